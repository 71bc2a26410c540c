import { ScrollFrame } from "@/components/table/scroll-frame";
import type { DictionaryColumn, ListState } from "@/lib/dictionary/lists";
import { codesOf, columnLabel, columnMeaning, type DictionaryList } from "@/lib/dictionary/words";
import { formatShare } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";

type Props = {
  t: Translate;
  locale: Locale;
  list: DictionaryList;
  columns: readonly DictionaryColumn[];
  state: ListState;
};

/** An example is shown up to so many characters. */
const MOST_SHOWN = 80;

/**
 * Every column of a list: its name in files, what people call it, what it holds, whether an import may set it, how much
 * of it is known, and a value.
 */
export function DictionaryTable({ t, locale, list, columns, state }: Props) {
  return (
    <ScrollFrame label={t("data.dictionary.caption", { list: t(`list.${list}`) })}>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("data.dictionary.caption", { list: t(`list.${list}`) })}</caption>
        <thead>
          <tr className="border-edge border-b text-start align-bottom">
            <th scope="col" className="py-2 pe-4 text-start font-semibold">
              {t("data.dictionary.name")}
            </th>
            <th scope="col" className="py-2 pe-4 text-start font-semibold">
              {t("data.dictionary.type")}
            </th>
            <th scope="col" className="min-w-64 py-2 pe-4 text-start font-semibold">
              {t("data.dictionary.meaning")}
            </th>
            <th scope="col" className="py-2 pe-4 text-end font-semibold">
              {t("data.dictionary.filled")}
            </th>
            <th scope="col" className="min-w-52 py-2 text-start font-semibold">
              {t("data.dictionary.example")}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, type, derived, words }) => (
            <tr key={name} id={`${list}-${name}`} className="border-line border-b align-top">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                <code dir="ltr">{name}</code>
                <span className="block text-soft">{columnLabel(t, list, name)}</span>
              </th>
              <td className="whitespace-nowrap py-2 pe-4">
                {t(`data.type.${type}`)}
                <span className="block text-soft">
                  {derived ? t("data.dictionary.derived") : t("data.dictionary.importable")}
                </span>
              </td>
              <td className="py-2 pe-4">
                {columnMeaning(t, list, name)}
                {words && <Codes t={t} vocabulary={words} />}
              </td>
              <td className="py-2 pe-4 text-end tabular-nums">
                {formatShare(locale, state.columns[name]?.filled ?? 0, state.count)}
              </td>
              <td className="py-2">
                <Example text={state.columns[name]?.example ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

/** A value as files have it, at its beginning where it is long. */
function Example({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <code dir="auto" className="block max-w-64 [overflow-wrap:anywhere]">
      {text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()}…` : text}
    </code>
  );
}

/** The codes that a column may hold, each with its word. */
function Codes({ t, vocabulary }: { t: Translate; vocabulary: string }) {
  const codes = codesOf(t, vocabulary);
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-accent">{t("data.dictionary.codes", { count: codes.length })}</summary>
      <dl className="mt-1 grid gap-x-4 gap-y-0.5 sm:grid-cols-[auto_minmax(0,1fr)]">
        {codes.map((code) => (
          <div key={code} className="contents">
            <dt>
              <code dir="ltr">{code}</code>
            </dt>
            <dd className="text-soft max-sm:mb-1">{sayCode(t, vocabulary, code)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
