import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, firstDay } from "@/lib/dates/partial-date";
import { csvCells, type FlattenContext, FOR_EVER, flattenFacility } from "@/lib/facilities/flatten";
import { BODY_ROLES, type FacilityDocument } from "@/lib/facilities/schema";
import { statusOn } from "@/lib/facilities/status";
import { csvRecord } from "@/lib/files/csv";
import { days, event, makeFacility, partialDates, statusEvents } from "@/tests/support/documents";

// B-1 may not be cited; the two others are copies of one release, whose dates begin on one day.
const sources = new Map([
  ["A-1", { use: "cite", published_on: "2024", origin_group: "release" }],
  ["A-2", { use: "cite", published_on: "2024-01", origin_group: "release" }],
  ["B-1", { use: "do_not_cite", published_on: "2026-01-01", origin_group: null }],
]);
const context: FlattenContext = {
  version: 3,
  updatedAt: "2026-11-22T00:00:00.000Z",
  firstPublished: "2026-11-22",
  areasOf: () => [],
  source: (id) => sources.get(id),
  bodyNames: (code) => [`Body ${code}`],
};
const flatten = (document: FacilityDocument) => flattenFacility(document, context);

const role = fc.record({
  body_code: fc.constantFrom("SCO", "PSEB", "AJK-ITB"),
  role: fc.constantFrom(...BODY_ROLES.slice(0, 5)),
  from: fc.option(partialDates),
  to: fc.option(partialDates),
  source_id: fc.constant(null),
});
const documents = fc
  .record({ events: fc.array(statusEvents, { maxLength: 6 }), roles: fc.array(role, { maxLength: 3 }) })
  .map((parts) => makeFacility(parts));

const rowOn = (document: FacilityDocument, day: string) => {
  const rows = flatten(document).filter((row) => row.valid_from <= day && day < row.valid_to);
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0];
};

test("periods are half-open, follow each other without a gap, and the last one lasts for ever", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const rows = flatten(document);
      expect(rows.length).toBeGreaterThan(0);
      for (const [at, row] of rows.entries()) {
        expect(row.valid_from < row.valid_to).toBe(true);
        expect(row.valid_to).toBe(rows[at + 1]?.valid_from ?? FOR_EVER);
      }
    }),
    { numRuns: 500 },
  );
});

test("a facility is listed from the first day of its earliest dated event, without one from its first publication", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const dated = document.events.flatMap(({ on }) => (on === null ? [] : [firstDay(on)])).sort();
      expect(flatten(document)[0]?.valid_from).toBe(dated[0] ?? "2026-11-22");
    }),
    { numRuns: 500 },
  );
});

test("a period ends only where something changes", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const rows = flatten(document);
      for (const [at, row] of rows.entries()) {
        const next = rows[at + 1];
        if (next)
          expect({ ...row, valid_from: "", valid_to: "" }).not.toEqual({ ...next, valid_from: "", valid_to: "" });
      }
    }),
    { numRuns: 500 },
  );
});

test("on every day the row says what the events of that day say", () => {
  fc.assert(
    fc.property(documents, days, (document, day) => {
      const row = rowOn(document, day);
      if (row) expect(row).toMatchObject(statusOn(document.events, day));
    }),
    { numRuns: 500 },
  );
});

test("a body stands behind a facility from the first day of `from` until the first day of `to`", () => {
  const held = { body_code: "SCO", role: "operator", source_id: null } as const;
  const document = makeFacility({
    events: [event("announced", "2020")],
    roles: [{ ...held, from: "2023", to: "2024-06" }],
  });
  expect(rowOn(document, "2022-12-31")?.operators).toEqual([]);
  expect(rowOn(document, "2023-01-01")?.operators).toEqual(["SCO"]);
  expect(rowOn(document, "2024-05-31")?.operators).toEqual(["SCO"]);
  expect(rowOn(document, "2024-06-01")?.operators).toEqual([]);
  expect(rowOn(document, "2024-06-01")?.role_tokens).toEqual([]);
});

