import { Fragment } from "react";
import { RecordTable } from "@/components/table/record-table";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayAction } from "./action-word";

type Entry = {
  id: number;
  at: string;
  who: string;
  action: string;
  revision: number | null;
  subject: string;
  about: string | null;
  detail: string;
};

/** Entries of the log, a line each; what else was noted of one opens below its action. */
export function LogTable({ locale, t, entries }: { locale: Locale; t: Translate; entries: readonly Entry[] }) {
  if (entries.length === 0) return <p className="text-soft">{t("staff.log.none")}</p>;
  return (
    <RecordTable
      t={t}
      caption={t("staff.log.title")}
      narrow="cards"
      columns={[
        { name: "at", label: t("staff.log.at") },
        { name: "who", label: t("staff.log.who") },
        { name: "action", label: t("staff.log.action") },
        { name: "subject", label: t("staff.log.subject") },
        { name: "revision", label: t("staff.log.revision") },
      ]}
      rows={entries.map(({ id, at, who, action, revision, subject, about, detail }) => ({
        key: String(id),
        cells: [
          <Fragment key="at">
            {formatInstant(locale, new Date(at))}
            <bdi dir="ltr" className="block text-soft text-sm">
              #{id}
            </bdi>
          </Fragment>,
          <bdi key="who">{who}</bdi>,
          <div key="action">
            {sayAction(t, action)}
            {detail !== "{}" && (
              <details>
                <summary className="min-h-8 text-accent text-sm">{t("staff.log.more")}</summary>
                <code dir="ltr" className="block max-w-md whitespace-pre-wrap break-all text-sm">
                  {detail}
                </code>
              </details>
            )}
          </div>,
          <div key="subject">
            {about && <bdi className="block">{about}</bdi>}
            <bdi dir="ltr" className={about ? "wrap-anywhere text-soft text-sm" : "wrap-anywhere"}>
              {subject}
            </bdi>
          </div>,
          revision !== null && (
            <bdi key="revision" dir="ltr">
              {revision}
            </bdi>
          ),
        ],
      }))}
    />
  );
}
