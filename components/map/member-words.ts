import type { Locale } from "@/lib/i18n/locales";
import type { Member } from "@/lib/map/schema";

/** A name in the page's language where the record has one; `lang` names the language when it is another. */
export type Words = { text: string; lang: "en" | undefined };

export function nameOf(member: Pick<Member, "name" | "name_ur">, locale: Locale): Words {
  if (locale === "ur" && !member.name_ur) return { text: member.name, lang: "en" };
  return { text: locale === "ur" && member.name_ur ? member.name_ur : member.name, lang: undefined };
}

/** Attributes that mark a text of another language than the page's. */
export function langAttributes({ lang }: Words): { lang?: "en"; dir?: "ltr" } {
  return lang ? { lang, dir: "ltr" } : {};
}
