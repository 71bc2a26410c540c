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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="table-frame" aria-label={t("staff.log.title")} tabIndex={0}>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t("staff.log.at")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.log.who")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.log.action")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.log.subject")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.log.revision")}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, who, action, revision, subject, about, detail }) => (
            <tr key={id}>
              <th scope="row" className="text-start">
                {formatInstant(locale, new Date(at))}
                <bdi dir="ltr" className="block text-soft text-sm">
                  #{id}
                </bdi>
              </th>
              <td>
                <bdi>{who}</bdi>
              </td>
              <td>
                {sayAction(t, action)}
                {detail !== "{}" && (
                  <details>
                    <summary className="min-h-8 text-accent text-sm">{t("staff.log.more")}</summary>
                    <code dir="ltr" className="block max-w-md whitespace-pre-wrap break-all text-sm">
                      {detail}
                    </code>
                  </details>
                )}
              </td>
              <td>
                {about && <bdi className="block">{about}</bdi>}
                <bdi dir="ltr" className={about ? "break-words text-soft text-sm" : "break-words"}>
                  {subject}
                </bdi>
              </td>
              <td>{revision === null ? "" : <bdi dir="ltr">{revision}</bdi>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
