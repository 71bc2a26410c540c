import { DICTIONARY_LISTS, type DictionaryList } from "@/lib/dictionary/words";
import type { Translate } from "@/lib/i18n/translate";
import { code, ParameterTable } from "./parameter-table";

type Props = { t: Translate; parameters: Record<DictionaryList, readonly string[]> };

/** What the other lists can be filtered by, and the meaning of what the facilities have not. */
export function OtherParameters({ t, parameters }: Props) {
  // Statistics take the filter of the facilities as it is.
  const others = DICTIONARY_LISTS.filter((list) => list !== "facilities" && list !== "statistics");
  const further = [...new Set(others.flatMap((list) => parameters[list]))].filter(
    (name) => !parameters.facilities.includes(name),
  );
  return (
    <>
      <dl className="grid gap-x-8 gap-y-1 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        {others.map((list) => (
          <div key={list} className="contents">
            <dt>
              <a href={`#${list}`}>{t(`list.${list}`)}</a>
            </dt>
            <dd className="flex flex-wrap gap-x-2 gap-y-1 max-sm:mb-2">
              {parameters[list].map((name) => (
                <span key={name}>{code(name)}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <ParameterTable t={t} caption={t("data.filter.others")} parameters={further.map((name) => ({ name }))} />
    </>
  );
}

/** Where a parameter is taken: on pages, in files of some formats. */
export function Takers({ t, takers }: { t: Translate; takers: readonly string[] }) {
  const formats = takers.filter((taker) => taker !== "page").map((format) => `.${format}`);
  return (
    <>
      {takers.includes("page") && t("data.view.page")}
      {takers.includes("page") && formats.length > 0 && " · "}
      {formats.length > 0 && <span dir="ltr">{formats.join(" ")}</span>}
    </>
  );
}
