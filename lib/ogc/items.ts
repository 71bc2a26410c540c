import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { listFacilities } from "@/lib/facilities/queries";
import { parseFacilityRequest } from "@/lib/facilities/request";
import { toRecord } from "@/lib/files/writers";
import { type Collection, DEFAULT_ITEMS, type ItemsAsked } from "@/lib/ogc/items-query";
import { type CommonFilter, pageOf, parseListRequest, type RecordList, readList } from "@/lib/records/list";
import type { Moment } from "@/lib/revisions/clock";

/** A record as a feature: its properties are the columns of its list. */
export type Feature = {
  type: "Feature";
  id: string;
  geometry: { type: "Point"; coordinates: [number, number] } | null;
  properties: Record<string, unknown>;
};

export type FeaturePage = { features: Feature[]; matched: number; next: string | null; moment: Moment };

const pointOf = (lat: unknown, lon: unknown): Feature["geometry"] =>
  typeof lat === "number" && typeof lon === "number" ? { type: "Point", coordinates: [lon, lat] } : null;

async function pageFacilities({ asked, filter }: ItemsAsked): Promise<FeaturePage> {
  const { bbox, after, limit = DEFAULT_ITEMS, lang } = asked;
  const given: [string, string][] = [
    ...filter,
    ...(bbox ? [["bbox", [bbox.west, bbox.south, bbox.east, bbox.north].join(",")] as [string, string]] : []),
    ...(after ? [["after", after] as [string, string]] : []),
    ...(lang ? [["lang", lang] as [string, string]] : []),
  ];
  const request = await parseFacilityRequest(given, "json");
  const { rows, total, next } = await listFacilities(request, limit);
  const features = rows.map((row): Feature => {
    const named =
      lang === "ur"
        ? {
            ...row,
            province: row.province_ur ?? row.province,
            district: row.district_ur ?? row.district,
            tehsil: row.tehsil_ur ?? row.tehsil,
          }
        : row;
    const properties = toRecord(named, FACILITY_COLUMNS);
    return { type: "Feature", id: row.ref, geometry: pointOf(row.latitude, row.longitude), properties };
  });
  return { features, matched: total, next, moment: request.moment };
}

type Placed = { lat?: number | null; lon?: number | null };

async function pageRecords<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  { asked, filter }: ItemsAsked,
): Promise<FeaturePage> {
  const { bbox, after, limit = DEFAULT_ITEMS } = asked;
  const request = await parseListRequest(list, after ? [...filter, ["after", after]] : filter, "json");
  const inside = ({ lat, lon }: Placed) =>
    !bbox ||
    (typeof lat === "number" &&
      typeof lon === "number" &&
      bbox.west <= lon &&
      lon <= bbox.east &&
      bbox.south <= lat &&
      lat <= bbox.north);
  const rows = (await readList(list, request)).filter((row) => inside(row as Placed));
  const page = pageOf(rows, list, request, limit);
  const features = page.rows.map((row): Feature => {
    const { lat, lon } = row as Placed;
    return {
      type: "Feature",
      id: String(row[list.key]),
      geometry: pointOf(lat, lon),
      properties: toRecord(row, list.columns),
    };
  });
  return { features, matched: page.total, next: page.next, moment: request.moment };
}

/** One page of a collection's features. Throws `InvalidQuery` for what the list does not take. */
export function pageFeatures(collection: Collection, asked: ItemsAsked): Promise<FeaturePage> {
  if (collection === "facilities") return pageFacilities(asked);
  return collection === "areas" ? pageRecords(AREA_LIST, asked) : pageRecords(BODY_LIST, asked);
}

/** One feature by its id, with its moment; null when the collection has none of that name on the day. */
export async function findFeature(
  collection: Collection,
  id: string,
  asked: ItemsAsked,
): Promise<{ feature: Feature; moment: Moment } | null> {
  const limit = { asked: { ...asked.asked, limit: 1000 }, filter: [...asked.filter, ["q", id] as [string, string]] };
  const { features, moment } = await pageFeatures(collection, limit);
  const feature = features.find((one) => one.id === id);
  return feature ? { feature, moment } : null;
}
