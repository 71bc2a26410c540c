import type { ReactNode } from "react";
import { DICTIONARY_LISTS } from "@/lib/dictionary/words";
import type { Translate } from "@/lib/i18n/translate";

const SECTIONS = [
  "files",
  "package",
  "releases",
  "filter",
  "api",
  "embed",
  "use",
  "cite",
  "licence",
  "dictionary",
] as const;

/** The contents of the page: its sections, and the dictionary of each list. */
export function DataContents({ t }: { t: Translate }) {
  return (
    <nav aria-label={t("data.contents")} className="text-sm lg:sticky lg:top-6 lg:self-start print:hidden">
      <ul className="border-line border-t">
        {SECTIONS.map((section) => (
          <li key={section} className="border-line border-b">
            <a href={`#${section}`} className="flex min-h-10 items-center max-md:min-h-11">
              {t(`data.${section}.title`)}
            </a>
            {section === "dictionary" && (
              <ul className="pb-2 ps-3 max-lg:hidden">
                {DICTIONARY_LISTS.map((list) => (
                  <li key={list}>
                    <a href={`#${list}`} className="flex min-h-8 items-center">
                      {t(`list.${list}`)}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A part of the page under a heading that can be linked to. */
export function DataSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="grid scroll-mt-4 gap-4">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

/** What a format is, in a list of formats. */
export function FormatNote({ name, text }: { name: string; text: ReactNode }) {
  return (
    <>
      <dt className="font-semibold">{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
