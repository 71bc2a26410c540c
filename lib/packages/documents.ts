import type { z } from "zod";
import { AgreementDocument } from "@/lib/agreements/schema";
import { AreaDocument } from "@/lib/areas/schema";
import { BodyDocument } from "@/lib/bodies/schema";
import { ClaimDocument } from "@/lib/claims/schema";
import { FacilityDocument } from "@/lib/facilities/schema";
import { type PackageProblem } from "@/lib/packages/problem";
import type { DataPackage, PackageRow, PackageValue } from "@/lib/packages/read";
import { ProgrammeDocument } from "@/lib/programmes/schema";
import { ProjectDocument } from "@/lib/projects/schema";
import type { RecordKind } from "@/lib/records/schema";
import { SourceDocument } from "@/lib/sources/schema";

/** A record of the package as a document, whether it may be published, and the row it came from. */
export type PackageRecord = { kind: RecordKind; key: string; publish: boolean; document: unknown; file: string; row: number };

type Part = {
  /** The property of the document that the rows of `table` become. */
  property: string;
  table: string;
  /** The column that names the record. */
  owner: string;
  /** The columns that become an entry; one alone becomes a plain list. */
  columns: string[];
};

type RecordShape = {
  kind: RecordKind;
  table: string;
  key: string;
  schema: z.ZodType;
  parts: Part[];
  /** Columns of semicolon-separated values, and the property each becomes. */
  lists: Record<string, string>;
};

const part = (property: string, table: string, owner: string, ...columns: string[]): Part => ({ property, table, owner, columns });

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
      part("events", "status_events", "facility_ref", "status", "on", "basis", "contested", "source_id", "note"),
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
    lists: { promised_kind: "promised_kinds" },
  },
  {
    kind: "project",
    table: "projects",
    key: "ref",
    schema: ProjectDocument,
    parts: [
      part("funding", "project_funding", "project_ref", "fiscal_year_from", "fiscal_year_to", "measure", "amount_pkr", "source_id"),
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

const CITED = new Set<RecordKind>(["facility", "body", "programme", "agreement", "project", "claim"]);
const groupBy = (rows: readonly PackageRow[], owner: (row: PackageRow) => string) => {
  const groups = new Map<string, PackageRow[]>();
  for (const row of rows) groups.set(owner(row), [...(groups.get(owner(row)) ?? []), row]);
  return groups;
};

const entryOf = (row: PackageRow, columns: readonly string[]): PackageValue | Record<string, PackageValue> =>
  columns.length === 1 ? (row.values[columns[0] ?? ""] ?? null) : Object.fromEntries(columns.map((name) => [name, row.values[name] ?? null]));

/** An editors' note that opens or holds such words says that sources place the facility differently. */
const PLACE_CONTESTED = /place(ment)? contested|whose place is given as/i;

/** Assembles every record of a package; a document that breaks a rule of the register is named by file and row. */
export function toDocuments({ tables }: DataPackage): { records: PackageRecord[]; problems: PackageProblem[] } {
  const problems: PackageProblem[] = [];
  const records: PackageRecord[] = [];
  const citations = groupBy(tables.get("citations") ?? [], ({ values }) => `${values["subject_table"]} ${values["subject_ref"]}`);
  for (const shape of RECORD_SHAPES) {
    const parts = shape.parts.map((one) => ({ ...one, rows: groupBy(tables.get(one.table) ?? [], (row) => String(row.values[one.owner])) }));
    for (const { row, values } of tables.get(shape.table) ?? []) {
      const key = String(values[shape.key]);
      const { publish = true, ...rest } = values;
      const document: Record<string, unknown> = { ...rest };
      for (const [column, property] of Object.entries(shape.lists)) {
        const text = rest[column];
        if (property !== column) delete document[column];
        document[property] = typeof text === "string" ? text.split(";").map((value) => value.trim()) : [];
      }
      for (const { property, rows, columns } of parts) document[property] = (rows.get(key) ?? []).map((one) => entryOf(one, columns));
      if (CITED.has(shape.kind))
        document["citations"] = (citations.get(`${shape.table} ${key}`) ?? []).map((one) => entryOf(one, ["field", "source_id", "phrase", "note"]));
      if (shape.kind === "facility") document["place_contested"] = PLACE_CONTESTED.test(String(rest["internal_note"] ?? ""));
      const parsed = shape.schema.safeParse(document);
      const file = `${shape.table}.csv`;
      if (parsed.success) records.push({ kind: shape.kind, key, publish: publish === true, document: parsed.data, file, row });
      else for (const issue of parsed.error.issues) problems.push({ file, row, column: issue.path.join("."), message: issue.message });
    }
  }
  return { records, problems };
}
