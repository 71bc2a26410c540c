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
  expect(waitFor("open", events, TODAY)).toEqual({ from: 30, to: 30, open: true });
});

test("a report says that the step was taken by then, and after the last report before it", () => {
  const events = [
    event("announced", "2020-01-01"),
    event("under_construction", "2020-06-01", { basis: "report_date" }),
    event("operational", "2021-01-01", { basis: "report_date" }),
  ];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 152, to: 366, open: true });
});

test("one that has not opened has waited until its last report, and nobody knows how much longer", () => {
  const events = [event("announced", "2020-01-01"), event("under_construction", "2020-01-11")];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 10, to: Number.POSITIVE_INFINITY, open: false });
});

test("a date known to the year alone is an interval, not a day", () => {
  const events = [event("announced", "2020"), event("operational", "2021-06-30")];
  expect(waitFor("open", events, TODAY)).toEqual({ from: 181, to: 546, open: true });
});

test("contested and undated observations, and what lies after the day asked, do not count", () => {
  const events = [
    event("announced", "2020-01-01"),
    event("operational", "2020-02-01", { contested: true }),
    event("operational", null),
    event("operational", "2024-01-01"),
  ];
  expect(waitFor("open", events, "2023-01-01")).toMatchObject({ open: false });
});

test("a facility that was never announced has no wait to measure", () => {
  expect(waitFor("open", [event("operational", "2020-01-01")], TODAY)).toBeNull();
});
