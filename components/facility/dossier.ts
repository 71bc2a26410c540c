import { buildCiter, type Citer, type ShownDocument } from "@/components/facility/cite";
import type { ShownFacility } from "@/components/facility/facility-cells";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import type { SourceDocument } from "@/lib/sources/schema";

/** What every part of a facility's page is made from. */
export type Dossier = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  document: ShownDocument;
  row: ShownFacility;
  cite: Citer;
  /** The day that the page speaks of. */
  day: string;
  /** What links to other records carry on: the day and revision of the page; empty for today. */
  moment: string;
};

type Given = Omit<Dossier, "cite"> & { sources: Record<string, SourceDocument> };

/** Puts the dossier of a facility together. */
export function openDossier({ sources, ...given }: Given): Dossier {
  const { t, document } = given;
  return { ...given, cite: buildCiter(document, sources, (field) => nameField(t, field)) };
}

const FIELDS = {
  name: "facility.fact.names",
  names: "facility.fact.names",
  kind: "facility.fact.kind",
  functions: "facility.fact.functions",
  status: "facets.status",
  area_code: "facility.fact.units",
  place: "facility.fact.place",
  address: "facility.fact.address",
  host_name: "facility.fact.host",
  parent_ref: "facility.fact.parent",
  area_sqft: "facility.fact.area",
  seats: "facility.fact.seats",
  website: "facility.fact.website",
  phone: "facility.fact.contact",
  email: "facility.fact.contact",
  ownership: "facility.fact.ownership",
  programmes: "facility.fact.programmes",
  roles: "list.bodies",
  measures: "facility.cited.figures",
  record: "facility.cited.record",
} as const;

/** What a citation's field is called on the page; the field itself where the page has no word for it. */
function nameField(t: Translate, field: string): string {
  const known = Object.keys(FIELDS).find((name): name is keyof typeof FIELDS => name === field);
  return known ? t(FIELDS[known]) : field;
}
