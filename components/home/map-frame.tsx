import "./home.css";
import "./sheets.css";
import type { ReactNode } from "react";
import { buildMapLabels } from "@/components/map/labels";
import { MapProvider } from "@/components/map/map-provider";
import type { MapScreen } from "./map-links";
import { SoftNavigation } from "./soft-navigation";

type Props = Omit<MapScreen, "path"> & {
  /** The filter in its one spelling. */
  query: string;
  className: string;
  children: ReactNode;
};

/** Gives everything inside the same filter: the map, its counts, its list, and the links that change it. */
export function MapFrame({ t, locale, page, ground, query, className, children }: Props) {
  const { filter, view } = page.request;
  return (
    <MapProvider
      locale={locale}
      labels={buildMapLabels(t)}
      sources={ground.sources}
      tiles={ground.tiles}
      query={query}
      marks={page.marks}
      view={view.view ?? null}
      fit={page.fit}
      box={filter.bbox ?? null}
      circle={filter.near ?? null}
    >
      <SoftNavigation query={query} className={className}>
        {children}
      </SoftNavigation>
    </MapProvider>
  );
}
