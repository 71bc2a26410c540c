import sql from "sql-template-tag";
import { dayOf } from "@/lib/dates/partial-date";
import { query } from "@/lib/db";
import { EVENT_STATUSES, PRECISIONS, type StatusEvent } from "@/lib/facilities/schema";
import { type Status, statusOn } from "@/lib/facilities/status";
import { kmBetween } from "@/lib/map/distance";
import { areasAt } from "@/lib/map/where-is";
import type { ProposedChange } from "@/lib/proposals/schema";
import type { Warning } from "@/lib/proposals/warning";
import type { Document } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { findSimilar } from "@/lib/records/similar";
import { looksAlike } from "@/lib/search/look-alike";

const STEPS: readonly Status[] = EVENT_STATUSES.slice(0, EVENT_STATUSES.indexOf("upgrade_planned") + 1);

/** The status on a day, each event taken as known; what is only proposed counts as published on that day. */
function readStatus({ events }: Document, day: string): Status {
  if (!Array.isArray(events)) return "unknown";
  const known = (events as StatusEvent[]).map((event) => ({ ...event, recorded_on: event.recorded_on ?? day }));
  return statusOn(known, day).status;
}

function warnOfStatus(before: Document, after: Document): Warning[] {
  const day = dayOf(new Date());
  const [was, is] = [readStatus(before, day), readStatus(after, day)];
  const back = STEPS.includes(is) && STEPS.indexOf(is) < STEPS.indexOf(was);
  return back ? [{ about: "status_back", before: was, after: is }] : [];
}

function warnOfPrecision(before: Document, after: Document): Warning[] {
  const rank = ({ location_precision }: Document) => (PRECISIONS as readonly unknown[]).indexOf(location_precision);
  const [was, is] = [PRECISIONS[rank(before)], PRECISIONS[rank(after)]];
  return was && is && rank(after) > rank(before) ? [{ about: "precision_lost", before: was, after: is }] : [];
}

/** District shapes are indicative: a point so near to the middle of its area, in kilometres, is believed. */
const BELIEVED_KM = 40;

type Chain = { code: string; level: string; lat: number | null; lon: number | null };

async function warnOfPlace({ area_code: area, lat, lon }: Document): Promise<Warning[]> {
  if (typeof area !== "string" || typeof lat !== "number" || typeof lon !== "number") return [];
  const there = areasAt(lat, lon);
  if (there.length === 0 && areasAt(lon, lat).length > 0) return [{ about: "swapped_coordinates" }];
  const chain = await query<Chain>(sql`
    WITH RECURSIVE above AS (
      SELECT code, parent_code, level::text, lat, lon FROM area WHERE code = ${area}
      UNION SELECT a.code, a.parent_code, a.level::text, a.lat, a.lon FROM area a JOIN above ON a.code = above.parent_code
    ) SELECT code, level, lat, lon FROM above`);
  const province = chain.find(({ level }) => level === "province");
  const district = chain.find(({ level }) => level === "district");
  const centre = chain.find((one) => one.lat !== null && one.lon !== null);
  const isNear =
    centre?.lat != null &&
    centre.lon != null &&
    kmBetween({ lat, lon }, { lat: centre.lat, lon: centre.lon }) <= BELIEVED_KM;
  if (isNear) return [];
  const isOutside = (province && !there.includes(province.code)) || (district && !there.includes(district.code));
  return isOutside ? [{ about: "outside_area", area: district?.code ?? province?.code ?? area }] : [];
}

const changed = (before: Document | null, after: Document, fields: readonly string[]) =>
  fields.some((field) => !isDeepEqual(before?.[field] ?? null, after[field] ?? null));

/** The name that a record had, where it would look the same and be written in other letters: nobody would find it by it. */
export function rewrittenName(before: Document | null, after: Document): string | null {
  const [was, is] = [before?.name, after.name];
  return typeof was === "string" && typeof is === "string" && looksAlike(was, is) ? was : null;
}

/** What a reviewer should look at in one change, `before` being the record as it stands (null: it is new). */
export async function findWarnings(
  { kind, key, action, document }: Pick<ProposedChange, "kind" | "key" | "action" | "document">,
  before: Document | null,
): Promise<Warning[]> {
  if (action !== "publish") return [];
  const named = changed(before, document, ["name", "title", "name_ur", "names"]);
  const moved = changed(before, document, ["lat", "lon", "area_code"]);
  const similar = named || (before === null && moved) ? await findSimilar(kind, key, document) : [];
  const names = similar.map((other): Warning => ({ about: other.how === "same" ? "duplicate" : "look_alike", other }));
  const was = rewrittenName(before, document);
  if (was !== null) names.push({ about: "look_alike", other: { kind, key, name: was, how: "look_alike", km: null } });
  if (kind !== "facility") return names;
  return [
    ...names,
    ...(before ? [...warnOfPrecision(before, document), ...warnOfStatus(before, document)] : []),
    ...(moved ? await warnOfPlace(document) : []),
  ];
}
