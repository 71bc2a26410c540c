import { buildMapLabels } from "@/components/map/labels";
import { MapProvider } from "@/components/map/map-provider";
import { MapView } from "@/components/map/map-view";
import { toQuery } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { MapGround, MapPage } from "@/lib/map/schema";
import { embedPath } from "@/lib/paths";
import { FOOT_ID } from "./embed-frame";

type Props = { t: Translate; locale: Locale; page: Pick<MapPage, "request" | "fit">; ground: MapGround };

/** The map of a filter, as high as its frame leaves it. Without a script it leads to the same as a table. */
export function MapEmbed({ t, locale, page, ground }: Props) {
  const { filter, view } = page.request;
  const query = toQuery(filter);
  return (
    <MapProvider
      locale={locale}
      labels={buildMapLabels(t)}
      sources={ground.sources}
      tiles={ground.tiles}
      query={query}
      view={view.view ?? null}
      fit={page.fit}
      box={filter.bbox ?? null}
      circle={filter.near ?? null}
    >
      <MapView
        listId={FOOT_ID}
        filters={false}
        className="min-h-60 flex-1"
        instead={
          <a href={embedPath(locale, "table", query)} target="_self">
            {t("home.table")}
          </a>
        }
      />
    </MapProvider>
  );
}
