import { expect, test } from "vitest";
import { findContradictions } from "@/lib/claims/contradictions";
import { findCopies, inTime, type Said, spanOf } from "@/lib/claims/said";
import { claimDay, claimScope, dueDay, saidOn } from "@/lib/claims/scope";
import { toSeries } from "@/lib/claims/series";
import { findSums } from "@/lib/claims/sums";
import { type Evidence, judgeClaim } from "@/lib/claims/verdict";

const TODAY = "2026-12-15";
let refs = 0;

/** A claim of 10 open parks in Punjab, said by nobody in particular on 1 January 2024, unless a test says otherwise. */
function said(other: Partial<Said> = {}): Said {
  refs += 1;
  const source = `S-${String(refs).padStart(3, "0")}`;
  return {
    ref: `C-${String(refs).padStart(3, "0")}`,
    speaker_body_code: "SCO",
    programme_code: "NET",
    measure: "facilities",
    kinds: ["software_technology_park"],
    area_codes: ["PK-PB"],
    statuses: ["operational"],
    value: 10,
    qualifier: "exactly",
    as_of: "2024-01-01",
    is_target: false,
    source_id: source,
    witness: source,
    due_on: null,
    ...other,
  };
}

const judge = (claim: Partial<Evidence["claim"]>, other: Partial<Evidence> = {}) =>
  judgeClaim({
    claim: { measure: "facilities", value: 50, qualifier: "exactly", is_target: false, ...claim },
    scoped: true,
    on: "2024-11-12",
    due: null,
    listed: 50,
    firstRecord: "2007-01-01",
    today: TODAY,
    ...other,
  });

test.each([
  ["exactly", 50, "agrees", "same_number"],
  ["exactly", 49, "list_shorter", "fewer_listed"],
  ["exactly", 51, "list_longer", "more_listed"],
  ["exactly", 0, "list_shorter", "none_listed"],
  ["unstated", 50, "agrees", "same_number"],
  ["unstated", 45, "list_shorter", "fewer_listed"],
  ["about", 45, "agrees", "within_a_tenth"],
  ["about", 55, "agrees", "within_a_tenth"],
  ["about", 44, "list_shorter", "fewer_listed"],
  ["about", 56, "list_longer", "more_listed"],
  ["at_least", 49, "list_shorter", "fewer_listed"],
  ["at_least", 50, "agrees", "at_least_reached"],
  ["at_least", 500, "agrees", "at_least_reached"],
  ["up_to", 0, "agrees", "within_up_to"],
  ["up_to", 50, "agrees", "within_up_to"],
  ["up_to", 51, "list_longer", "more_listed"],
] as const)("50 said '%s' with %i listed: %s", (qualifier, listed, verdict, reason) => {
  expect(judge({ qualifier }, { listed })).toEqual({ verdict, reason });
});

test("a claim of none agrees with none listed", () => {
  expect(judge({ value: 0 }, { listed: 0 })).toEqual({ verdict: "agrees", reason: "same_number" });
});

test("what cannot be held against the list says why", () => {
  const why = (claim: Partial<Evidence["claim"]>, other: Partial<Evidence> = {}) => {
    const { verdict, reason } = judge(claim, other);
    expect(verdict).toBe("cannot_be_checked");
    return reason;
  };
  expect(why({ measure: "jobs_created" })).toBe("not_a_count_of_facilities");
  expect(why({ measure: "jobs_expected", is_target: true })).toBe("not_a_count_of_facilities");
  expect(why({ value: null })).toBe("no_number");
  expect(why({}, { scoped: false, listed: null })).toBe("no_scope");
  expect(why({}, { on: null, listed: null })).toBe("no_date");
  expect(why({}, { on: "2027-01-01", listed: null })).toBe("date_in_future");
  expect(why({}, { on: "2006-12-31", listed: null })).toBe("before_first_record");
  expect(why({}, { firstRecord: null, listed: null })).toBe("before_first_record");
});

