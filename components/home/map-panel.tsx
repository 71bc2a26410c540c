import type { ReactNode } from "react";
import { Downloads } from "@/components/downloads/downloads";
import { MapCounts } from "@/components/map/map-counts";
import { MapList } from "@/components/map/map-list";
import { PageCitation } from "@/components/record/page-citation";
import { EmptyResult } from "@/components/table/empty-result";
import type { Translate } from "@/lib/i18n/translate";
import type { MapPage } from "@/lib/map/schema";
import type { Citation } from "@/lib/records/cite";
import type { MapLinks } from "./map-links";

/** Where the map's own link 'go to the list' leads. */
export const LIST_ID = "map-list";

type Props = {
  t: Translate;
  page: MapPage;
  links: MapLinks;
  citation: Citation;
  /** Beside the counts, above the list. */
  children: ReactNode;
};

/** The list in step with the map, and the same facilities as files: all that match, not only those in view. */
export function MapPanel({ t, page, links, citation, children }: Props) {
  const { without_point } = page;
  const { total } = page.headline;
  if (total === 0) {
    return (
      <section id={LIST_ID} tabIndex={-1} aria-label={t("home.list")} className="pt-4 outline-none">
        <EmptyResult t={t} ways={links.ways} clearHref={links.clearHref} reason={links.emptyReason} />
      </section>
    );
  }
  return (
    <>
      <MapList
        id={LIST_ID}
        label={t("home.list")}
        initial={page.list}
        withPoint={total - without_point}
        allHref={links.tableHref}
      >
        <div className="flex flex-wrap items-center justify-between gap-x-4 py-1">
          <MapCounts total={total} withoutPoint={without_point} withoutPointHref={links.withoutPointHref} />
          {children}
        </div>
      </MapList>
      <div className="py-5">
        <Downloads t={t} list="facilities" query={links.query} count={total} formats={["csv", "json", "geojson"]} />
        <PageCitation t={t} citation={citation} />
      </div>
    </>
  );
}
