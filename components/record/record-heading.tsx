import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { chooseText } from "./record-text";

type Props = {
  locale: Locale;
  name: string;
  nameUr: string | null;
  /** The reference or code, which is the same in every language. */
  code: string;
  /** A line above the name: the kind, with its mark. */
  kicker: ReactNode;
  /** What stands below the name: status, place. */
  children?: ReactNode;
};

/** The head of a record's page: its name in the page's language, the other name below, its reference. */
export function RecordHeading({ locale, name, nameUr, code, kicker, children }: Props) {
  const shown = chooseText(locale, name, nameUr);
  const other = shown.lang === "ur" ? { words: name, lang: "en" } : nameUr ? { words: nameUr, lang: "ur" } : null;
  return (
    <header className="border-line border-b pb-5">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">{kicker}</p>
      <h1 lang={shown.lang} dir="auto" className="measure mt-1 text-start text-2xl md:text-3xl">
        {shown.words}
      </h1>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 text-soft">
        {other && (
          <bdi lang={other.lang} className="text-lg">
            {other.words}
          </bdi>
        )}
        <code dir="ltr" className="text-sm">
          {code}
        </code>
      </p>
      {children}
    </header>
  );
}