test("operators, sponsors and funders have columns of their own, all other roles are named", () => {
  const at = { from: null, to: null, source_id: null };
  const roles = BODY_ROLES.map((name) => ({ body_code: "SCO", role: name, ...at }));
  const row = rowOn(makeFacility({ roles }), "2026-11-22");
  expect(row).toMatchObject({ operators: ["SCO"], sponsors: ["SCO"], funders: ["SCO"] });
  const others = BODY_ROLES.filter((name) => !["operator", "sponsor", "funder"].includes(name));
  expect(row?.other_bodies).toEqual(others.map((name) => `${name}:SCO`).sort());
});

test("only sources that may be cited are named, and copies of one release are one witness", () => {
  const [one, copy, barred] = ["A-1", "A-2", "B-1"].map((source_id) => event("ready", "2024", { source_id }));
  const row = rowOn(makeFacility({ events: [one, copy, barred].flatMap((found) => found ?? []) }), "2026-11-22");
  expect(row).toMatchObject({ source_ids: ["A-1", "A-2"], source_count: 1 });
});

test("last_confirmed_on is the latest of the confirmation and of the dates of the events' sources", () => {
  const document = makeFacility({
    events: [event("ready", "2024-05", { source_id: "A-1" })],
    confirmed_on: "2023-02-01",
  });
  expect(rowOn(document, "2024-05-01")?.last_confirmed_on).toBe("2024");
  expect(rowOn({ ...document, confirmed_on: "2025-02-01" }, "2026-11-22")?.last_confirmed_on).toBe("2025-02-01");
});

test("a source that may not be cited confirms nothing", () => {
  const document = makeFacility({ events: [event("ready", "2024-05", { source_id: "B-1" })] });
  expect(rowOn(document, "2026-11-22")?.last_confirmed_on).toBeNull();
});

test("a place or a measure that sources contradict makes the facility contested on every day", () => {
  const measure = { measure: "seats", qualifier: "exactly", as_of: null, source_id: "A-1" } as const;
  const measures = [
    { ...measure, value: 30 },
    { ...measure, value: 60 },
  ];
  const events = [event("announced", "2020")];
  for (const document of [makeFacility({ events, place_contested: true }), makeFacility({ events, measures })])
    for (const row of flatten(document)) expect(row.contested).toBe(true);
  for (const row of flatten(makeFacility({ events }))) expect(row.contested).toBe(false);
});

test("kinds are distinct with the main one first, functions keep their order", () => {
  const kinds = ["school_it_centre", "freelancing_hub", "school_it_centre"] as const;
  const functions = kinds.map((kind, at) => ({
    kind,
    shift: at === 1 ? ("second" as const) : null,
    audience: null,
    source_id: null,
  }));
  const row = flatten(makeFacility({ kind: "school_it_centre", functions }))[0];
  expect(row?.kinds).toEqual(["school_it_centre", "freelancing_hub"]);
  expect(row?.functions).toEqual(["school_it_centre//", "freelancing_hub/second/", "school_it_centre//"]);
});

test("the stored line of the file is what the general writer writes", () => {
  fc.assert(
    fc.property(documents, fc.string({ unit: "binary" }), (document, text) => {
      const address = text.trim() === "" ? null : text;
      for (const row of flatten({ ...document, address })) expect(`${row.csv}\r\n`).toBe(csvRecord(csvCells(row)));
    }),
    { numRuns: 100 },
  );
});

test("the public columns of a row do not depend on the order of its events", () => {
  const shuffled = documents.chain((document) =>
    fc.tuple(fc.constant(document), fc.shuffledSubarray(document.events, { minLength: document.events.length })),
  );
  fc.assert(
    fc.property(shuffled, days, ([document, events], day) => {
      const before = rowOn(document, day);
      expect(rowOn({ ...document, events }, day)?.csv).toBe(before?.csv);
    }),
    { numRuns: 300 },
  );
});

test("a facility that went quiet turns on the day that makes 730", () => {
  const document = makeFacility({ events: [event("announced", "2022-03-01")] });
  const turn = addDays("2022-03-01", 730);
  expect(rowOn(document, addDays(turn, -1))?.stalled_inferred).toBe(false);
  expect(rowOn(document, turn)?.stalled_inferred).toBe(true);
});
