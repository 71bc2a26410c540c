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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="table-frame" aria-label={t("staff.security.title")} tabIndex={0}>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t("staff.log.at")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.log.action")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.log.more")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ time, event, detail }) => (
            <tr key={time + event + detail}>
              <th scope="row" className="text-start">
                {formatInstant(locale, new Date(time))}
              </th>
              <td>{sayAction(t, event)}</td>
              <td>
                <code dir="ltr" className="block break-all text-sm">
                  {detail}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
