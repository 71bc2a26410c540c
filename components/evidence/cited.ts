import type { Citation } from "@/lib/records/schema";
import type { SourceDocument } from "@/lib/sources/schema";
import type { CitedSource, Evidence } from "./evidence";

type Sources = Readonly<Record<string, SourceDocument>>;

/** The sources of a page in the order in which they are first cited, numbered from one. */
export function numberSources(
  citations: readonly { source_id: string | null }[],
  sources: Sources,
): Map<string, number> {
  const ids = new Set(
    citations.flatMap(({ source_id }) => (source_id !== null && sources[source_id] ? [source_id] : [])),
  );
  return new Map([...ids].map((id, at) => [id, at + 1]));
}

/** A source as evidence shows it; null for one that is not among the page's. */
export function citeSource(
  id: string | null,
  sources: Sources,
  numbers: ReadonlyMap<string, number>,
  said: { phrase: string | null; note: string | null } = { phrase: null, note: null },
): CitedSource | null {
  const source = id === null ? undefined : sources[id];
  const number = id === null ? undefined : numbers.get(id);
  if (!source || number === undefined) return null;
  const { title, publisher, published_on, language, url } = source;
  return { number, id: source.id, title, publisher, published_on, language, url, phrase: said.phrase, note: said.note };
}

/** What a field rests on: the sources that name it, else those of the record as a whole; null when there is neither. */
export function evidenceOf(
  field: string,
  citations: readonly Citation[],
  sources: Sources,
  numbers: ReadonlyMap<string, number>,
): Evidence | null {
  const cited = (name: string) =>
    citations
      .filter((citation) => citation.field === name)
      .flatMap((citation) => citeSource(citation.source_id, sources, numbers, citation) ?? [])
      .sort((one, other) => one.number - other.number);
  const own = cited(field);
  if (own.length > 0) return { rests: "sources", sources: own };
  const whole = cited("record");
  return whole.length > 0 ? { rests: "record", sources: whole } : null;
}

/** Every source of the page, for the list at its foot. */
export function listSources(sources: Sources, numbers: ReadonlyMap<string, number>): CitedSource[] {
  return [...numbers.keys()].flatMap((id) => citeSource(id, sources, numbers) ?? []);
}
