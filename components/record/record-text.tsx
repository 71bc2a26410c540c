import type { Locale } from "@/lib/i18n/locales";

type Props = { locale: Locale; text: string; textUr?: string | null };

/** Record text in the language of the page where it has it, else in English and marked so. For use inside a line. */
export function RecordText({ locale, text, textUr = null }: Props) {
  const { words, lang } = chooseText(locale, text, textUr);
  if (lang === locale) return <bdi>{words}</bdi>;
  return (
    <bdi lang={lang} dir="ltr">
      {words}
    </bdi>
  );
}

/** The same as a paragraph of its own: English stands on an Urdu page in its own direction. */
export function RecordParagraph({ locale, text, textUr = null, className }: Props & { className?: string }) {
  const { words, lang } = chooseText(locale, text, textUr);
  if (lang === locale) return <p className={className}>{words}</p>;
  return (
    <p lang={lang} dir="ltr" className={className}>
      {words}
    </p>
  );
}

/** Which of the two texts a page in `locale` shows, and its language. Nothing is translated. */
export function chooseText(locale: Locale, text: string, textUr: string | null): { words: string; lang: Locale } {
  return locale === "ur" && textUr ? { words: textUr, lang: "ur" } : { words: text, lang: "en" };
}
