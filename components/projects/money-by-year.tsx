import type { ReactNode } from "react";
import { RecordText } from "@/components/record/record-text";
import { RecordTable } from "@/components/table/record-table";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { projectPath } from "@/lib/paths";
import type { Amount, MoneyOfYears } from "@/lib/projects/money";
import { AmountOf } from "./amount";
import { sayYears } from "./years";

type Props = {
  t: Translate;
  locale: Locale;
  money: readonly MoneyOfYears[];
  /** The projects of the list, for their titles. */
  titles: readonly { ref: string; title: string }[];
  moment: string;
};

/** What was stated for each fiscal year and measure: rows for several projects by themselves, single ones with our sum. */
export function MoneyByYear({ t, locale, money, titles, moment }: Props) {
  const titleOf = new Map(titles.map(({ ref, title }) => [ref, title]));
  const project = ({ ref, is_aggregate }: Amount): ReactNode => (
    <>
      <a href={projectPath(locale, ref, moment)}>
        <RecordText locale={locale} text={titleOf.get(ref) ?? ref} />
      </a>
      {is_aggregate && <span className="tag ms-2 max-md:ms-0 text-soft">{t("projects.several")}</span>}
    </>
  );
  const rows = money.flatMap((one) => {
    const head = { years: sayYears(t, one.years), measure: t(`fundingMeasure.${one.measure}`) };
    const key = `${one.years.from} ${one.years.to} ${one.measure}`;
    const row = (name: string, what: ReactNode, amount: { least: number; most: number }) => ({
      key: `${key} ${name}`,
      cells: [
        head.years,
        head.measure,
        what,
        <AmountOf key="amount" t={t} locale={locale} least={amount.least} most={amount.most} />,
      ],
    });
    return [
      ...[...one.aggregates, ...one.singles].map((amount) => row(amount.ref, project(amount), amount)),
      ...(one.sum && one.singles.length > 1
        ? [row("sum", <strong key="sum">{t("projects.byYear.sum")}</strong>, one.sum)]
        : []),
    ];
  });
  return (
    <section className="grid gap-2 pt-4 pb-4">
      <h2 className="text-xl">{t("projects.byYear.title")}</h2>
      <p className="measure text-sm text-soft">{t("projects.byYear.note")}</p>
      {rows.length === 0 ? (
        <p>{t("projects.byYear.none")}</p>
      ) : (
        <RecordTable
          whole
          t={t}
          caption={t("projects.byYear.title")}
          columns={[
            { name: "years", label: t("projects.byYear.years") },
            { name: "measure", label: t("projects.byYear.measure") },
            { name: "project", label: t("projects.byYear.project") },
            { name: "amount", label: t("projects.byYear.amount"), figures: true },
          ]}
          rows={rows}
          narrow="cards"
        />
      )}
    </section>
  );
}
