import { env } from "@/lib/env";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl } from "@/lib/paths";

/** The letters that the registry writes; each has a subject and a text under `mail`. */
type Letter = "reset" | "invitation" | "reminder" | "alarm";

/**
 * A letter in both languages, one below the other, for nobody knows which one its reader prefers. `path` is where it
 * leads, in a language.
 */
export function writeLetter(
  letter: Letter,
  names: { name: string; proposals?: string; person?: string; most?: string },
  path: (locale: Locale) => string,
): { subject: string; text: string } {
  const written = LOCALES.map((locale) => {
    const t = translator(locale);
    const address = absoluteUrl(env.PUBLIC_URL, path(locale));
    return { subject: t(`mail.${letter}.subject`), text: t(`mail.${letter}.text`, { ...names, address }) };
  });
  return {
    subject: written.map(({ subject }) => subject).join(" · "),
    text: `${written.map(({ text }) => text).join("\n\n———\n\n")}\n`,
  };
}
