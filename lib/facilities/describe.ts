import { type FacilityFilter, type FilterName, without } from "@/lib/facilities/filter";
import { ADJECTIVES, kindWords, PHRASES } from "@/lib/facilities/phrases";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";

/** Where each condition stands: before the noun (`lead`) or after it, in this order. One that is missing comes last. */
const ORDER: Record<Locale, { lead: readonly FilterName[]; tail: readonly FilterName[] }> = {
  en: {
    lead: [],
    tail: ["status", "shift", "audience", "main_kind", "area", "bbox", "near", "role", "programme", "ownership"],
  },
  ur: {
    lead: ["area", "bbox", "near", "shift", "audience", "role", "programme", "ownership", "status"],
    tail: ["main_kind"],
  },
};

/**
 * A filter in words, for headings, titles and file names: 'Open freelancing hubs in Azad Jammu & Kashmir run by SCO
 * matching “x”'. Every condition is said. Words in the script of the other language are isolated (U+2068, U+2069),
 * so that the sentence can stand where no markup can.
 */
export function describeFilter(filter: FacilityFilter, directory: Directory, locale: Locale, t: Translate): string {
  const context = { filter, directory, locale, t };
  const { lead, tail } = ORDER[locale];
  const adjective = locale === "en" && filter.status?.every((word) => ADJECTIVES.includes(word));
  const leading = adjective ? [...lead, "status" as const] : lead;
  const said = (Object.keys(PHRASES) as FilterName[]).filter((name) => filter[name] !== undefined);
  const at = (order: readonly FilterName[], name: FilterName) => (order.indexOf(name) + 1 || order.length + 1) - 1;
  const inOrder = (order: readonly FilterName[], names: FilterName[]) =>
    names.toSorted((one, other) => at(order, one) - at(order, other)).flatMap((name) => PHRASES[name](context) ?? []);
  const before = inOrder(
    leading,
    said.filter((name) => leading.includes(name)),
  );
  const after = inOrder(
    tail,
    said.filter((name) => !leading.includes(name)),
  );
  const nothing = said.every((name) => name === "as_of" || name === "known_at");
  const noun = filter.kind ? kindWords(context, filter.kind) : nothing ? t("describe.all") : t("describe.facilities");
  const sentence = [[...before, noun].join(" "), ...after].join(locale === "ur" ? "، " : " ");
  return sentence.slice(0, 1).toLocaleUpperCase("en") + sentence.slice(1);
}

/** The filter as the beginning of a file's name: the English words in small letters, joined by hyphens, at most 80. */
export function nameFile(filter: FacilityFilter, directory: Directory): string {
  const rows = without(filter, "as_of", "known_at");
  if (Object.keys(rows).length === 0) return "facilities";
  const words = describeFilter(rows, directory, "en", translator("en")).normalize("NFKD").toLowerCase();
  return words
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "");
}
