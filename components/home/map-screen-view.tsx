import { FilterChips } from "@/components/filters/filter-chips";
import { MapView } from "@/components/map/map-view";
import { makerPath } from "@/lib/embeds/maker";
import { formatNumber } from "@/lib/i18n/format";
import { homePath, mapPath } from "@/lib/paths";
import { MapFilter } from "./map-filter";
import { MapFrame } from "./map-frame";
import { MapKey } from "./map-key";
import { buildMapLinks, type MapScreen } from "./map-links";
import { MapNotices } from "./map-notices";
import { MapPanel } from "./map-panel";
import { drawOpening } from "./opening-drawing";

const DRAWER = "map-drawer";
const DRAWER_BUTTON = "map-drawer-button";

/** The map in the whole window: a line of tools above it, the key and the list as sheets that open over it. */
export function MapScreenView(screen: Omit<MapScreen, "path">) {
  const { t, locale, page, citation } = screen;
  const links = buildMapLinks({ ...screen, path: (query) => mapPath(locale, query) });
  return (
    <MapFrame {...screen} query={links.query} className="map-screen">
      <div className="grid gap-2 border-line border-b px-4 py-2 lg:px-6">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <h1 id="map-title" tabIndex={-1} className="truncate text-base outline-none max-lg:w-full lg:max-w-sm">
            {links.title} <span className="font-normal text-soft">({formatNumber(locale, page.headline.total)})</span>
          </h1>
          <div className="min-w-0 flex-1 max-sm:w-full max-sm:flex-none lg:max-w-md">
            <MapFilter key={links.query} t={t} locale={locale} action={mapPath(locale)} {...links.form} />
          </div>
          <div className="flex flex-wrap items-center gap-x-4 text-sm lg:ms-auto">
            <button id={DRAWER_BUTTON} type="button" popoverTarget={DRAWER} className="button button-quiet px-3">
              {t("home.openList")}
            </button>
            <a href={links.tableHref} className="flex min-h-11 items-center">
              {t("nav.table")}
            </a>
            <a href={homePath(locale, links.query)} className="flex min-h-11 items-center">
              {t("home.smallerMap")}
            </a>
            <a
              href={makerPath(locale, { embed: "map" }, page.request.filter)}
              className="flex min-h-11 items-center max-sm:hidden"
            >
              {t("embed.link")}
            </a>
            <a href={citation.url} data-keep-view className="flex min-h-11 items-center">
              {t("cite.permanent")}
            </a>
          </div>
        </div>
        <FilterChips t={t} chips={links.chips} clearHref={links.clearHref} />
        <MapNotices t={t} locale={locale} page={page} todayHref={links.todayHref} />
      </div>
      <div className="plate flex flex-1 flex-col">
        <MapView
          listId={DRAWER_BUTTON}
          wheel="always"
          className="flex-1"
          instead={<a href={links.tableHref}>{t("home.table")}</a>}
          drawing={drawOpening(screen, links)}
        />
        <MapKey t={t} locale={locale} groups={links.legend} folded />
        <div id={DRAWER} popover="manual" className="map-drawer">
          <MapPanel t={t} page={page} links={links} citation={citation}>
            <button
              type="button"
              popoverTarget={DRAWER}
              popoverTargetAction="hide"
              className="ms-auto min-h-11 px-2 text-accent text-sm underline"
            >
              {t("filters.close")}
            </button>
          </MapPanel>
        </div>
      </div>
    </MapFrame>
  );
}
