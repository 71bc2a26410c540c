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

/** The rectangle in which the register's points lie, in degrees: Pakistan. */
export const COUNTRY_BOX = { west: 60.5, south: 23.5, east: 80, north: 37.5 };
