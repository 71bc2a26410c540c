import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import type { ClaimDocument } from "@/lib/claims/schema";
import { CLAIM_RULE, type CountingRule, claimDay, claimScope, dueDay } from "@/lib/claims/scope";
import { type Judgement, judgeClaim } from "@/lib/claims/verdict";
import type { Day } from "@/lib/dates/partial-date";
import { query } from "@/lib/db";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { countFacilities, countFunctions } from "@/lib/facilities/queries";
import { facilitiesPath } from "@/lib/paths";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";

/** A claim held against the list. Numbers are null where there is nothing to count, never a zero that looks like a finding. */
export type Reconciliation = Judgement & {
  /** The scope as a canonical query, without a day; null when there is none. */
  scope: string | null;
  counted: CountingRule["counted"];
  /** The day compared, and whether the claim or its source gives it; null when neither is dated. */
  on: Day | null;
  on_basis: "claim" | "source" | null;
  due: Day | null;
  listed: number | null;
  listed_today: number | null;
  /** Listed less claimed. */
  difference: number | null;
  /** The table with exactly the facilities counted: on the claim's day, and today. */
  address: string | null;
  address_today: string | null;
};

const counts = new LRUCache<string, Promise<number>>({ max: 5000 });

function count(filter: FacilityFilter, moment: Moment, counted: CountingRule["counted"]): Promise<number> {
  const key = `${counted} ${moment.revision} ${moment.day} ${toQuery(filter)}`;
  const known = counts.get(key);
  if (known) return known;
  const counting = counted === "functions" ? countFunctions(filter, moment) : countFacilities(filter, moment);
  counts.set(key, counting);
  counting.catch(() => counts.delete(key));
  return counting;
}

/** The first day on which the register, as of a revision, lists anything; null when it is empty. */
export async function firstRecordDay(moment: Moment): Promise<Day | null> {
  const [row] = await query<{ day: Day | null }>(sql`SELECT min(valid_from) AS day FROM facility_version
    WHERE known_from <= ${moment.revision} AND known_to > ${moment.revision}`);
  return row?.day ?? null;
}

/** Holds a claim against the list: on its own day (a target: its due date, else today), and on the day of the moment. */
export async function reconcileClaim(
  claim: ClaimDocument,
  source: SourceDocument | undefined,
  moment: Moment,
  firstRecord: Day | null,
  rule: CountingRule = CLAIM_RULE,
): Promise<Reconciliation> {
  const scope = claimScope(claim, rule);
  const due = dueDay(claim, source);
  const stated = claimDay(claim, source);
  const on = claim.is_target ? (due !== null && due < moment.day ? due : null) : (stated?.day ?? null);
  const countable = scope !== null && on !== null && on <= moment.day && firstRecord !== null && on >= firstRecord;
  const pinned = moment.knownAt === null ? {} : { known_at: moment.knownAt };
  const [listed, listedToday] = await Promise.all([
    countable ? count(scope, { ...moment, day: on }, rule.counted) : null,
    scope ? count(scope, moment, rule.counted) : null,
  ]);
  const judgement = judgeClaim({ claim, scoped: scope !== null, on, due, listed, firstRecord, today: moment.day });
  const asOfDay = moment.asOf === null || moment.knownAt !== null ? {} : { as_of: moment.asOf };
  return {
    ...judgement,
    scope: scope && toQuery(scope),
    counted: rule.counted,
    on,
    on_basis: on === null ? null : claim.is_target ? "claim" : (stated?.basis ?? null),
    due,
    listed,
    listed_today: listedToday,
    difference: listed === null || claim.value === null ? null : listed - claim.value,
    address: countable ? facilitiesPath("en", toQuery({ ...scope, as_of: on, ...pinned })) : null,
    address_today: scope && facilitiesPath("en", toQuery({ ...scope, ...asOfDay, ...pinned })),
  };
}
