import { expect, test } from "vitest";
import { findGaps } from "@/components/timeline/gaps";

test("a silence of a year or more stands after the step before it", () => {
  const events = [{ on: "2021" }, { on: "2023-09" }, { on: "2024-02-07" }];
  expect(findGaps(events, 365)).toEqual([{ from: "2021", to: "2023-09" }, null, null]);
});

test("an undated step neither ends a silence nor begins one", () => {
  const events = [{ on: "2021" }, { on: null }, { on: "2023" }];
  expect(findGaps(events, 365)).toEqual([{ from: "2021", to: "2023" }, null, null]);
});
