import { LRUCache } from "lru-cache";
import sql, { join, raw } from "sql-template-tag";
import { query } from "@/lib/db";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES, STATUS_GROUPS } from "@/lib/facilities/status";
import type { Tally } from "@/lib/facilities/tally-columns";
import { facilityWhere } from "@/lib/facilities/where";
import type { Moment } from "@/lib/revisions/moment";

// A facility counts for its area and all above it, for each body once, whatever its roles.
const CODES = {
  area: sql`unnest(v.area_codes)`,
  body: sql`unnest(ARRAY(SELECT token FROM unnest(v.role_tokens) AS token WHERE strpos(token, ':') = 0))`,
  programme: sql`unnest(v.programmes)`,
  source: sql`unnest(v.source_ids)`,
} as const;
export type TallySubject = keyof typeof CODES;

const kept = new LRUCache<string, Promise<ReadonlyMap<string, Tally>>>({ max: 32 });

async function readTallies(
  subject: TallySubject,
  filter: FacilityFilter,
  moment: Moment,
): Promise<ReadonlyMap<string, Tally>> {
  const groups = STATUS_GROUP_NAMES.map(
    (group) => sql`count(*) FILTER (WHERE status = ANY(${[...STATUS_GROUPS[group]]}::text[])) AS ${raw(group)}`,
  );
  const rows = await query<Tally & { code: string }>(sql`
    SELECT code, count(*) AS facilities, ${join(groups)}
    FROM (SELECT ${CODES[subject]} AS code, v.status FROM facility_version v WHERE ${facilityWhere(filter, moment)}) AS named
    GROUP BY code`);
  return new Map(rows.map(({ code, ...tally }) => [code, tally]));
}

/** The tallies of every area, body, programme or source that has a facility; each is the headline of the list that `filter` with its code opens. */
export function tallyBy(subject: TallySubject, moment: Moment): Promise<ReadonlyMap<string, Tally>> {
  const key = `${subject} ${moment.revision} ${moment.day}`;
  const known = kept.get(key);
  if (known) return known;
  const reading = readTallies(subject, {}, moment);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
