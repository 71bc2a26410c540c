import type { DictionaryList } from "@/lib/dictionary/words";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { type Format, filePath } from "@/lib/paths";

/** A list as a file: how many records it holds now, and the formats it comes in. */
export type ListedFile = { list: DictionaryList; count: number; formats: readonly Format[] };

const EXCEL = "bom=1&safe=1";

/** The files of the registry, each whole, with the number of records that it holds. */
export function FilesTable({ t, locale, files }: { t: Translate; locale: Locale; files: readonly ListedFile[] }) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t("data.files.title")}</caption>
      <thead>
        <tr className="border-edge border-b">
          <th scope="col" className="py-2 pe-4 text-start font-semibold">
            {t("data.files.list")}
          </th>
          <th scope="col" className="py-2 pe-6 text-end font-semibold">
            {t("data.files.records")}
          </th>
          <th scope="col" className="py-2 text-start font-semibold">
            {t("data.files.formats")}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ list, count, formats }) => (
          <tr key={list} className="border-line border-b align-top">
            <th scope="row" className="py-3 pe-4 text-start font-normal">
              <a href={`#${list}`}>{t(`list.${list}`)}</a>
            </th>
            <td className="py-3 pe-6 text-end tabular-nums">{formatNumber(locale, count)}</td>
            <td className="py-1">
              <ul className="flex flex-wrap gap-x-4">
                {formats.map((format) => (
                  <li key={format}>
                    <a href={filePath(list, format)} className="flex min-h-9 items-center max-md:min-h-11">
                      <code dir="ltr">{filePath(list, format)}</code>
                    </a>
                  </li>
                ))}
                <li>
                  <a
                    href={filePath(list, "csv", EXCEL)}
                    aria-label={`${t(`list.${list}`)}: ${t("downloads.excel")}`}
                    className="flex min-h-9 items-center max-md:min-h-11"
                  >
                    {t("downloads.excel")}
                  </a>
                </li>
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
