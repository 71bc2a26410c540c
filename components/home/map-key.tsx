import { Legend, type LegendGroup } from "@/components/filters/legend";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  locale: Locale;
  groups: LegendGroup[];
  /** On a narrow page it waits behind a button, where the map has the whole window. */
  folded?: boolean;
};

/** The map's key, which is also its filter by status; a choice keeps the part of the map that is shown. */
export function MapKey({ t, locale, groups, folded = false }: Props) {
  return (
    <>
      {folded && (
        <button type="button" popoverTarget="map-key" className="map-key-button button button-quiet text-sm lg:hidden">
          {t("home.key")}
        </button>
      )}
      <div id="map-key" popover={folded ? "auto" : undefined} data-keep-view="" data-over-map="" className="map-key">
        <Legend t={t} locale={locale} groups={groups} />
      </div>
    </>
  );
}
