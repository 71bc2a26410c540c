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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="table-frame whole" aria-label={t("imports.list")} tabIndex={0}>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col">{t("imports.file")}</th>
            <th scope="col">{t("imports.standingLabel")}</th>
            <th scope="col" className="text-end">
              {t("imports.outcome.new")}
            </th>
            <th scope="col" className="text-end">
              {t("imports.outcome.changed")}
            </th>
            <th scope="col" className="text-end">
              {t("imports.outcome.refused")}
            </th>
            <th scope="col">{t("imports.sentBy")}</th>
            <th scope="col">{t("imports.sentAt")}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, fileName, standing, counts, author, createdAt }) => (
            <tr key={String(id)}>
              <th scope="row" className="font-normal">
                <a href={staffImportPath(locale, id)} className="inline-flex min-h-11 items-center">
                  <bdi>{fileName}</bdi>
                </a>
              </th>
              <td>{t(`imports.standing.${standing}`)}</td>
              <td className="text-end">{number(counts.new)}</td>
              <td className="text-end">{number(counts.changed)}</td>
              <td className="text-end">{number(counts.refused)}</td>
              <td>
                <bdi>{author}</bdi>
              </td>
              <td className="whitespace-nowrap">{formatInstant(locale, createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
