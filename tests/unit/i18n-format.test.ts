import { expect, test } from "vitest";
import { formatDate, formatDistance, formatDuration, formatInstant, formatList, formatNumber } from "@/lib/i18n/format";

test("a date is said as exactly as it is known, and never padded", () => {
  expect(formatDate("en", "2024")).toBe("2024");
  expect(formatDate("en", "2024-11")).toBe("November 2024");
  expect(formatDate("en", "2024-11-02")).toBe("2 November 2024");
  expect(formatDate("ur", "2024-11-02")).toBe("2 نومبر 2024");
});

test("numbers are written in full, with Latin digits in both languages", () => {
  expect(formatNumber("en", 12_650_000_000)).toBe("12,650,000,000");
  expect(formatNumber("ur", 12_650_000_000)).toBe("12,650,000,000");
  expect(formatNumber("ur", 95.3)).toBe("95.3");
});

test("an instant is told by the clocks of Pakistan", () => {
  expect(formatInstant("en", new Date("2026-11-22T20:05:00Z"))).toBe("23 November 2026, 01:05");
});

test("a duration is no finer than the coarser of its two dates", () => {
  expect(formatDuration("en", "2021", "2024-11-03")).toBe("3 years");
  expect(formatDuration("en", "2021-09", "2024-11-03")).toBe("3 years 2 months");
  expect(formatDuration("en", "2021-09-04", "2024-11-03")).toBe("3 years 1 month");
  expect(formatDuration("en", "2024-11-01", "2024-11-13")).toBe("12 days");
  expect(formatDuration("ur", "2021-09", "2024-11")).toBe("3 سال 2 مہینے");
});

test("no duration is said where none can be told", () => {
  expect(formatDuration("en", "2024", "2024-11-03")).toBeNull();
  expect(formatDuration("en", "2024-11-03", "2023-01-01")).toBeNull();
});

test("distances are rounded to what they can mean", () => {
  expect(formatDistance("en", 344)).toBe("340 m");
  expect(formatDistance("en", 4_230)).toBe("4.2 km");
  expect(formatDistance("en", 12_600)).toBe("13 km");
});

test("a list is joined as a sentence has it", () => {
  expect(formatList("en", ["a", "b", "c"])).toBe("a, b and c");
});
