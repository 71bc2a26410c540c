import { FilterChips } from "@/components/filters/filter-chips";
import { MapView } from "@/components/map/map-view";
import { makerPath } from "@/lib/embeds/maker";
import { toQuery } from "@/lib/facilities/filter";
import { homePath, mapPath, statisticsPath } from "@/lib/paths";
import { MapFilter } from "./map-filter";
import { MapFrame } from "./map-frame";
import { MapKey } from "./map-key";
import { buildMapLinks, type MapScreen } from "./map-links";
import { MapNotices } from "./map-notices";
import { LIST_ID, MapPanel } from "./map-panel";
import { drawOpening } from "./opening-drawing";
import { Statement } from "./statement";

/** The first screen: title and numbers, search, the map, and the list in step with it. */
export function HomeView(screen: Omit<MapScreen, "path">) {
  const { t, locale, page, citation } = screen;
  const links = buildMapLinks({ ...screen, path: (query) => homePath(locale, query) });
  return (
    <MapFrame {...screen} query={links.query} className="home">
      <div className="home-head grid gap-2.5 px-4 pt-3 pb-3 lg:px-6 lg:pt-4">
        <Statement
          t={t}
          locale={locale}
          title={links.title}
          headline={page.headline}
          day={page.request.moment.day}
          links={links}
        />
        <MapNotices t={t} locale={locale} page={page} todayHref={links.todayHref} />
        <MapFilter key={links.query} t={t} locale={locale} action={homePath(locale)} {...links.form} />
        <FilterChips t={t} chips={links.chips} clearHref={links.clearHref} />
      </div>
      <div className="plate home-plate">
        <MapView
          listId={LIST_ID}
          wheel="always"
          className="home-plate-map"
          instead={<a href={links.tableHref}>{t("home.table")}</a>}
          drawing={drawOpening(screen, links)}
        />
        <MapKey t={t} locale={locale} groups={links.legend} />
      </div>
      <div className="home-list px-4 lg:px-6">
        <MapPanel t={t} page={page} links={links} citation={citation}>
          <p className="flex flex-wrap gap-x-4 text-sm">
            <a href={links.tableHref} className="flex min-h-9 items-center max-md:min-h-11">
              {t("home.table")}
            </a>
            <a href={mapPath(locale, links.query)} className="flex min-h-9 items-center max-md:min-h-11">
              {t("home.fullMap")}
            </a>
            <a
              href={statisticsPath(locale, toQuery(page.request.filter))}
              className="flex min-h-9 items-center max-md:min-h-11"
            >
              {t("statistics.ofThese")}
            </a>
            <a
              href={makerPath(locale, { embed: "map" }, page.request.filter)}
              className="flex min-h-9 items-center max-md:min-h-11"
            >
              {t("embed.link")}
            </a>
            <a href={citation.url} data-keep-view className="flex min-h-9 items-center max-md:min-h-11">
              {t("cite.permanent")}
            </a>
          </p>
        </MapPanel>
      </div>
    </MapFrame>
  );
}