test("a promise is judged only after its day", () => {
  const promise = { is_target: true };
  expect(judge(promise)).toEqual({ verdict: "target", reason: "due_not_said" });
  expect(judge(promise, { due: TODAY })).toEqual({ verdict: "target", reason: "not_yet_due" });
  expect(judge(promise, { due: "2026-12-14", listed: 12 })).toEqual({
    verdict: "list_shorter",
    reason: "fewer_listed",
  });
  expect(judge({ is_target: true, value: null })).toEqual({ verdict: "target", reason: "due_not_said" });
});

test("the scope of a claim is a filter, and an empty part does not restrict", () => {
  const claim = said({ kinds: ["software_technology_park", "freelancing_hub"], area_codes: ["PK-JK", "PK-GB"] });
  expect(claimScope(claim)).toEqual({
    kind: ["freelancing_hub", "software_technology_park"],
    area: ["PK-GB", "PK-JK"],
    status: ["operational"],
    programme: ["NET"],
  });
  expect(claimScope(said({ kinds: [], area_codes: [], statuses: [] }))).toEqual({ programme: ["NET"] });
  expect(claimScope(said({ kinds: [], area_codes: [], statuses: [], programme_code: null }))).toBeNull();
  expect(claimScope(said({ measure: "people_trained" }))).toBeNull();
});

test("a reader's rule changes the statuses, and leaves the programme out", () => {
  const scope = claimScope(said(), { counted: "sites", status: ["ready", "open"], programme: "any" });
  expect(scope).toEqual({ kind: ["software_technology_park"], area: ["PK-PB"], status: ["open", "ready"] });
});

test("a claim is held against the last day of its date, and of its source's where it has none", () => {
  expect(claimDay({ as_of: "2024-02" }, undefined)).toEqual({ day: "2024-02-29", basis: "claim" });
  expect(claimDay({ as_of: null }, { published_on: "2024" })).toEqual({ day: "2024-12-31", basis: "source" });
  expect(claimDay({ as_of: null }, { published_on: null })).toBeNull();
});

test("a promise is due where its date lies after the day it was made, and not where it carries that day", () => {
  const promise = { as_of: "2025-09-30", is_target: true };
  expect(dueDay(promise, saidOn(promise, { published_on: "2025-09-05" }, [promise]))).toBe("2025-09-30");
  expect(dueDay(promise, saidOn(promise, { published_on: "2025-09" }, [promise]))).toBeNull();
  expect(dueDay(promise, saidOn(promise, { published_on: null }, [promise]))).toBeNull();
  // An undated source that dates another of its claims earlier was out by then.
  const other = { as_of: "2025-06", is_target: true };
  expect(dueDay(promise, saidOn(promise, { published_on: null }, [promise, other]))).toBe("2025-09-30");
  expect(dueDay({ ...promise, is_target: false }, "2020-01-01")).toBeNull();
});

test("copies of one release are one witness, and other numbers of it are not", () => {
  const first = said({ witness: "release" });
  const copy = said({ witness: "release" });
  const other = said({ witness: "release", value: 11 });
  const elsewhere = said({ witness: "release", area_codes: ["PK-SD"] });
  const independent = said();
  expect([...findCopies([copy, other, elsewhere, independent, first])]).toEqual([[copy.ref, first.ref]]);
});

test("what is said with 'about', 'at least' and 'up to' leaves numbers open", () => {
  expect(spanOf({ value: 100, qualifier: "about" })).toEqual([90, 110.00000000000001]);
  expect(spanOf({ value: 100, qualifier: "at_least" })).toEqual([100, Number.POSITIVE_INFINITY]);
  expect(spanOf({ value: 100, qualifier: "up_to" })).toEqual([0, 100]);
});

