import { RecordTable } from "@/components/table/record-table";
import { formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { ListedImport } from "@/lib/imports/shown";
import { staffImportPath } from "@/lib/paths";

type Props = { locale: Locale; t: Translate; imports: readonly ListedImport[] };

/** The imports, newest first: what each is, how it stands, and what it would change. */
export function ImportTable({ locale, t, imports }: Props) {
  if (imports.length === 0) return <p className="text-soft">{t("imports.none")}</p>;
  const number = (value: number) => formatNumber(locale, value);
  return (
    <RecordTable
      t={t}
      caption={t("imports.list")}
      whole
      narrow="cards"
      columns={[
        { name: "file", label: t("imports.file") },
        { name: "standing", label: t("imports.standingLabel") },
        { name: "new", label: t("imports.outcome.new"), figures: true },
        { name: "changed", label: t("imports.outcome.changed"), figures: true },
        { name: "refused", label: t("imports.outcome.refused"), figures: true },
        { name: "author", label: t("imports.sentBy") },
        { name: "at", label: t("imports.sentAt") },
      ]}
      rows={imports.map(({ id, fileName, standing, counts, author, createdAt }) => ({
        key: String(id),
        cells: [
          <a key="file" href={staffImportPath(locale, id)} className="inline-flex min-h-8 items-center max-md:min-h-11">
            <bdi className="wrap-anywhere">{fileName}</bdi>
          </a>,
          t(`imports.standing.${standing}`),
          number(counts.new),
          number(counts.changed),
          number(counts.refused),
          <bdi key="author">{author}</bdi>,
          formatInstant(locale, createdAt),
        ],
      }))}
    />
  );
}
