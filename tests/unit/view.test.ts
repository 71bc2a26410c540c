import fc from "fast-check";
import { expect, test } from "vitest";
import { FACILITY_COLUMN_NAMES } from "@/lib/facilities/columns";
import { readCursor, writeCursor } from "@/lib/records/cursor";
import { writeParameters } from "@/lib/records/query";
import { RefusedValue } from "@/lib/records/query-fields";
import { fileView, PAGE_SIZES, pageView } from "@/lib/records/view";

const page = pageView(FACILITY_COLUMN_NAMES);
const read = (query: string) => page.read(new URLSearchParams(query));
const column = fc.constantFrom(...FACILITY_COLUMN_NAMES);
const decimals = (least: number, most: number, digits: number) =>
  fc.double({ min: least, max: most, noNaN: true }).map((value) => Number(value.toFixed(digits)) + 0);

test("how a list is shown survives being written and read again", () => {
  const views = fc.record(
    {
      sort: fc.record({ column, descending: fc.boolean() }),
      limit: fc.constantFrom(...PAGE_SIZES),
      after: fc.base64String({ minLength: 1 }).map((text) => text.replace(/[+/=]/g, "-")),
      columns: fc.subarray(FACILITY_COLUMN_NAMES, { minLength: 1 }),
      view: fc.record({ lat: decimals(-90, 90, 4), lon: decimals(-180, 180, 4), zoom: decimals(0, 20, 2) }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(views, (view) => {
      expect(page.read(new URLSearchParams(writeParameters(page.toParameters(view))))).toEqual({
        value: view,
        refusals: [],
      });
    }),
    { numRuns: 1000 },
  );
});

test("chosen columns stand in the order of the contract, whatever the order asked", () => {
  expect(read("columns=url,name,ref,name").value).toEqual({ columns: ["ref", "name", "url"] });
});

test("what cannot be shown is named", () => {
  for (const [query, reason] of [
    ["sort=colour", "unknown_value"],
    ["sort=--name", "unknown_value"],
    ["limit=0", "not_a_number"],
    ["limit=30", "not_a_number"],
    ["limit=1e2", "not_a_number"],
    ["columns=ref,secret", "unknown_value"],
    ["view=91,73,5", "unknown_value"],
    ["view=33,73", "unknown_value"],
    [`after=${"x".repeat(2001)}`, "wrong_cursor"],
  ] as const)
    expect(read(query), query).toMatchObject({ value: {}, refusals: [{ name: query.split("=")[0], reason }] });
});

test("only answers that page take limit and after", () => {
  expect(fileView(FACILITY_COLUMN_NAMES, "json").names).toEqual(expect.arrayContaining(["limit", "after"]));
  for (const format of ["csv", "geojson", "ndjson"])
    for (const name of ["limit", "after"]) expect(fileView(FACILITY_COLUMN_NAMES, format).names).not.toContain(name);
});

const cursors = fc.record({
  value: fc.oneof(
    fc.constant(null),
    fc.string({ unit: "grapheme" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
    fc.boolean(),
    fc.array(fc.string()),
  ),
  key: fc.string({ unit: "grapheme" }),
});

test("a cursor leads back to the place it was made from", () => {
  fc.assert(
    fc.property(cursors, fc.string(), (cursor, query) => {
      const text = writeCursor(cursor, query);
      expect(text).toMatch(/^[\w-]+$/);
      expect(readCursor(text, query)).toEqual(cursor);
    }),
    { numRuns: 1000 },
  );
});

test("a cursor of another query is refused", () => {
  fc.assert(
    fc.property(cursors, fc.string(), fc.string(), (cursor, query, other) => {
      fc.pre(query !== other);
      expect(() => readCursor(writeCursor(cursor, query), other)).toThrow(RefusedValue);
    }),
  );
});

test("a damaged cursor is refused, never misread", () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  for (const text of [
    "",
    "x",
    encode(null),
    encode({}),
    encode([]),
    encode(["0", { a: 1 }, "k"]),
    encode(["0", null, 5]),
  ])
    expect(() => readCursor(text, "query"), text).toThrow(RefusedValue);
  fc.assert(
    fc.property(cursors, fc.nat(), fc.constantFrom(..."Aa0-"), (cursor, place, letter) => {
      const text = writeCursor(cursor, "query");
      const at = place % text.length;
      const damaged = text.slice(0, at) + letter + text.slice(at + 1);
      try {
        const found = readCursor(damaged, "query");
        expect(typeof found.key).toBe("string");
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedValue);
      }
    }),
    { numRuns: 1000 },
  );
});
