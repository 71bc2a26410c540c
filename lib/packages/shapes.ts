import type { z } from "zod";
import { AgreementDocument } from "@/lib/agreements/schema";
import { AreaDocument } from "@/lib/areas/schema";
import { BodyDocument } from "@/lib/bodies/schema";
import { ClaimDocument } from "@/lib/claims/schema";
import { FacilityDocument } from "@/lib/facilities/schema";
import { ProgrammeDocument } from "@/lib/programmes/schema";
import { ProjectDocument } from "@/lib/projects/schema";
import type { RecordKind } from "@/lib/records/schema";
import { SourceDocument } from "@/lib/sources/schema";

/** A list of a document that is a table of its own. */
type Part = {
  /** The property of the document that the rows of `table` become. */
  property: string;
  table: string;
  /** The column that names the record. */
  owner: string;
  /** The columns that become an entry; one alone becomes a plain list. */
  columns: string[];
};

export type RecordShape = {
  kind: RecordKind;
  table: string;
  key: string;
  schema: z.ZodType;
  parts: Part[];
  /** Columns of semicolon-separated values, and the property each becomes. */
  lists: Record<string, string>;
};

const part = (property: string, table: string, owner: string, ...columns: string[]): Part => ({
  property,
  table,
  owner,
  columns,
});

/** How the tables of the package make up the documents of the register; in the order in which records may rest on others. */
export const RECORD_SHAPES: readonly RecordShape[] = [
  { kind: "area", table: "areas", key: "code", schema: AreaDocument, parts: [], lists: { aliases: "aliases" } },
  { kind: "body", table: "bodies", key: "code", schema: BodyDocument, parts: [], lists: {} },
  { kind: "source", table: "sources", key: "id", schema: SourceDocument, parts: [], lists: {} },
  { kind: "programme", table: "programmes", key: "code", schema: ProgrammeDocument, parts: [], lists: {} },
  {
    kind: "facility",
    table: "facilities",
    key: "ref",
    schema: FacilityDocument,
    parts: [
      part("names", "facility_names", "facility_ref", "name", "language", "type", "source_id"),
      part("functions", "facility_functions", "facility_ref", "kind", "shift", "audience", "source_id"),
      part("roles", "facility_roles", "facility_ref", "body_code", "role", "from", "to", "source_id"),
      part("programmes", "facility_programmes", "facility_ref", "programme_code", "source_id"),
      part(
        "events",
        "status_events",
        "facility_ref",
        "status",
        "on",
        "basis",
        "contested",
        "source_id",
        "note",
        "recorded_on",
      ),
      part("measures", "facility_measures", "facility_ref", "measure", "value", "qualifier", "as_of", "source_id"),
    ],
    lists: {},
  },
  {
    kind: "agreement",
    table: "agreements",
    key: "ref",
    schema: AgreementDocument,
    parts: [
      part("parties", "agreement_parties", "agreement_ref", "body_code", "role"),
      part("facilities", "agreement_facilities", "agreement_ref", "facility_ref"),
    ],
    lists: { promised_kind: "promised_kinds", area_codes: "area_codes" },
  },
  {
    kind: "project",
    table: "projects",
    key: "ref",
    schema: ProjectDocument,
    parts: [
      part(
        "funding",
        "project_funding",
        "project_ref",
        "fiscal_year_from",
        "fiscal_year_to",
        "measure",
        "amount_pkr",
        "source_id",
      ),
      part("facilities", "project_facilities", "project_ref", "facility_ref"),
    ],
    lists: {},
  },
  {
    kind: "claim",
    table: "claims",
    key: "ref",
    schema: ClaimDocument,
    parts: [],
    lists: { kinds: "kinds", area_codes: "area_codes", statuses: "statuses" },
  },
];
