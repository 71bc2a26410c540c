import { RecordSection } from "@/components/lists/record-frame";
import { StatusSwatch } from "@/components/status/status-mark";
import type { ClaimRow } from "@/lib/claims/columns";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";

type Props = {
  t: Translate;
  locale: Locale;
  row: ClaimRow;
  /** The claim's scope whatever the status, on the day compared, by status group; null where that is no other question. */
  states: { filter: FacilityFilter; headline: { groups: Record<StatusGroup, number>; total: number } } | null;
};

/** How much of a claim the register cannot name, and what it has of the same scope in another state. */
export function MissingSection({ t, locale, row, states }: Props) {
  const short = row.verdict === "list_shorter" && row.difference !== null ? -row.difference : null;
  const groups = states === null ? [] : STATUS_GROUP_NAMES.filter((group) => states.headline.groups[group] > 0);
  if (short === null && groups.length === 0) return null;
  return (
    <RecordSection title={t("claims.missing.title")}>
      <div className="grid gap-3">
        {short !== null && (
          <p className="measure">
            {t("claims.missing.fewer", { count: short })} {t("claims.missing.know")}
          </p>
        )}
        {states && groups.length > 0 && (
          <div>
            <p className="measure">{t("claims.missing.states")}</p>
            <ul className="mt-1 flex flex-wrap gap-x-6">
              {groups.map((group) => (
                <li key={group}>
                  <a
                    href={facilitiesPath(locale, toQuery({ ...states.filter, status: [group] }))}
                    className="inline-flex min-h-11 items-center gap-2"
                  >
                    <StatusSwatch group={group} />
                    {t(`group.${group}`)}
                    <span className="text-ink">{formatNumber(locale, states.headline.groups[group])}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </RecordSection>
  );
}
