import { expect, test, vi } from "vitest";
import { AREA_LIST } from "@/lib/areas/list";
import { countFacilities, listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { readListRequest } from "@/lib/records/list";
import { InvalidQuery } from "@/lib/records/query";
import { readRecordRequest } from "@/lib/records/record-request";
import { resolveMoment } from "@/lib/revisions/moment";
import { ask, walkJson } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();

const refusalOf = async (asked: { as_of?: string; known_at?: string }) => {
  const error = await resolveMoment(asked).catch((thrown: unknown) => thrown);
  expect(error, JSON.stringify(asked)).toBeInstanceOf(InvalidQuery);
  return (error as InvalidQuery).refusals.map(({ name, reason }) => `${name}: ${reason}`);
};

test("without a question the moment is today and the newest revision", async () => {
  expect(await resolveMoment({})).toMatchObject({ revision: 1, day: TODAY, today: TODAY, asOf: null, knownAt: null });
});

test("what was known at a moment is read as of that day, unless another day is asked for", async () => {
  expect(await resolveMoment({ known_at: "1" })).toMatchObject({
    revision: 1,
    day: "2026-11-22",
    asOf: "2026-11-22",
    knownAt: "1",
  });
  expect(await resolveMoment({ known_at: "2026-12-01" })).toMatchObject({ revision: 1, day: "2026-12-01" });
  // Nine in the evening in London is the next day in Karachi.
  expect(await resolveMoment({ known_at: "2026-12-01T21:00:00.000Z" })).toMatchObject({
    revision: 1,
    day: "2026-12-02",
  });
  expect(await resolveMoment({ known_at: "1", as_of: "2024-05-01" })).toMatchObject({ revision: 1, day: "2024-05-01" });
  expect(await resolveMoment({ known_at: TODAY })).toMatchObject({ revision: 1, day: TODAY });
});

test("the future, the time before the first revision and a revision that never was are refused by name", async () => {
  expect(await refusalOf({ as_of: "2026-12-16" })).toEqual(["as_of: in_the_future"]);
  expect(await refusalOf({ known_at: "2026-12-16" })).toEqual(["known_at: in_the_future"]);
  expect(await refusalOf({ known_at: "2026-12-15T07:00:00.001Z" })).toEqual(["known_at: in_the_future"]);
  expect(await refusalOf({ known_at: "2026-11-21" })).toEqual(["known_at: before_the_first_revision"]);
  expect(await refusalOf({ known_at: "2026-11-21T23:59:59.999Z" })).toEqual(["known_at: before_the_first_revision"]);
  expect(await resolveMoment({ known_at: "2026-11-22T00:00:00.000Z" })).toMatchObject({ revision: 1 });
  for (const known_at of ["0", "2", "999999999"])
    expect(await refusalOf({ known_at })).toEqual(["known_at: unknown_revision"]);
});

test("today begins at midnight in Karachi", async () => {
  vi.setSystemTime(new Date("2026-12-14T18:59:59Z"));
  expect(await refusalOf({ as_of: TODAY })).toEqual(["as_of: in_the_future"]);
  vi.setSystemTime(new Date("2026-12-14T19:00:00Z"));
  expect(await resolveMoment({ as_of: TODAY })).toMatchObject({ day: TODAY, today: TODAY });
  vi.setSystemTime(new Date(`${TODAY}T12:00:00+05:00`));
});

test("a page names a moment that it cannot show, and shows today with all other conditions", async () => {
  const { filter, moment, refusals } = await readFacilityRequest(
    new URLSearchParams("as_of=2030-01-01&known_at=77&status=open&area=PK-NOWHERE"),
  );
  expect(filter).toEqual({ status: ["open"] });
  expect(moment).toMatchObject({ day: TODAY, revision: 1 });
  expect(refusals.map(({ name, reason }) => [name, reason])).toEqual([
    ["as_of", "in_the_future"],
    ["known_at", "unknown_revision"],
    ["area", "unknown_value"],
  ]);
});

test("only the moment that cannot be shown is left out, the other one is kept, on every kind of page", async () => {
  const query = "as_of=2030-01-01&known_at=1";
  const kept = { known_at: "1" };
  const facilities = await readFacilityRequest(new URLSearchParams(query));
  const areas = await readListRequest(AREA_LIST, new URLSearchParams(query));
  const record = await readRecordRequest(new URLSearchParams(query));
  expect([facilities.filter, areas.filter, record.asked]).toEqual([kept, kept, kept]);
  for (const { moment, refusals } of [facilities, areas, record]) {
    expect(moment.day).toBe("2026-11-22");
    expect(refusals.map(({ name }) => name)).toEqual(["as_of"]);
  }
});

test("a day before the first record is refused by name, with the days that can be asked for, and never an empty file", async () => {
  for (const format of FACILITY_FORMATS) {
    const response = await ask(`/facilities.${format}?as_of=1950-01-01`);
    expect(response.status, format).toBe(400);
    const [{ field, detail }] = (await response.json()).errors;
    expect([field, detail], format).toEqual([
      "as_of",
      expect.stringMatching(/first record.*allowed: \d{4}-\d\d-\d\d\.\./),
    ]);
  }
  const [first = ""] =
    /\d{4}-\d\d-\d\d(?=\.\.)/.exec(await (await ask("/facilities.csv?as_of=1950-01-01")).text()) ?? [];
  expect((await walkJson(`/facilities.json?as_of=${first}`)).first.total).toBeGreaterThan(0);
});

test("an event known to the year or the month is true from the first day of it", async () => {
  const published = new Set(readTable("facilities").flatMap(({ ref, publish }) => (publish === "true" ? [ref] : [])));
  const events = readTable("status_events").filter(
    ({ facility_ref, on = "", contested }) =>
      published.has(facility_ref) && contested === "false" && (on.length === 4 || on.length === 7),
  );
  expect(events.length).toBeGreaterThan(20);
  for (const { facility_ref: ref, on = "" } of events.filter((_, at) => at % 4 === 0)) {
    const statusOn = async (day: string) => {
      const request = await readFacilityRequest([["as_of", day]]);
      return (await listFacilities(request, 1000)).rows.find((row) => row.ref === ref)?.status_on;
    };
    const first = `${on}-01-01`.slice(0, 10);
    const before = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
    expect(await statusOn(before), `${ref} before ${on}`).not.toBe(on);
    // Another event of that very day may be further along; it is then the one that is shown.
    expect((await statusOn(first))?.slice(0, 4), `${ref} in ${on}`).toBe(on.slice(0, 4));
  }
});

test("the number of facilities only grows with the day, for none is ever taken off the list", async () => {
  let before = 0;
  for (const day of [
    "2000-01-01",
    "2010-01-01",
    "2016-01-01",
    "2020-01-01",
    "2022-01-01",
    "2024-01-01",
    "2025-01-01",
    "2026-01-01",
    TODAY,
  ]) {
    const count = await countFacilities({}, await resolveMoment({ as_of: day }));
    expect(count, day).toBeGreaterThanOrEqual(before);
    before = count;
  }
  expect(before).toBe(215);
});
