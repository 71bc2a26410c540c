import { facilityQuery } from "@/lib/facilities/filter";
import { parseFacilityRequest } from "@/lib/facilities/request";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { readMap } from "@/lib/map/queries";
import { mapFilePath } from "@/lib/paths";
import { defineQuery, InvalidQuery, writeParameters } from "@/lib/records/query";
import { box, type Field, RefusedValue } from "@/lib/records/query-fields";

const zoom: Field<number> = {
  read(text) {
    const value = /^\d{1,2}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value <= 20)) throw new RefusedValue("not_a_number", text.slice(0, 20), ["0", "20"]);
    return value;
  },
  write: String,
};

const mapQuery = defineQuery({ extent: box, zoom });
/** Pakistan and what lies around it; what a map without an extent asks for. */
const COUNTRY = { west: 56, south: 20, east: 84, north: 40 };

/** Answers `/map.json`: the filter's marks in `extent` at `zoom`, and the numbers of the whole filter. */
export async function answerMap(request: Request): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const { value, refusals } = mapQuery.read(given);
  if (refusals.length) throw new InvalidQuery(refusals);
  const { filter, moment } = await parseFacilityRequest(given, "map", mapQuery.names);
  const address = mapFilePath(writeParameters([...facilityQuery.toParameters(filter), ...mapQuery.toParameters(value)]));
  const tag = entityTag(address, moment);
  const headers = {
    "Content-Type": "application/json",
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    "Registry-Revision": String(moment.revision),
    "X-Content-Type-Options": "nosniff",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const answer = await readMap(filter, moment, value.extent ?? COUNTRY, Math.floor(value.zoom ?? 5));
  return new Response(JSON.stringify(answer), { headers });
}
