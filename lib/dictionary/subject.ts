import type { DictionaryList } from "@/lib/dictionary/words";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import type { Translate } from "@/lib/i18n/translate";
import { nameCode } from "@/lib/i18n/vocabulary";

const KEYWORDS = ["it", "facilities", "register", "freelancing", "startups", "skills"] as const;

/** Words by which catalogues find the register; with the name of a list where it is about one. */
export function keywordsOf(t: Translate, list?: DictionaryList): string[] {
  const kinds = FACILITY_KINDS.filter((kind) => kind !== "other").map((kind) => nameCode(t, "kind", kind));
  const words = KEYWORDS.map((word) => t(`catalogue.keywords.${word}`));
  return [...(list ? [t(`list.${list}`)] : []), ...words, ...kinds];
}

/** Pakistan with Azad Jammu and Kashmir and Gilgit-Baltistan, in degrees: what lies in the register lies within. */
export const COUNTRY_BOX = { west: 60.8, south: 23.6, east: 77.9, north: 37.1 };
