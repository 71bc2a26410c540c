import type { FacilityDocument } from "@/lib/facilities/schema";
import type { SourceDocument } from "@/lib/sources/schema";
import type { StatisticsNumber } from "@/lib/statistics/rows";

/** The values of a facility that want a source. The rest is our judgement or rendering, and said to be (design 3.7). */
export const VALUE_FIELDS = [
  "name",
  "names",
  "kind",
  "functions",
  "status",
  "area_code",
  "place",
  "host_name",
  "roles",
  "programmes",
  "measures",
  "other",
] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

/** What a value rests on: a source that names it, the sources of the record as a whole, or none that may be cited. */
export type Rest = "named" | "record" | "none";
export type ValueCount = Record<Rest, number> & { values: number; official: number };

type Sources = ReadonlyMap<string, Pick<SourceDocument, "kind">>;

/** The values of a document, each with the ids of the sources that name it. */
function listValues(document: FacilityDocument): { field: ValueField; ids: (string | null)[] }[] {
  const cited = (field: string) =>
    document.citations.filter((citation) => citation.field === field).map(({ source_id }) => source_id);
  const scalar = (field: ValueField, name: keyof FacilityDocument) =>
    document[name] === null ? [] : [{ field, ids: cited(name) }];
  const rows = (field: ValueField, list: readonly { source_id: string | null }[], ...names: string[]) =>
    list.map(({ source_id }) => ({ field, ids: source_id === null ? names.flatMap(cited) : [source_id] }));
  return [
    ...scalar("name", "name"),
    // A name in Urdu is our rendering unless a source has it.
    ...rows(
      "names",
      document.names.filter(({ language, source_id }) => language !== "ur" || source_id !== null),
      "names",
    ),
    ...scalar("kind", "kind"),
    ...rows("functions", document.functions, "functions"),
    ...rows("status", document.events, "status"),
    ...scalar("area_code", "area_code"),
    ...scalar("place", "place"),
    ...scalar("host_name", "host_name"),
    ...rows("roles", document.roles, "roles"),
    ...rows("programmes", document.programmes, "programmes"),
    ...rows("measures", document.measures, "measures"),
    ...(["address", "parent_ref", "area_sqft", "seats", "website", "phone", "email"] as const).flatMap((name) =>
      scalar("other", name),
    ),
  ];
}

const EMPTY: ValueCount = { values: 0, named: 0, record: 0, none: 0, official: 0 };

/** Counts the values of some documents by what they rest on; `sources` are those that may be cited. */
export function countValues(
  documents: readonly FacilityDocument[],
  sources: Sources,
): ReadonlyMap<ValueField | "all", ValueCount> {
  const counts = new Map<ValueField | "all", ValueCount>([["all", { ...EMPTY }]]);
  for (const document of documents) {
    const citable = (ids: readonly (string | null)[]) =>
      ids.flatMap((id) => (id === null ? [] : (sources.get(id) ?? [])));
    const values = listValues(document);
    // As the page of a facility has it: without sources of the record as a whole, all of its sources are those.
    const record = citable(document.citations.flatMap(({ field, source_id }) => (field === "record" ? source_id : [])));
    const whole = record.length > 0 ? record : citable(values.flatMap(({ ids }) => ids));
    for (const { field, ids } of values) {
      const named = citable(ids);
      const rest: Rest = named.length > 0 ? "named" : whole.length > 0 ? "record" : "none";
      const official = (named.length > 0 ? named : whole).some(({ kind }) => kind === "official");
      for (const name of ["all", field] as const) {
        const count = counts.get(name) ?? { ...EMPTY };
        count.values += 1;
        count[rest] += 1;
        if (official) count.official += 1;
        counts.set(name, count);
      }
    }
  }
  return counts;
}

const SERIES = ["values", "named", "record", "none", "official"] as const;

/** The numbers of the chart: for each kind of value that there is, and for all. */
export function numberValues(counts: ReturnType<typeof countValues>): StatisticsNumber[] {
  return (["all", ...VALUE_FIELDS] as const).flatMap((key) => {
    const count = counts.get(key);
    if (!count || count.values === 0) return [];
    return SERIES.map(
      (series): StatisticsNumber => ({
        chart: "values",
        series,
        key,
        unit: "values",
        value: count[series],
        query: null,
      }),
    );
  });
}
