import { RecordTable } from "@/components/table/record-table";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayAction } from "./action-word";

type Line = { time: string; event: string; detail: string };
type Props = { locale: Locale; t: Translate; lines: readonly Line[] };

/** Lines of the log of security, as they were written. */
export function SecurityTable({ locale, t, lines }: Props) {
  if (lines.length === 0) return <p className="text-soft">{t("staff.log.none")}</p>;
  return (
    <RecordTable
      t={t}
      caption={t("staff.security.title")}
      narrow="cards"
      columns={[
        { name: "at", label: t("staff.log.at") },
        { name: "action", label: t("staff.log.action") },
        { name: "more", label: t("staff.log.more") },
      ]}
      rows={lines.map(({ time, event, detail }) => ({
        key: time + event + detail,
        cells: [
          formatInstant(locale, new Date(time)),
          sayAction(t, event),
          <code key="more" dir="ltr" className="block break-all text-sm">
            {detail}
          </code>,
        ],
      }))}
    />
  );
}
