import { StatusMark, StatusSwatch } from "@/components/status/status-mark";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import type { StatusGroup } from "@/lib/facilities/status";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/** `href` shows this group alone, or everything again when it is the one shown. */
export type LegendGroup = { group: StatusGroup; count: number; href: string; current: boolean };

/** What colours, shapes and hollow marks mean. The colours are also the filter by status. */
export function Legend({ t, locale, groups }: { t: Translate; locale: Locale; groups: LegendGroup[] }) {
  return (
    <div className="grid gap-3 text-sm">
      <ul aria-label={t("legend.status")} className="flex flex-wrap gap-x-4 lg:grid">
        {groups.map(({ group, count, href, current }) => (
          <li key={group}>
            <a
              href={href}
              aria-current={current ? "true" : undefined}
              className="legend-row flex min-h-9 items-center gap-2 text-ink no-underline max-md:min-h-11"
            >
              <StatusSwatch group={group} />
              <span>{t(`group.${group}`)}</span>
              <span className="ms-auto text-soft">{formatNumber(locale, count)}</span>
            </a>
          </li>
        ))}
      </ul>
      <details className="border-line border-t">
        <summary className="disclosure flex min-h-11 items-center">{t("legend.shapes")}</summary>
        <ul className="grid gap-1.5 pb-2">
          {FACILITY_KINDS.map((kind) => (
            <li key={kind} className="flex items-center gap-2">
              <StatusMark kind={kind} group="unknown" hollow={false} size={14} />
              {t(`kind.${kind}`)}
            </li>
          ))}
          <li className="flex items-center gap-2">
            <StatusMark kind="freelancing_hub" group="unknown" hollow size={14} />
            {t("legend.hollow")}
          </li>
        </ul>
      </details>
    </div>
  );
}
