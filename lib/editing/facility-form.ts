import { CITATIONS, choice, record, rows, sectionsOf, sourceOf, typed } from "@/lib/editing/inputs";
import type { RecordForm } from "@/lib/editing/schema";
import {
  AUDIENCES,
  BASES,
  BODY_ROLES,
  EVENT_STATUSES,
  FACILITY_KINDS,
  type FacilityDocument,
  LANGUAGES,
  MEASURES,
  NAME_TYPES,
  OWNERSHIPS,
  PRECISIONS,
  QUALIFIERS,
  SHIFTS,
} from "@/lib/facilities/schema";

/** The form of a facility, in the order in which its page says things. */
export const FACILITY_FORM: RecordForm = {
  fixed: "ref",
  kept: ["slug", "confirmed_on", "synthetic", "links"],
  sections: sectionsOf<FacilityDocument>()({
    identity: [
      typed("name", "text"),
      typed("name_ur", "text"),
      choice("kind", "kind", FACILITY_KINDS, "main_kind"),
      typed("summary", "long"),
      rows(
        "names",
        typed("name", "text", "other_name"),
        choice("language", "language", LANGUAGES),
        choice("type", "nameType", NAME_TYPES),
        sourceOf,
      ),
    ],
    events: [
      rows(
        "events",
        choice("status", "status", EVENT_STATUSES),
        typed("on", "date"),
        choice("basis", "basis", BASES),
        typed("contested", "flag"),
        sourceOf,
        typed("note", "text"),
      ),
    ],
    functions: [
      rows(
        "functions",
        choice("kind", "kind", FACILITY_KINDS),
        choice("shift", "shift", SHIFTS),
        choice("audience", "audience", AUDIENCES),
        sourceOf,
      ),
    ],
    place: [
      record("area_code", "area"),
      typed("place", "text"),
      typed("address", "long"),
      typed("place_contested", "flag"),
      typed("lat", "number"),
      typed("lon", "number"),
      choice("location_precision", "precision", PRECISIONS),
    ],
    bodies: [
      rows(
        "roles",
        record("body_code", "body"),
        choice("role", "role", BODY_ROLES),
        typed("from", "date"),
        typed("to", "date"),
        sourceOf,
      ),
      typed("host_name", "text"),
      record("host_body_code", "body"),
      record("parent_ref", "facility"),
      rows("programmes", record("programme_code", "programme"), sourceOf),
    ],
    figures: [
      choice("ownership", "ownership", OWNERSHIPS),
      typed("area_sqft", "number"),
      typed("area_note", "text"),
      typed("seats", "number"),
      rows(
        "measures",
        choice("measure", "measure", MEASURES),
        typed("value", "number"),
        choice("qualifier", "qualifier", QUALIFIERS),
        typed("as_of", "date"),
        sourceOf,
      ),
    ],
    contact: [typed("website", "url"), typed("phone", "tel"), typed("email", "email")],
    notes: [typed("internal_note", "long")],
    sources: [CITATIONS],
  }),
};
