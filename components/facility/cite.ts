import type { CitedSource, Evidence } from "@/components/evidence/evidence";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { effectiveDay } from "@/lib/facilities/status";
import type { SourceDocument } from "@/lib/sources/schema";

/** A facility's document as the public sees it. */
export type ShownDocument = Omit<FacilityDocument, "internal_note" | "slug" | "synthetic">;

/** Knows what each value of one record rests on. */
export type Citer = {
  /** Every source of the record by its number on the page, as the list of sources shows it. */
  sources: CitedSource[];
  /** The citations of a field; where none names it, the sources of the record as a whole. */
  field(...names: string[]): Evidence;
  /** The source of a row that names its own; where it names none, the sources of the record as a whole. */
  row(sourceId: string | null, ...fields: string[]): Evidence;
  /** The numbers of sources that go back to one release, for each release with more than one. */
  sameOrigin: number[][];
  /** Distinct witnesses: sources of one release are one. */
  witnesses: number;
};

/** In the order in which a page first leans on them, so that its marks count upwards. */
function orderSources(document: ShownDocument, sources: Record<string, SourceDocument>): string[] {
  const cited = (...fields: string[]) => document.citations.filter(({ field }) => fields.includes(field));
  const rows = [
    cited("name", "status"),
    document.events.toSorted((one, other) => effectiveDay(one).localeCompare(effectiveDay(other))),
    cited("kind"),
    document.functions,
    document.citations.filter(({ field }) => field !== "record"),
    document.names,
    document.programmes,
    document.roles,
    document.measures,
    document.citations,
  ];
  const ids = rows.flat().flatMap(({ source_id }) => (source_id && sources[source_id] ? [source_id] : []));
  return [...new Set(ids)];
}

/** Numbers the sources of a record, and tells what each of its values rests on. `nameField` says a field in words. */
export function buildCiter(
  document: ShownDocument,
  sources: Record<string, SourceDocument>,
  nameField: (field: string) => string,
): Citer {
  const ids = orderSources(document, sources);
  const numberOf = new Map(ids.map((id, at) => [id, at + 1]));
  const cite = (id: string, fields: readonly string[]): CitedSource[] => {
    const source = sources[id];
    if (!source) return [];
    const said = document.citations.filter((one) => one.source_id === id && fields.includes(one.field));
    const { title, publisher, published_on, language, url } = source;
    const phrase = said.find((one) => one.phrase)?.phrase ?? null;
    const note = said.find((one) => one.note)?.note ?? null;
    return [{ number: numberOf.get(id) ?? 0, id, title, publisher, published_on, language, url, phrase, note }];
  };
  const citing = (fields: readonly string[]): CitedSource[] => {
    const found = document.citations.filter(({ field }) => fields.includes(field)).map(({ source_id }) => source_id);
    return ids.filter((id) => found.includes(id)).flatMap((id) => cite(id, fields));
  };
  const whole = (): Evidence => {
    const record = citing(["record"]);
    return { rests: "record", sources: record.length > 0 ? record : ids.flatMap((id) => cite(id, ["record"])) };
  };
  const origins = new Map<string, number[]>();
  for (const id of ids) {
    const origin = sources[id]?.origin_group ?? id;
    origins.set(origin, [...(origins.get(origin) ?? []), numberOf.get(id) ?? 0]);
  }
  return {
    sources: ids.flatMap((id) => listSource(id)),
    field(...names) {
      const named = citing(names);
      return named.length > 0 ? { rests: "sources", sources: named } : whole();
    },
    row: (sourceId, ...fields) =>
      sourceId && sources[sourceId] ? { rests: "sources", sources: cite(sourceId, fields) } : whole(),
    sameOrigin: [...origins.values()].filter((numbers) => numbers.length > 1),
    witnesses: origins.size,
  };

  /** A source with every phrase of it that the record quotes, and all it is cited for. */
  function listSource(id: string): CitedSource[] {
    const said = document.citations.filter((one) => one.source_id === id);
    const phrases = [...new Set(said.flatMap(({ phrase }) => phrase ?? []))];
    const fields = [...new Set([...said.map(({ field }) => field), ...rowsCiting(document, id)])];
    const supports = (fields.length > 1 ? fields.filter((field) => field !== "record") : fields).map(nameField);
    return cite(id, ["record"]).map((source) => ({
      ...source,
      phrase: phrases.join(" … ") || null,
      note: sources[id]?.note ?? null,
      supports: [...new Set(supports)].join(" · ") || undefined,
    }));
  }
}

/** The lists of a document in which a row names this source. */
function rowsCiting(document: ShownDocument, id: string): string[] {
  const lists = {
    status: document.events,
    functions: document.functions,
    names: document.names,
    programmes: document.programmes,
    roles: document.roles,
    measures: document.measures,
  };
  return Object.entries(lists).flatMap(([name, rows]) =>
    rows.some(({ source_id }) => source_id === id) ? [name] : [],
  );
}
