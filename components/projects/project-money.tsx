import { LevelBars } from "@/components/charts/level-bars";
import { citeSource } from "@/components/evidence/cited";
import { SourceMark } from "@/components/evidence/source-mark";
import { RecordTable } from "@/components/table/record-table";
import { sayMoney } from "@/lib/i18n/format-money";
import { INTL_TAGS, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Utilisation } from "@/lib/projects/money";
import type { ProjectDocument } from "@/lib/projects/schema";
import type { SourceDocument } from "@/lib/sources/schema";
import { AmountOf } from "./amount";
import { sayYears } from "./years";

type Props = {
  t: Translate;
  locale: Locale;
  funding: ProjectDocument["funding"];
  utilisation: readonly Utilisation[];
  sources: Record<string, SourceDocument>;
  numbers: ReadonlyMap<string, number>;
};

/** A project's money as each source states it, and how much of what was allocated was used. */
export function ProjectMoney({ t, locale, funding, utilisation, sources, numbers }: Props) {
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{t("projects.moneyTitle")}</h2>
      {funding.length === 0 ? (
        <p className="measure">{t("projects.moneyNone")}</p>
      ) : (
        <>
          <p className="measure text-sm text-soft">{t("projects.moneyNote")}</p>
          <RecordTable
            whole
            t={t}
            caption={t("projects.moneyTitle")}
            columns={[
              { name: "years", label: t("projects.byYear.years") },
              { name: "measure", label: t("projects.byYear.measure") },
              { name: "amount", label: t("projects.byYear.amount"), figures: true },
            ]}
            rows={funding.map(({ fiscal_year_from, fiscal_year_to, measure, amount_pkr, source_id }, at) => {
              const source = citeSource(source_id, sources, numbers);
              return {
                key: `${fiscal_year_from} ${measure} ${source_id}`,
                cells: [
                  sayYears(t, { from: fiscal_year_from, to: fiscal_year_to }),
                  <span key="measure">
                    {t(`fundingMeasure.${measure}`)}
                    {source && (
                      <SourceMark
                        t={t}
                        locale={locale}
                        id={`money-${at}`}
                        label={t(`fundingMeasure.${measure}`)}
                        evidence={{ rests: "sources", sources: [source] }}
                      />
                    )}
                  </span>,
                  <AmountOf key="amount" t={t} locale={locale} least={amount_pkr} most={amount_pkr} />,
                ],
              };
            })}
            narrow="cards"
          />
        </>
      )}
      {utilisation.map((one) => (
        <UsedOf key={one.years.from} t={t} locale={locale} used={one} />
      ))}
    </section>
  );
}

function UsedOf({ t, locale, used }: { t: Translate; locale: Locale; used: Utilisation }) {
  const { years, allocated, utilised, share } = used;
  const percent = new Intl.NumberFormat(INTL_TAGS[locale], { style: "percent", maximumFractionDigits: 1 }).format(
    share,
  );
  const words = t("projects.usedOf", {
    percent,
    years: sayYears(t, years),
    utilised: sayMoney(t, locale, utilised, "PKR"),
    allocated: sayMoney(t, locale, allocated, "PKR"),
  });
  return (
    <div className="grid gap-2">
      <p className="measure">{words}</p>
      <LevelBars id={`used-${years.from}`} label={words} aim={allocated} solid={utilised} outlined={null} />
    </div>
  );
}
