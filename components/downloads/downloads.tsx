import type { Translate } from "@/lib/i18n/translate";
import { type Format, filePath, type List } from "@/lib/paths";

type Props = {
  t: Translate;
  list: List;
  /** The filter of the page, in its one spelling. */
  query: string;
  /** How many records the file will hold: all that match, not only those in view. */
  count: number;
  formats: Format[];
  /** What the records are about, where a page offers several files of one list. */
  about?: string;
};

const EXCEL = "bom=1&safe=1";

/** The same records as files: the count stands on the button, the variant for Excel is offered by name. */
export function Downloads({ t, list, query, count, formats, about }: Props) {
  const others = formats.filter((format) => format !== "csv");
  const excelQuery = query === "" ? EXCEL : `${query}&${EXCEL}`;
  return (
    <section
      aria-label={t("downloads.label", { list: about ?? t(`list.${list}`) })}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm print:hidden"
    >
      {formats.includes("csv") && (
        <>
          <a href={filePath(list, "csv", query)} download className="button button-quiet">
            {t("downloads.csv", { count })}
          </a>
          <a
            href={filePath(list, "csv", excelQuery)}
            download
            title={t("downloads.excelHint")}
            className="flex min-h-11 items-center"
          >
            {t("downloads.excel")}
          </a>
        </>
      )}
      {others.map((format) => (
        <a key={format} href={filePath(list, format, query)} className="flex min-h-11 items-center">
          {t(`downloads.${format}`)}
        </a>
      ))}
    </section>
  );
}
