import { AGREEMENT_KINDS, type AgreementDocument, PARTY_ROLES } from "@/lib/agreements/schema";
import { AREA_LEVELS, AREA_STANDINGS, type AreaDocument } from "@/lib/areas/schema";
import { BODY_KINDS, type BodyDocument } from "@/lib/bodies/schema";
import { CLAIM_MEASURES, type ClaimDocument } from "@/lib/claims/schema";
import { FACILITY_FORM } from "@/lib/editing/facility-form";
import { CITATIONS, choice, choices, list, record, rows, sectionsOf, sourceOf, typed } from "@/lib/editing/inputs";
import type { Field, RecordForm } from "@/lib/editing/schema";
import { EVENT_STATUSES, FACILITY_KINDS, QUALIFIERS } from "@/lib/facilities/schema";
import type { ProgrammeDocument } from "@/lib/programmes/schema";
import { FUNDING_MEASURES, PROJECT_STATUSES, type ProjectDocument } from "@/lib/projects/schema";
import type { RecordKind } from "@/lib/records/schema";
import { SOURCE_KINDS, SOURCE_LANGUAGES, SOURCE_USES, type SourceDocument } from "@/lib/sources/schema";

const FACILITIES = list("facilities", record("facility_ref", "facility"));
const AREAS = list("area_codes", record("area_code", "area"));

/** The form of each kind of record: every field of its schema once. One generic form is drawn from these. */
export const RECORD_FORMS: Readonly<Record<RecordKind, RecordForm>> = {
  facility: FACILITY_FORM,
  body: {
    fixed: "code",
    kept: [],
    sections: sectionsOf<BodyDocument>()({
      identity: [
        typed("name", "text"),
        typed("short_name", "text"),
        typed("name_ur", "text"),
        choice("kind", "bodyKind", BODY_KINDS),
        record("parent_code", "body", "parent_body"),
        typed("website", "url"),
      ],
      notes: [typed("note", "long")],
      sources: [CITATIONS],
    }),
  },
  programme: {
    fixed: "code",
    kept: [],
    sections: sectionsOf<ProgrammeDocument>()({
      identity: [typed("name", "text"), record("body_code", "body")],
      notes: [typed("note", "long")],
      sources: [CITATIONS],
    }),
  },
  source: {
    fixed: "id",
    kept: [],
    sections: sectionsOf<SourceDocument>()({
      identity: [
        typed("title", "text"),
        typed("publisher", "text"),
        typed("url", "url"),
        typed("document", "text"),
        typed("published_on", "date"),
        choice("kind", "sourceKind", SOURCE_KINDS),
        choice("language", "language", SOURCE_LANGUAGES),
        typed("origin_group", "text"),
        choice("use", "sourceUse", SOURCE_USES),
      ],
      notes: [typed("note", "long")],
    }),
  },
  area: {
    fixed: "code",
    kept: [],
    sections: sectionsOf<AreaDocument>()({
      identity: [
        typed("name", "text"),
        typed("name_ur", "text"),
        choice("level", "areaLevel", AREA_LEVELS),
        record("parent_code", "area", "parent_area"),
        choice("status", "areaStatus", AREA_STANDINGS, "standing"),
        list("aliases", typed("alias", "text")),
      ],
      place: [typed("lat", "number"), typed("lon", "number")],
      codes: [
        typed("iso_code", "text"),
        typed("pbs_code", "text"),
        typed("ocha_pcode", "text"),
        typed("map_shape_id", "text"),
      ],
      notes: [typed("note", "long")],
    }),
  },
  agreement: {
    fixed: "ref",
    kept: [],
    sections: sectionsOf<AgreementDocument>()({
      identity: [
        typed("title", "text"),
        choice("kind", "agreementKind", AGREEMENT_KINDS),
        typed("signed_on", "date"),
        record("source_id", "source", "own_source"),
        rows("parties", record("body_code", "body"), choice("role", "partyRole", PARTY_ROLES)),
      ],
      promised: [
        typed("scope", "long"),
        choices("promised_kinds", "kind", FACILITY_KINDS),
        typed("promised_count", "number"),
        typed("due_on", "date"),
        AREAS,
      ],
      facilities: [FACILITIES],
      sources: [CITATIONS],
    }),
  },
  project: {
    fixed: "ref",
    kept: [],
    sections: sectionsOf<ProjectDocument>()({
      identity: [
        typed("title", "text"),
        record("lead_body_code", "body"),
        choice("status", "projectStatus", PROJECT_STATUSES, "project_status"),
        typed("start_on", "date"),
        typed("end_on", "date"),
        typed("outputs", "long"),
        typed("is_aggregate", "flag"),
        record("parent_ref", "project", "parent_project"),
        record("source_id", "source", "own_source"),
      ],
      money: [
        rows(
          "funding",
          typed("fiscal_year_from", "text"),
          typed("fiscal_year_to", "text"),
          choice("measure", "fundingMeasure", FUNDING_MEASURES),
          typed("amount_pkr", "number"),
          sourceOf,
        ),
      ],
      facilities: [FACILITIES],
      sources: [CITATIONS],
    }),
  },
  claim: {
    fixed: "ref",
    kept: [],
    sections: sectionsOf<ClaimDocument>()({
      identity: [
        record("speaker_body_code", "body"),
        typed("paraphrase", "long"),
        record("source_id", "source", "own_source"),
        typed("as_of", "date"),
      ],
      number: [
        choice("measure", "measure", CLAIM_MEASURES),
        typed("value", "number"),
        typed("value_text", "text"),
        choice("qualifier", "qualifier", QUALIFIERS),
        typed("is_target", "flag"),
      ],
      scope: [
        record("programme_code", "programme"),
        choices("kinds", "kind", FACILITY_KINDS),
        AREAS,
        choices("statuses", "status", EVENT_STATUSES),
      ],
      sources: [CITATIONS],
    }),
  },
};

/** Every field of a kind of record, in the order of its form. */
export const fieldsOf = (kind: RecordKind): readonly Field[] =>
  RECORD_FORMS[kind].sections.flatMap(({ fields }) => fields);

/** One field by its name; null for the key and for what the register keeps. */
export const fieldOf = (kind: RecordKind, name: string): Field | null =>
  fieldsOf(kind).find((field) => field.name === name) ?? null;

/** The name of the first column of a list that has rows; blank where its entries are single values, null for any other. */
export function firstColumn(kind: RecordKind, name: string): string | null {
  const field = fieldOf(kind, name);
  if (field?.input === "list") return "";
  return field?.input === "rows" ? (field.columns[0]?.name ?? null) : null;
}
