import { expect, test } from "vitest";
import { beginSourceId, nameNewSource, readNewSource } from "@/lib/editing/new-source";
import { findUncited, restOn } from "@/lib/editing/rest-on";
import { findUnsourced } from "@/lib/records/evidence";
import { event, makeFacility } from "../support/documents";

const cite = (field: string, source_id: string) => ({ field, source_id, phrase: null, note: null });
const before = makeFacility({ seats: 40, citations: [cite("seats", "A-1"), cite("name", "A-1")] });

test("a value that changed needs a word on what it rests on now, though its old one had a source", () => {
  expect(findUncited(before, { ...before, seats: 50 })).toEqual(["seats"]);
  expect(findUncited(before, { ...before, seats: 50, citations: [cite("seats", "B-1")] })).toEqual([]);
  expect(findUncited(before, { ...before, seats: null, summary: "A park", contested: false })).toEqual([]);
});

test("new values rest on the one source named for them, old ones keep theirs", () => {
  const after = restOn(before, { ...before, seats: 50, phone: "051" }, { source_id: "B-1", phrase: "50 seats" });
  expect(after.citations).toEqual([
    cite("name", "A-1"),
    { ...cite("record", "A-1") },
    { ...cite("seats", "B-1"), phrase: "50 seats" },
    { ...cite("phone", "B-1"), phrase: "50 seats" },
  ]);
  expect(findUnsourced("facility", before, after)).toEqual([]);
});

test("a new row without a source gets it; one that has its own keeps it, and so do rows that were there", () => {
  const old = makeFacility({ events: [event("announced", "2024")] });
  const events = [...old.events, event("ready", "2025"), event("operational", "2026", { source_id: "A-1" })];
  const after = restOn(old, { ...old, events }, { source_id: "B-1", phrase: null });
  expect((after.events as typeof events).map(({ source_id }) => source_id)).toEqual([null, "B-1", "A-1"]);
});

test("the same source cited again for a changed value is no second one", () => {
  const after = restOn(before, { ...before, seats: 50 }, { source_id: "A-1", phrase: "fifty" });
  expect(after.citations).toEqual([cite("name", "A-1"), { ...cite("seats", "A-1"), phrase: "fifty" }]);
});

test("a source described beside a record takes its place wherever the form means it", () => {
  const sent = new FormData();
  expect(readNewSource(sent)).toBeNull();
  sent.set("new_source.title", "A new park opens");
  sent.set("new_source.publisher", "Daily Äusaf");
  sent.set("new_source.published_on", "2026-11-02");
  const source = readNewSource(sent) ?? {};
  expect(source).toMatchObject({ title: "A new park opens", url: null, use: "cite" });
  expect(beginSourceId(source)).toBe("DAILYAUSAF-20261102");
  const facility = makeFacility({ events: [event("ready", "2025", { source_id: "NEW" })] });
  expect(nameNewSource(facility, "X-1")).toMatchObject({ events: [{ source_id: "X-1" }] });
});