test("claims without a number or a date have no place in time", () => {
  const early = said({ as_of: "2023" });
  const late = said({ as_of: "2023-02-01" });
  expect(inTime([late, said({ as_of: null }), said({ value: null }), early]).map((one) => one.said.ref)).toEqual([
    early.ref,
    late.ref,
  ]);
});

test("a series marks what counts other things, and what is lower than before", () => {
  const parks = said({ value: 39, as_of: "2024-09-14" });
  const both = said({ value: 50, as_of: "2024-11-12", kinds: ["software_technology_park", "freelancing_hub"] });
  const fewer = said({ value: 17, as_of: "2025-09-03" });
  const hubs = said({ value: 76, as_of: "2025-09-03", kinds: ["freelancing_hub"] });
  const promise = said({ value: 100, as_of: "2025-09-30", is_target: true });
  const undated = said({ as_of: null });
  const elsewhere = said({ area_codes: ["PK-SD"] });
  const [series, other] = toSeries([hubs, fewer, promise, both, undated, parks, elsewhere]);
  expect(
    series?.points.map(({ said: { ref }, scope_changed, lower_than }) => [ref, scope_changed, lower_than]),
  ).toEqual([
    [parks.ref, false, null],
    [both.ref, true, null],
    [fewer.ref, true, parks.ref],
    [hubs.ref, true, null],
    [promise.ref, false, null],
  ]);
  expect(series?.sums.map(({ value, refs: parts }) => [value, parts])).toEqual([[93, [fewer.ref, hubs.ref]]]);
  expect(series?.timeless).toEqual([undated]);
  expect(other?.points.map((point) => point.said)).toEqual([elsewhere]);
});

test("a series of no claims, and of one", () => {
  expect(toSeries([])).toEqual([]);
  expect(toSeries([said()])[0]?.points).toHaveLength(1);
});

test("parts are added only of one speaker and place, near in time, and each kind once", () => {
  const parks = said({ value: 17 });
  const hubs = said({ value: 76, kinds: ["freelancing_hub"] });
  const [sum, ...more] = findSums([parks, hubs]);
  expect([sum?.value, sum?.by, sum?.whole, more]).toEqual([93, "kind", null, []]);
  expect(findSums([parks, said({ kinds: ["freelancing_hub"], as_of: "2024-03-01" })])).toEqual([]);
  expect(findSums([parks, said({ kinds: ["freelancing_hub"], speaker_body_code: "PSEB" })])).toEqual([]);
  expect(findSums([parks, said({ kinds: ["freelancing_hub"], area_codes: ["PK-SD"] })])).toEqual([]);
  expect(findSums([parks, said({ kinds: ["freelancing_hub"], is_target: true })])).toEqual([]);
  const over = said({ value: 5, kinds: ["freelancing_hub"], qualifier: "at_least" });
  expect(findSums([parks, over])[0]?.qualifier).toBe("at_least");
});

test("areas are added up to the whole of the same source, and to no other", () => {
  const one = { source_id: "S", witness: "S", speaker_body_code: "PITB" };
  const whole = said({ ...one, area_codes: [], value: 15 });
  const punjab = said({ ...one, area_codes: ["PK-PB"], value: 9 });
  const sindh = said({ ...one, area_codes: ["PK-SD"], value: 6 });
  expect(findSums([whole, punjab, sindh])).toMatchObject([{ by: "area", value: 15, whole: whole.ref }]);
  expect(findSums([punjab, sindh])).toEqual([]);
});

const kindsOf = (claims: Said[]) => findContradictions(claims).map(({ kind, pairs }) => [kind, pairs]);

