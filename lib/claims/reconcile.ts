import { LRUCache } from "lru-cache";
import type { ComparedFilters, Reconciliation } from "@/lib/claims/held";
import type { ClaimDocument } from "@/lib/claims/schema";
import { CLAIM_RULE, type CountingRule, claimDay, claimScope, dueDay } from "@/lib/claims/scope";
import { judgeClaim } from "@/lib/claims/verdict";
import type { Day } from "@/lib/dates/partial-date";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { countFacilities, countFunctions } from "@/lib/facilities/queries";
import { facilitiesPath } from "@/lib/paths";
import { keepReading } from "@/lib/records/keep-reading";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";

/** What a claim is held against besides itself: its source, when it was said, and the first day that is listed at all. */
export type Surroundings = { source: SourceDocument; said: string | null; firstRecord: Day | null };

const counts = new LRUCache<string, Promise<number>>({ max: 5000 });

function count(filter: FacilityFilter, moment: Moment, counted: CountingRule["counted"]): Promise<number> {
  const key = `${counted} ${moment.revision} ${moment.day} ${toQuery(filter)}`;
  return keepReading(counts, key, () =>
    counted === "functions" ? countFunctions(filter, moment) : countFacilities(filter, moment),
  );
}

function filtersOf(scope: FacilityFilter | null, on: Day | null, moment: Moment): ComparedFilters {
  if (scope === null) return { claimed: null, today: null };
  const pinned = moment.knownAt === null ? {} : { known_at: moment.knownAt };
  const asOf = moment.asOf === null ? {} : { as_of: moment.asOf };
  return { claimed: on === null ? null : { ...scope, as_of: on, ...pinned }, today: { ...scope, ...asOf, ...pinned } };
}

/** The day on which a claim can be counted: its own, unless that is still to come or before anything is listed. */
function countedDay(on: Day | null, moment: Moment, firstRecord: Day | null): Day | null {
  return on !== null && on <= moment.day && firstRecord !== null && on >= firstRecord ? on : null;
}

/** The filters of the table that count a claim, by a rule. */
export function compareFilters(
  claim: ClaimDocument,
  { source, firstRecord }: Surroundings,
  moment: Moment,
  rule: CountingRule,
): ComparedFilters {
  const on = claimDay(claim, source)?.day ?? null;
  return filtersOf(claimScope(claim, rule), countedDay(on, moment, firstRecord), moment);
}

const tableOf = (filter: FacilityFilter | null) => filter && facilitiesPath("en", toQuery(filter));

/** Holds a claim against the list: on its own day (design section 2, 'reconciliation'), and on the day of the moment. */
export async function reconcileClaim(
  claim: ClaimDocument,
  around: Surroundings,
  moment: Moment,
  rule: CountingRule = CLAIM_RULE,
): Promise<Reconciliation> {
  const { source, said, firstRecord } = around;
  const scope = claimScope(claim, rule);
  const due = dueDay(claim, said);
  const stated = claimDay(claim, source);
  const on = stated?.day ?? null;
  const day = countedDay(on, moment, firstRecord);
  const [listed, listedToday] = await Promise.all([
    scope && day !== null ? count(scope, { ...moment, day }, rule.counted) : null,
    scope ? count(scope, moment, rule.counted) : null,
  ]);
  const judgement = judgeClaim({ claim, scoped: scope !== null, on, due, listed, firstRecord, today: moment.day });
  const judged = judgement.verdict !== "target" && judgement.verdict !== "cannot_be_checked";
  const { claimed, today } = compareFilters(claim, around, moment, rule);
  return {
    ...judgement,
    scope: scope && toQuery(scope),
    counted: rule.counted,
    on,
    on_basis: stated?.basis ?? null,
    due,
    listed,
    listed_today: listedToday,
    difference: judged && listed !== null && claim.value !== null ? listed - claim.value : null,
    address: tableOf(claimed),
    address_today: tableOf(today),
  };
}
