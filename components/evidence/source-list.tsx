import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { CitedSource } from "./evidence";
import { SIGNS } from "./source-mark";
import { CitedSourceText } from "./source-note";

const ALL_SIGNS = ["record", "judgement", "rendering", "geonames", "derived"] as const;

type Props = {
  t: Translate;
  locale: Locale;
  sources: CitedSource[];
  /** The signs that the page uses, to be explained. */
  signs?: readonly (keyof typeof SIGNS)[];
};

/** The sources of a page by number, and what the other signs mean: what the marks lead to, and all there is in print. */
export function SourceList({ t, locale, sources, signs = ALL_SIGNS }: Props) {
  return (
    <div className="text-sm">
      <ol className="grid gap-4 md:grid-cols-2 md:gap-x-10">
        {sources.map((source) => (
          <li key={source.number} id={`source-${source.number}`} value={source.number} className="ms-6 list-decimal">
            <CitedSourceText t={t} locale={locale} source={source} />
          </li>
        ))}
      </ol>
      <dl className="mt-6 flex flex-wrap gap-x-6 gap-y-1 border-line border-t pt-3 text-soft">
        {signs.map((basis) => (
          <div key={basis} className="flex gap-1.5">
            <dt>{SIGNS[basis]}</dt>
            <dd>{t(`evidence.rests.${basis}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
