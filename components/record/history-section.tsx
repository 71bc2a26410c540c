import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { RecordHistory } from "@/lib/records/history-entry";
import type { RecordKind } from "@/lib/records/schema";
import { HistoryList } from "./history-list";

type Props = { t: Translate; locale: Locale; kind: RecordKind; history: RecordHistory };

/** What a record's page ends with: its versions. */
export function HistorySection({ t, locale, kind, history }: Props) {
  return (
    <section aria-labelledby="history" className="page-width pb-12 print:hidden">
      <h2 id="history" className="mb-2 text-lg">
        {t("history.title")}
      </h2>
      <HistoryList t={t} locale={locale} kind={kind} history={history} />
    </section>
  );
}
