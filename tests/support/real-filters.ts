import fc from "fast-check";
import { addDays } from "@/lib/dates/partial-date";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { TODAY } from "@/tests/support/clock";
import { filtersOf } from "@/tests/support/filters";
import { type OracleFacility, PUBLISHED, startOf } from "@/tests/support/oracle";

const distinct = (values: Iterable<string | undefined>) => [...new Set(values)].flatMap((value) => value || []);

/** Filters over what the register really holds, so that most of them find something. */
export function realFilters(all: readonly OracleFacility[]): fc.Arbitrary<FacilityFilter> {
  const turns = all.flatMap(({ events }) => events.flatMap(({ on }) => (on ? [startOf(on)] : [])));
  // Files of an earlier day are refused (tests/integration/moment.test.ts).
  const [first = ""] = turns.toSorted();
  const days = distinct([
    ...turns.flatMap((day) => [addDays(day, -1), day, addDays(day, 729), addDays(day, 730)]),
    PUBLISHED,
    TODAY,
  ]);
  const terms = distinct(all.flatMap(({ terms }) => terms));
  const term = fc.constantFrom(...terms);
  const typo = fc.tuple(term, fc.nat()).map(([word, at]) => [...word].toSpliced(at % word.length, 1).join("") || word);
  const start = fc.tuple(term, fc.integer({ min: 1, max: 5 })).map(([word, length]) => word.slice(0, length));
  const pair = fc.constantFrom(...all).map(({ terms: own }) => own.slice(-2).join(" "));
  const point = ({ row }: OracleFacility) => (row.lat ? [[Number(row.lon), Number(row.lat)] as const] : []);
  const listed = <Name extends string>(name: Name, value: string | undefined) => (value ? { [name]: [value] } : {});
  const functions = all.flatMap((facility) => facility.functions);
  const roles = all.flatMap((facility) => facility.roles);
  const ofFunction = fc
    .tuple(fc.constantFrom(...functions), fc.constantFrom(...functions), fc.boolean())
    .map(([one, other, mixed]) => ({
      ...listed("kind", one.kind),
      ...listed("shift", one.shift),
      ...listed("audience", (mixed ? other : one).audience),
    }));
  const ofRole = fc
    .constantFrom(...roles)
    .map((one) => ({ ...listed("body", one.body_code), ...listed("role", one.role) }));
  return filtersOf({
    dates: fc.constantFrom(...distinct(all.flatMap(({ events }) => events.map(({ on }) => on)))),
    together: fc.oneof(ofFunction, ofRole) as fc.Arbitrary<FacilityFilter>,
    areas: distinct(all.flatMap(({ areas }) => areas)),
    bodies: distinct(all.flatMap(({ roles }) => roles.map(({ body_code }) => body_code))),
    programmes: distinct(all.flatMap(({ programmes }) => programmes)),
    sources: distinct(all.flatMap(({ sources }) => sources)),
    words: fc.oneof(term, typo, start, pair, fc.constantFrom("zzzz", "park", "پارک", "!!")),
    days: fc.constantFrom(...days.filter((day) => day >= first && day <= TODAY)),
    known: fc.constantFrom("1", PUBLISHED, `${PUBLISHED}T08:00:00.000Z`, TODAY),
    points: all.flatMap(point),
    updatedSince: fc.constantFrom(PUBLISHED, `${PUBLISHED}T00:00:00.000Z`, `${PUBLISHED}T00:00:00.001Z`, "2020-01-01"),
  });
}
