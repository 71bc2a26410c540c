import type { AreaDocument } from "@/lib/areas/schema";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { foldWords } from "@/lib/search/fold";

/** The words of what many facilities name, folded once for all of them. */
const folded = new WeakMap<object, string[]>();
function wordsOf(named: object, texts: () => Iterable<string | null>): string[] {
  const known = folded.get(named) ?? foldWords(texts());
  folded.set(named, known);
  return known;
}

/** The words by which a facility is found: its own, those of its areas and those of its bodies. */
export function termsOf(
  document: FacilityDocument,
  areas: readonly AreaDocument[],
  namesOf: (code: string) => readonly (string | null)[],
): string[] {
  const { ref, name, name_ur, place, address, host_name, names, roles } = document;
  const terms = new Set(
    foldWords([ref, name, name_ur, place, address, host_name, ...names.map((other) => other.name)]),
  );
  for (const area of areas)
    for (const word of wordsOf(area, () => [area.name, area.name_ur, ...area.aliases])) terms.add(word);
  for (const { body_code } of roles) {
    for (const word of foldWords([body_code])) terms.add(word);
    const bodyNames = namesOf(body_code);
    for (const word of wordsOf(bodyNames, () => bodyNames)) terms.add(word);
  }
  return [...terms];
}