test("a later result that is lower contradicts, unless 'at least' leaves it open", () => {
  const high = said({ value: 68, as_of: "2025-02-06" });
  const low = said({ value: 62, as_of: "2025-03-04" });
  expect(kindsOf([low, high])).toEqual([["falls", [[high.ref, low.ref]]]]);
  const open = said({ value: 65, as_of: "2025-02-26", qualifier: "at_least" });
  expect(kindsOf([high, open])).toEqual([]);
  const farBelow = said({ value: 7, as_of: "2025-02-26", qualifier: "at_least" });
  expect(kindsOf([high, farBelow])).toEqual([["falls", [[high.ref, farBelow.ref]]]]);
  expect(kindsOf([high, said({ value: 62, as_of: "2025-03-04", kinds: ["freelancing_hub"] })])).toEqual([]);
  expect(kindsOf([high, said({ value: 62, as_of: "2025-03-04", is_target: true })])).toEqual([]);
});

test("two numbers for one day contradict, and those of one source do not", () => {
  const one = said({ value: 40 });
  const other = said({ value: 45 });
  expect(kindsOf([one, other])).toEqual([["same_day", [[one.ref, other.ref]]]]);
  expect(kindsOf([one, said({ value: 45, source_id: one.source_id, witness: one.witness })])).toEqual([]);
  expect(kindsOf([one, said({ value: 42, qualifier: "about" })])).toEqual([]);
});

test("doubling within half a year is shown", () => {
  const first = said({ value: 500, as_of: "2016-12" });
  const soon = said({ value: 1340, as_of: "2016-12-23" });
  expect(kindsOf([first, soon])).toEqual([["jumps", [[first.ref, soon.ref]]]]);
  expect(kindsOf([first, said({ value: 1340, as_of: "2017-12" })])).toEqual([]);
});

test("parts that make more than the whole contradict it", () => {
  const both: Partial<Said> = { kinds: ["software_technology_park", "freelancing_hub"] };
  const hubs = said({ value: 49, kinds: ["freelancing_hub"], as_of: "2025-11-22" });
  const parks = said({ value: 11, as_of: "2025-12-14" });
  const whole = said({ ...both, value: 50, as_of: "2025-12-14" });
  const [found] = findContradictions([hubs, parks, whole]);
  expect([found?.kind, found?.sum, found?.refs]).toEqual(["parts_exceed", 60, [hubs.ref, parks.ref, whole.ref]]);
  expect(kindsOf([hubs, parks, { ...whole, value: 60 }])).toEqual([]);
});

test("one number under two kinds is one set of rooms, and under two statuses two acts", () => {
  const one = { source_id: "S", witness: "S", is_target: true, value: 14, area_codes: ["PK-GB"] };
  const school = said({ ...one, kinds: ["school_it_centre"] });
  const hub = said({ ...one, kinds: ["freelancing_hub"] });
  expect(kindsOf([school, hub])).toEqual([["two_names", [[school.ref, hub.ref]]]]);
  const upgraded = said({ ...one, statuses: ["upgrade_planned"], area_codes: ["PK-GB-NAGAR"] });
  const created = said({ ...one, area_codes: ["PK-GB"] });
  expect(kindsOf([upgraded, created])).toEqual([["two_acts", [[upgraded.ref, created.ref]]]]);
  expect(kindsOf([school, said({ ...one, kinds: ["freelancing_hub"], area_codes: ["PK-SD"] })])).toEqual([]);
});

test("promises differ where no day is set, and move where the places change", () => {
  const nine = said({ value: 9, is_target: true, as_of: "2020-12-22" });
  const eleven = said({ value: 11, is_target: true, as_of: "2020-12-28" });
  expect(kindsOf([nine, eleven])).toEqual([["promises_differ", [[nine.ref, eleven.ref]]]]);
  expect(kindsOf([nine, { ...eleven, due_on: "2021-06-30" }])).toEqual([]);
  const before = said({ value: 3, is_target: true, as_of: "2022-12-08", area_codes: ["A", "B", "C"] });
  const after = said({ value: 3, is_target: true, as_of: "2024-10", area_codes: ["A", "B", "D"] });
  expect(kindsOf([before, after])).toEqual([["places_changed", [[before.ref, after.ref]]]]);
});
