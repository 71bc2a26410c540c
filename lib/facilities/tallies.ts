import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import { countByCode } from "@/lib/facilities/profile-counts";
import { countBodies } from "@/lib/facilities/role-rows";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { NO_TALLY, type Tally } from "@/lib/facilities/tally-columns";
import { countTokens, readTokenRows } from "@/lib/facilities/token-rows";
import { keepReading } from "@/lib/records/keep-reading";
import type { Moment } from "@/lib/revisions/moment";

export type TallySubject = "area" | "body" | "programme" | "source";

/** How many of the facilities in a status group each code has: for its area and all above it, for each body once. */
async function countCodes(
  subject: TallySubject,
  filter: FacilityFilter,
  moment: Moment,
): Promise<ReadonlyMap<string, number>> {
  const { table, set } = await matchRows(filter, moment);
  if (subject === "source") return countTokens(await readTokenRows(table, subject, table.size), set);
  if (subject === "body") return countBodies(await readTokenRows(table, "role", table.size), set);
  return countByCode(table, set, subject);
}

async function readTallies(subject: TallySubject, moment: Moment): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  for (const group of STATUS_GROUP_NAMES) {
    for (const [code, count] of await countCodes(subject, { status: [group] }, moment)) {
      const tally = tallies.get(code) ?? { ...NO_TALLY };
      tally.facilities += count;
      tally[group] = count;
      tallies.set(code, tally);
    }
  }
  return tallies;
}

const kept = new LRUCache<string, Promise<ReadonlyMap<string, Tally>>>({ max: 32 });

/** The tallies of every area, body, programme or source that has a facility; each is the headline of the list that `filter` with its code opens. */
export function tallyBy(subject: TallySubject, moment: Moment): Promise<ReadonlyMap<string, Tally>> {
  const key = `${env.DATABASE_URL} ${subject} ${moment.revision} ${moment.day}`;
  return keepReading(kept, key, () => readTallies(subject, moment));
}
