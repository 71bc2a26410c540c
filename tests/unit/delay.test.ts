import { expect, test } from "vitest";
import type { StatusEvent } from "@/lib/facilities/schema";
import { waitFor } from "@/lib/statistics/delay";

const event = (status: StatusEvent["status"], on: string | null, more: Partial<StatusEvent> = {}): StatusEvent => ({
  status,
  on,
  basis: "event_date",
  contested: false,
  source_id: null,
  note: null,
  recorded_on: "2026-11-22",
  ...more,
});
const TODAY = "2026-11-22";

test("two stated days give an exact wait", () => {
  const events = [event("announced", "2020-01-01"), event("operational", "2020-01-31")];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 30, to: 30, reached: true });
});

test("a report says that the step was taken by then, and after the last report before it", () => {
  const events = [
    event("announced", "2020-01-01"),
    event("under_construction", "2020-06-01", { basis: "report_date" }),
    event("operational", "2021-01-01", { basis: "report_date" }),
  ];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 152, to: 366, reached: true });
});

test("one that has not opened has waited as far as the register has heard, and nobody knows how much longer", () => {
  const events = [event("announced", "2020-01-01"), event("under_construction", "2020-01-11")];
  const waiting = { to: Number.POSITIVE_INFINITY, reached: false };
  expect(waitFor("open", events, TODAY, "2020-01-31")).toEqual({ ...waiting, from: 31 });
  // Its own report may be later than the newest source that has a date.
  expect(waitFor("open", events, TODAY, "2020-01-05")).toEqual({ ...waiting, from: 11 });
  expect(waitFor("open", events, "2020-03-01")).toEqual({ ...waiting, from: 61 });
});

test("what opened had been built by then, though nobody reported the building", () => {
  const events = [event("announced", "2020-01-01"), event("operational", "2020-01-31")];
  expect(waitFor("building", events, TODAY)).toEqual({ from: 0, to: 30, reached: true });
});

test("a signing is waited for from an announcement alone, and not by what was built without one", () => {
  const signed = event("agreement_signed", "2020-03-01");
  expect(waitFor("signed", [event("announced", "2020-01-01"), signed], TODAY)).toMatchObject({ from: 60, to: 60 });
  expect(waitFor("signed", [signed, event("operational", "2020-06-01")], TODAY)).toBeNull();
  expect(waitFor("signed", [event("announced", "2020-01-01"), event("ready", "2020-02-01")], TODAY)).toBeNull();
});

test("a facility found open on no known day had opened by the day it was first published", () => {
  const events = [event("announced", "2026-01-01"), event("operational", null)];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 0, to: 325, reached: true });
  // Nothing can have been reported later than the newest source.
  expect(waitFor("open", events, TODAY, "2026-01-31")).toEqual({ from: 0, to: 30, reached: true });
  expect(waitFor("open", events, "2026-06-01")).toMatchObject({ reached: false });
});

test("what was closed had opened, and what opened before it was announced has no wait", () => {
  const announced = event("announced", "2020-01-01");
  expect(waitFor("open", [announced, event("closed", "2021-01-01")], TODAY)).toMatchObject({ to: 366, reached: true });
  expect(waitFor("open", [event("operational", "2019-01-01"), announced], TODAY)).toBeNull();
});

test("a date known to the year alone is an interval, not a day", () => {
  const events = [event("announced", "2020"), event("operational", "2021-06-30")];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 181, to: 546, reached: true });
});

test("contested and undated observations, and what lies after the day asked, do not count", () => {
  const events = [
    event("announced", "2020-01-01"),
    event("operational", "2020-02-01", { contested: true }),
    event("operational", null),
    event("operational", "2024-01-01"),
  ];
  expect(waitFor("open", events, "2023-01-01")).toMatchObject({ reached: false });
});

test("a facility that was never announced has no wait to measure", () => {
  expect(waitFor("open", [event("operational", "2020-01-01")], TODAY)).toBeNull();
});
