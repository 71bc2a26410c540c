import type { DictionaryColumn } from "@/lib/dictionary/lists";
import { columnLabel, columnMeaning, type DictionaryList } from "@/lib/dictionary/words";
import type { Translate } from "@/lib/i18n/translate";

type Props = { t: Translate; list: DictionaryList; columns: readonly DictionaryColumn[] };

/** Every column of a list: its name in files, what people call it, what it holds, and whether an import may set it. */
export function DictionaryTable({ t, list, columns }: Props) {
  return (
    <div className="overflow-x-auto">
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
            <th scope="col" className="min-w-64 py-2 text-start font-semibold">
              {t("data.dictionary.meaning")}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, type, derived }) => (
            <tr key={name} id={`${list}-${name}`} className="border-line border-b align-top">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                <code dir="ltr">{name}</code>
                <span className="block text-soft">{columnLabel(t, list, name)}</span>
              </th>
              <td className="whitespace-nowrap py-2 pe-4">
                {t(`data.type.${type}`)}
                {derived && <span className="block text-soft">{t("data.dictionary.derived")}</span>}
              </td>
              <td className="py-2">{columnMeaning(t, list, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
