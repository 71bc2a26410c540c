import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffPath } from "@/lib/paths";
import type { DeskEntry } from "@/lib/staff/desk-entry";

/** What waits, a line each; what does not wait is said in grey, so that nobody wonders whether it is looked at. */
export function DeskView({ locale, t, desk }: { locale: Locale; t: Translate; desk: readonly DeskEntry[] }) {
  if (desk.length === 0) return <p className="measure">{t("staff.desk.nothing")}</p>;
  return (
    <ul className="max-w-2xl border-line border-t">
      {desk.map(({ what, count, room }) => (
        <li key={what} className="border-line border-b">
          <a href={staffPath(locale, room)} className="flex min-h-12 items-center gap-4 py-2 text-ink no-underline">
            <span className={`min-w-12 text-end text-xl ${count === 0 ? "text-soft" : "font-semibold text-accent"}`}>
              {formatNumber(locale, count)}
            </span>
            <span className={count === 0 ? "text-soft" : ""}>{t(`staff.desk.${what}`, { count })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
