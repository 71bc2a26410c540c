import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { CLAIM_LIST } from "@/lib/claims/list";
import type { DictionaryList } from "@/lib/dictionary/words";
import { facilityQuery } from "@/lib/facilities/filter";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { fileView, pageView } from "@/lib/records/view";
import { CHANGE_PARAMETERS } from "@/lib/revisions/change-filter";
import { SOURCE_LIST } from "@/lib/sources/list";

/** What each list can be filtered by. */
export const FILTER_PARAMETERS: Record<DictionaryList, readonly string[]> = {
  facilities: facilityQuery.names,
  bodies: BODY_LIST.query.names,
  areas: AREA_LIST.query.names,
  programmes: PROGRAMME_LIST.query.names,
  claims: CLAIM_LIST.query.names,
  agreements: AGREEMENT_LIST.query.names,
  projects: PROJECT_LIST.query.names,
  sources: SOURCE_LIST.query.names,
  changes: CHANGE_PARAMETERS,
  statistics: facilityQuery.names,
};

/** The parameters that say how to show rows, never which, and where each is taken. */
export const VIEW_PARAMETERS = ["sort", "columns", "limit", "after", "view", "lang", "bom", "safe"] as const;
export type ViewParameter = (typeof VIEW_PARAMETERS)[number];

/** Where a parameter of the view is taken: on pages, and in which formats. */
export function takersOf(name: ViewParameter): string[] {
  const takes = ({ names }: { names: readonly string[] }) => names.includes(name);
  const formats = ["csv", "json", "geojson", "ndjson", "xlsx", "kml", "parquet"].filter((format) =>
    takes(fileView([], format)),
  );
  return [...(takes(pageView([])) ? ["page"] : []), ...formats];
}
