import { DateFields } from "@/components/facility/date-fields";
import { type Facet, FacetGroup } from "@/components/filters/facet-group";
import { type HiddenParameter, SearchBox } from "@/components/filters/filter-form";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

export type MapFilterProps = {
  t: Translate;
  locale: Locale;
  /** Path of this page, without a query: the form writes one. */
  action: string;
  words: string;
  /** Parameters that the form does not show but must not lose, such as `bbox`. */
  kept: HiddenParameter[];
  facets: Facet[];
  filter: FacilityFilter;
  /** The last day that can be asked for. */
  today: string;
  /** The number of conditions now in force. */
  active: number;
  clearHref: string;
};

/** Search and filters of a map in one GET form: the filters fold away behind a button, for the map needs the room. */
export function MapFilter({
  t,
  locale,
  action,
  words,
  kept,
  facets,
  filter,
  today,
  active,
  clearHref,
}: MapFilterProps) {
  return (
    <search>
      <form action={action} className="grid gap-2">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex gap-2">
          <div className="min-w-0 flex-1">
            <SearchBox t={t} words={words} label={t("home.searchLabel")} />
          </div>
          <button type="button" popoverTarget="map-filters" className="button button-quiet px-3">
            {active > 0 ? t("filters.openWith", { count: active }) : t("filters.open")}
          </button>
        </div>
        <div id="map-filters" popover="auto" className="map-filters">
          <div className="flex items-center justify-between gap-4 py-2">
            <h2 className="font-sans text-base">{t("filters.title")}</h2>
            <button
              type="button"
              popoverTarget="map-filters"
              popoverTargetAction="hide"
              className="min-h-11 px-2 text-accent text-sm underline"
            >
              {t("filters.close")}
            </button>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {facets.map((facet) => (
              <FacetGroup key={facet.name} t={t} locale={locale} facet={facet} />
            ))}
            <DateFields t={t} filter={filter} today={today} />
          </div>
          <div className="flex items-center gap-4 border-line border-t py-3">
            <button type="submit" className="button flex-1">
              {t("filters.apply")}
            </button>
            {active > 0 && (
              <a href={clearHref} className="flex min-h-11 items-center text-sm">
                {t("filters.clear")}
              </a>
            )}
          </div>
        </div>
      </form>
    </search>
  );
}
