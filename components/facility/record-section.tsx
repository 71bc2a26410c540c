import { Fact, Facts } from "@/components/facts/facts";
import { HistoryList } from "@/components/record/history-list";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/format";
import { facilityFilePath } from "@/lib/paths";
import type { RecordHistory } from "@/lib/records/history-entry";
import type { Dossier } from "./dossier";
import { Section } from "./section";

/** The record as such: its version, when it was last confirmed and published, its history and its file. */
export function RecordSection({ dossier, history }: { dossier: Dossier; history: RecordHistory }) {
  const { t, locale, row, moment } = dossier;
  const word = { t, locale };
  return (
    <Section id="record" title={t("facility.section.record")}>
      <Facts>
        <Fact {...word} id="reference" label={t("facility.fact.reference")} value={<code dir="ltr">{row.ref}</code>} />
        <Fact {...word} id="version" label={t("facility.fact.version")} value={formatNumber(locale, row.version)} />
        <Fact
          {...word}
          id="confirmed"
          label={t("facility.fact.confirmed")}
          value={row.last_confirmed_on && formatDate(locale, row.last_confirmed_on)}
          evidence={{ rests: "derived" }}
        />
        <Fact
          {...word}
          id="updated"
          label={t("facility.fact.updated")}
          value={formatInstant(locale, new Date(row.updated_at))}
        />
      </Facts>
      <h3 className="mt-6 mb-1 font-sans text-base">{t("history.title")}</h3>
      <HistoryList t={t} locale={locale} kind="facility" history={history} />
      <p className="mt-3 text-sm print:hidden">
        <a href={facilityFilePath(row.ref, moment)} className="inline-flex min-h-11 items-center">
          {t("facility.json")}
        </a>
      </p>
    </Section>
  );
}
