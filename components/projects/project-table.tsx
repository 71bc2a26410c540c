import { BodyLink } from "@/components/facility/record-links";
import { CountLink } from "@/components/lists/count-link";
import { ListTable } from "@/components/lists/list-table";
import { RecordText } from "@/components/record/record-text";
import { columnLabel } from "@/lib/dictionary/words";
import { sayMoney } from "@/lib/i18n/format-money";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { projectPath } from "@/lib/paths";
import { PROJECT_COLUMNS, PROJECT_TABLE_COLUMNS, type ProjectRow } from "@/lib/projects/columns";
import { chooseColumns, headFirst } from "@/lib/records/columns";
import type { ListPlace } from "@/lib/records/list-addresses";
import type { Directory } from "@/lib/records/named";
import { sayYears } from "./years";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  rows: readonly ProjectRow[];
  /** Null for a table that stands in one order, with its usual columns. */
  place: ListPlace | null;
  moment: string;
};

/** Projects with who leads them, their money and what of them is listed. */
export function ProjectTable({ t, locale, directory, rows, place, moment }: Props) {
  const href = (ref: string) => projectPath(locale, ref, moment);
  const built = (name: "listed" | "open") => (row: ProjectRow) => (
    <CountLink
      key={name}
      t={t}
      locale={locale}
      count={row[name]}
      href={`${href(row.ref)}#facilities`}
      label={columnLabel(t, "projects", name)}
      of={row.title}
    />
  );
  return (
    <ListTable
      t={t}
      locale={locale}
      list="projects"
      caption={t("projects.caption")}
      columns={headFirst(chooseColumns(PROJECT_COLUMNS, place?.view.columns ?? PROJECT_TABLE_COLUMNS), "title")}
      rows={rows}
      rowKey={({ ref }) => ref}
      place={place}
      narrow="cards"
      cells={{
        ref: ({ ref }) => (
          <a key="ref" href={href(ref)}>
            <code dir="ltr">{ref}</code>
          </a>
        ),
        title: (row) => <ProjectCell key="title" t={t} locale={locale} row={row} href={href(row.ref)} />,
        lead_body_code: ({ lead_body_code }) =>
          lead_body_code === null ? (
            <span className="text-soft">{t("projects.noLead")}</span>
          ) : (
            <BodyLink locale={locale} directory={directory} code={lead_body_code} moment={moment} short />
          ),
        parent_ref: ({ parent_ref }) =>
          parent_ref !== null && (
            <a href={href(parent_ref)}>
              <code dir="ltr">{parent_ref}</code>
            </a>
          ),
        funding: ({ funding }) => <Funding key="funding" t={t} locale={locale} funding={funding} />,
        listed: built("listed"),
        open: built("open"),
      }}
    />
  );
}

function ProjectCell({ t, locale, row, href }: Pick<Props, "t" | "locale"> & { row: ProjectRow; href: string }) {
  return (
    <span className="grid gap-0.5">
      <span>
        <a href={href} className="name-link">
          <RecordText locale={locale} text={row.title} />
        </a>
        {row.is_aggregate && <span className="tag ms-2 text-soft">{t("projects.several")}</span>}
      </span>
      {row.outputs !== null && (
        <span className="text-soft text-xs">
          <RecordText locale={locale} text={row.outputs} />
        </span>
      )}
    </span>
  );
}

function Funding({ t, locale, funding }: Pick<Props, "t" | "locale"> & { funding: readonly string[] }) {
  if (funding.length === 0) return <span className="text-soft">{t("projects.noMoney")}</span>;
  return (
    <span className="grid gap-1">
      {funding.map((entry) => {
        const [from = "", to = "", measure = "", amount = "0"] = entry.split("/");
        return (
          <span key={entry}>
            <bdi className="whitespace-nowrap">{sayMoney(t, locale, Number(amount), "PKR")}</bdi>
            <span className="block text-soft text-xs">
              {sayCode(t, "fundingMeasure", measure)} ·{" "}
              <span className="inline-block">{sayYears(t, { from, to: to || null })}</span>
            </span>
          </span>
        );
      })}
    </span>
  );
}
