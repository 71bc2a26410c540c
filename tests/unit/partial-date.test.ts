import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayOf, daysBetween, firstDay, isDay, lastDay, PartialDate } from "@/lib/dates/partial-date";
import { days, partialDates } from "@/tests/support/documents";

const isPartial = (text: string) => PartialDate.safeParse(text).success;

test("a date is known to the year, the month or the day, and never otherwise", () => {
  for (const text of ["2024", "2024-11", "2024-11-12", "2024-02-29"]) expect(isPartial(text), text).toBe(true);
  for (const text of [
    "",
    "24",
    "2024-13",
    "2024-00",
    "2023-02-29",
    "2024-11-31",
    "2024-1-2",
    "2024-11-12T00:00",
    "0000",
    "0000-01-01",
    "0204-01-01",
    "9999",
    " 2024",
  ])
    expect(isPartial(text), text).toBe(false);
});

test("a year before the first is no day: no database holds it", () => {
  expect(isDay("0000-01-01")).toBe(false);
  expect(isDay("0001-01-01")).toBe(true);
});

test("a partial date is the interval from its first to its last day", () => {
  expect([firstDay("2024"), lastDay("2024")]).toEqual(["2024-01-01", "2024-12-31"]);
  expect([firstDay("2024-02"), lastDay("2024-02")]).toEqual(["2024-02-01", "2024-02-29"]);
  expect([firstDay("2023-02"), lastDay("2023-02")]).toEqual(["2023-02-01", "2023-02-28"]);
  expect([firstDay("2024-11-12"), lastDay("2024-11-12")]).toEqual(["2024-11-12", "2024-11-12"]);
  fc.assert(
    fc.property(partialDates, (date) => {
      expect(isDay(firstDay(date)) && isDay(lastDay(date))).toBe(true);
      expect(firstDay(date) <= lastDay(date)).toBe(true);
      expect(firstDay(date).startsWith(date) && lastDay(date).startsWith(date)).toBe(true);
      expect(addDays(lastDay(date), 1).startsWith(date)).toBe(false);
    }),
  );
});

test("adding days and counting them are each other's reverse", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -3000, max: 3000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
});

test("days are days in Karachi, five hours ahead of UTC", () => {
  expect(dayOf(new Date("2026-11-21T18:59:59Z"))).toBe("2026-11-21");
  expect(dayOf(new Date("2026-11-21T19:00:00Z"))).toBe("2026-11-22");
});
