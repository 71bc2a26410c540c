import { countFacets } from "@/lib/facilities/facets";
import { conditionsOf, type FacilityFilter, without } from "@/lib/facilities/filter";
import { firstDayAfter } from "@/lib/facilities/first-record";
import { countHeadline } from "@/lib/facilities/headline";
import { countFacilities } from "@/lib/facilities/queries";
import { type FacilityRequest, readFacilityRequest } from "@/lib/facilities/request";
import { readMap } from "@/lib/map/queries";
import type { Extent, MapPage } from "@/lib/map/schema";
import { PAGE_ZOOM } from "@/lib/map/view";
import type { Parameters } from "@/lib/records/query";

export type { MapPage };

const EVERYWHERE: Extent = { west: -180, south: -85, east: 180, north: 85 };
const KM_PER_DEGREE = 111.2;

/** Reads everything that a page with the large map says. Never throws for what was typed. */
export async function readMapPage(parameters: Parameters): Promise<MapPage> {
  const request = await readFacilityRequest(parameters);
  const { filter, moment } = request;
  const [headline, facets] = await Promise.all([countHeadline(filter, moment), countFacets(filter, moment)]);
  const answer = await readMap(filter, moment, EVERYWHERE, PAGE_ZOOM);
  const ways = headline.total > 0 ? [] : await countWays(request);
  const first = headline.total > 0 ? null : await firstDayAfter(moment);
  const fit = placeOf(filter, answer.bounds);
  // Clusters of another zoom would lie wrong; those of the country hold until the window has asked for its own.
  const marks = fit === null && request.view.view === undefined ? answer.marks : null;
  const { without_point, list } = answer;
  return { request, headline, without_point, facets, list, fit, marks, ways, first };
}

/** Where the points of a filter lie, and how many facilities it finds: all that a map without figures needs. */
export async function readMapFit({ filter, moment }: FacilityRequest): Promise<{ total: number; fit: Extent | null }> {
  const [total, { bounds }] = await Promise.all([
    countFacilities(filter, moment),
    readMap(filter, moment, EVERYWHERE, PAGE_ZOOM),
  ]);
  return { total, fit: placeOf(filter, bounds) };
}

function countWays({ filter, moment }: FacilityRequest): Promise<MapPage["ways"]> {
  return Promise.all(
    conditionsOf(filter).map(async (name) => ({ name, count: await countFacilities(without(filter, name), moment) })),
  );
}

/** What the filter is about: the place it names, else where its points lie; the country when it asks for nothing. */
function placeOf(filter: FacilityFilter, bounds: Extent | null): Extent | null {
  if (filter.bbox) return filter.bbox;
  if (filter.near) return aroundCircle(filter.near);
  return conditionsOf(filter).length > 0 ? bounds : null;
}

function aroundCircle({ lat, lon, km }: NonNullable<FacilityFilter["near"]>): Extent {
  const up = km / KM_PER_DEGREE;
  const across = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up };
}
