import { facilityQuery } from "@/lib/facilities/filter";
import { parseFacilityRequest } from "@/lib/facilities/request";
import { findAnswer, keepAnswer } from "@/lib/files/kept-answers";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { readMap } from "@/lib/map/queries";
import { mapFilePath } from "@/lib/paths";
import { defineQuery, InvalidQuery, writeParameters } from "@/lib/records/query";
import { box, type Field, RefusedValue } from "@/lib/records/query-fields";

const zoomLevel: Field<number> = {
  read(text) {
    const value = /^\d{1,2}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value <= 20)) throw new RefusedValue("not_a_number", text.slice(0, 20), ["0..20"]);
    return value;
  },
  write: String,
  schema: { type: "number", minimum: 0, maximum: 20 },
};

/** What the map asks beside the filter. */
export const mapQuery = defineQuery({ extent: box, zoom: zoomLevel });
/** Pakistan and what lies around it; what a map without an extent asks for. */
const COUNTRY = { west: 56, south: 20, east: 84, north: 40 };

/** Answers `/map.json`: the filter's marks in `extent` at `zoom`, and the numbers of the whole filter. */
export async function answerMap(request: Request): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const { value, refusals } = mapQuery.read(given);
  if (refusals.length) throw new InvalidQuery(refusals);
  const { filter, moment } = await parseFacilityRequest(given, "map", mapQuery.names);
  const address = mapFilePath(
    writeParameters([...facilityQuery.toParameters(filter), ...mapQuery.toParameters(value)]),
  );
  const tag = entityTag(address, moment);
  const headers = {
    "Content-Type": "application/json",
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    "Registry-Revision": String(moment.revision),
    "X-Content-Type-Options": "nosniff",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const { extent = COUNTRY, zoom = 5 } = value;
  const bytes =
    findAnswer(tag) ?? keepAnswer(tag, JSON.stringify(await readMap(filter, moment, extent, Math.floor(zoom))));
  return new Response(bytes, { headers: { ...headers, "Content-Length": String(bytes.length) } });
}
