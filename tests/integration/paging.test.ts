import { expect, test, vi } from "vitest";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { eachCsvLine } from "@/lib/facilities/lines";
import {
  countFacilities,
  eachFacility,
  eachNumber,
  type ListedFacility,
  listFacilities,
} from "@/lib/facilities/queries";
import { type FacilityRequest, readFacilityRequest } from "@/lib/facilities/request";
import { csvRecord } from "@/lib/files/csv";
import { writeCsv } from "@/lib/files/writers";
import { readMap } from "@/lib/map/queries";
import { InvalidQuery } from "@/lib/records/query";
import { ask, readCsv, walkJson } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { kilometresBetween } from "@/tests/support/filters";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

const requestOf = (query: string) => readFacilityRequest(new URLSearchParams(query));

async function walk(request: FacilityRequest, limit: number): Promise<ListedFacility[]> {
  const walked: ListedFacility[] = [];
  let after: string | null = null;
  do {
    const page = await listFacilities(
      { ...request, view: { ...request.view, ...(after === null ? {} : { after }) } },
      limit,
    );
    expect(page.before).toBe(walked.length);
    expect(page.rows.length).toBe(Math.min(limit, page.total - walked.length));
    walked.push(...page.rows);
    after = page.next;
    expect(after === null).toBe(walked.length === page.total);
  } while (after !== null);
  return walked;
}

const earliest = (date: string) => `${date}-01-01`.slice(0, 10);
// What a column is ordered by: a partial date by its first day, an address by the ref that it ends on.
const BY: Record<string, (row: ListedFacility) => unknown> = Object.fromEntries(
  FACILITY_COLUMNS.map(({ name, type }) => [
    name,
    (row: ListedFacility) =>
      type === "date" && row[name] ? earliest(String(row[name])) : name === "url" ? row.ref : row[name],
  ]),
);

async function checkOrder(name: string, type: string, sort: string): Promise<void> {
  const request = await requestOf(`sort=${sort}`);
  const rows = await walk(request, 23);
  expect(new Set(rows.map(({ ref }) => ref)).size, sort).toBe(rows.length);
  expect(rows.length, sort).toBe(await countFacilities({}, request.moment));
  const values = rows.map((row) => BY[name]?.(row) ?? null);
  const blank = values.indexOf(null);
  if (blank !== -1)
    expect(
      values.slice(blank).every((value) => value === null),
      `${sort}: blanks last`,
    ).toBe(true);
  const known = blank === -1 ? values : values.slice(0, blank);
  // Text follows the database's collation, which is only held to put equal values together; all else has an order.
  if (["integer", "number", "date", "boolean", "time"].includes(type)) {
    const up = sort === name ? known : known.toReversed();
    for (const [at, value] of up.slice(1).entries()) expect((up[at] as number) <= (value as number), sort).toBe(true);
  }
  const runs = known.map((value) => JSON.stringify(value)).filter((value, at, all) => value !== all[at - 1]);
  expect(new Set(runs).size, `${sort}: equal values stand together`).toBe(runs.length);
  const whole: string[] = [];
  for await (const page of eachFacility(eachNumber(request, 40))) whole.push(...page.map(({ ref }) => ref));
  expect(whole, sort).toEqual(rows.map(({ ref }) => ref));
}

test("sorted by any column, up and down, pages give each facility once and in order, blanks last", async () => {
  for (const { name, type } of FACILITY_COLUMNS)
    for (const sort of [name, `-${name}`]) await checkOrder(name, type, sort);
});

test("names are sorted as people sort them: small and capital letters together", async () => {
  const rows = await walk(await requestOf(""), 100);
  const names = rows.map(({ name }) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator("und", { ignorePunctuation: false }).compare));
});

test("a cursor of another filter or another order is refused", async () => {
  const { next } = await listFacilities(await requestOf("status=open"), 5);
  expect(next).not.toBeNull();
  for (const query of [
    "",
    "status=ready",
    "status=open&sort=ref",
    "status=open&sort=-name",
    "status=open&as_of=2025-01-01",
  ])
    await expect(listFacilities(await requestOf(`${query}&after=${next}`), 5), query).rejects.toThrow(InvalidQuery);
  expect((await ask(`/facilities.json?after=${next}`)).status).toBe(400);
  expect((await ask(`/facilities.json?status=open&after=${next}`)).status).toBe(200);
});

test("the stored lines of the file are what the general writer writes, column by column", async () => {
  for (const query of ["", "sort=-opened_on", "as_of=2024-06-01"]) {
    const request = await requestOf(query);
    const written: string[] = [];
    const rows = async function* () {
      yield await walk(request, 100);
    };
    for await (const part of writeCsv(rows(), FACILITY_COLUMNS)) written.push(part);
    let stored = csvRecord(FACILITY_COLUMNS.map(({ name }) => name));
    for await (const part of eachCsvLine(eachNumber(request, 50))) stored += part;
    expect(stored).toBe(written.join(""));
    expect(await (await ask(`/facilities.csv?${query}`)).text()).toBe(stored);
  }
});

test("a file says of each facility what the JSON says", async () => {
  const { records } = await walkJson("/facilities.json?limit=60");
  const rows = readCsv(await (await ask("/facilities.csv")).text());
  expect(rows.length).toBe(records.length);
  for (const [at, record] of records.entries())
    for (const [name, value] of Object.entries(record))
      expect(rows[at]?.[name], name).toBe(value === null ? "" : Array.isArray(value) ? value.join(";") : String(value));
  for (const { name, type } of FACILITY_COLUMNS)
    for (const record of records) {
      const value = record[name];
      const kinds = { list: "object", integer: "number", number: "number", boolean: "boolean" } as Record<
        string,
        string
      >;
      if (value !== null) expect(typeof value, name).toBe(kinds[type] ?? "string");
    }
});

for (const list of ["bodies", "areas", "programmes", "sources", "claims", "agreements", "projects"])
  test(`the pages of ${list} give each record once, in the order of the file, for any column`, async () => {
    const { first, records } = await walkJson(`/${list}.json?limit=37`, list);
    expect(records.length).toBe(first.total);
    const names = Object.keys(records[0] ?? {});
    // One way each is enough: both ways are one comparison, turned round.
    for (const [place, name] of names.entries()) {
      const sort = place % 2 ? name : `-${name}`;
      const pages = await walkJson(`/${list}.json?limit=297&sort=${sort}`, list);
      const file = readCsv(await (await ask(`/${list}.csv?sort=${sort}`)).text());
      const key = names[0] ?? "";
      expect(
        pages.records.map((record) => record[key]),
        sort,
      ).toEqual(file.map((row) => row[key]));
      expect(new Set(file.map((row) => row[key])).size, sort).toBe(first.total);
      const values = pages.records.map((record) => record[name]);
      const blank = values.indexOf(null);
      if (blank !== -1)
        expect(
          values.slice(blank).every((value) => value === null),
          sort,
        ).toBe(true);
    }
  });

test("the pages of the changes give each change once, in the order of the file", async () => {
  const { first, records } = await walkJson("/changes.json?limit=250", "changes");
  const file = readCsv(await (await ask("/changes.csv")).text());
  expect(records.length).toBe(first.total);
  expect(file.length).toBe(first.total);
  const idOf = (one: Record<string, unknown>) => [one.revision, one.kind, one.key].join(" ");
  expect(records.map(idOf)).toEqual(file.map(idOf));
  expect(new Set(file.map(idOf)).size).toBe(first.total);
});

test("who asks what is near gets the nearest first, on every page, in the file and beside the map, until sorted otherwise", async () => {
  const centre = { lat: 34.37, lon: 73.47 };
  const request = await requestOf("near=34.37,73.47,150");
  const rows = await walk(request, 9);
  expect(rows.length).toBeGreaterThan(30);
  const far = rows.map(({ latitude, longitude }) =>
    kilometresBetween([centre.lon, centre.lat], [Number(longitude), Number(latitude)]),
  );
  for (const [at, row] of rows.entries()) {
    expect(row.km).toBeCloseTo(far[at] ?? -1, 6);
    expect(far[at - 1] ?? 0).toBeLessThanOrEqual((far[at] ?? 0) + 1e-9);
  }
  const csv = readCsv(await (await ask("/facilities.csv?near=34.37,73.47,150")).text());
  expect(csv.map(({ ref }) => ref)).toEqual(rows.map(({ ref }) => ref));
  const { list } = await readMap(request.filter, request.moment, { west: 60, south: 20, east: 80, north: 40 }, 6);
  expect(list.map(({ km }) => km)).toEqual(far.slice(0, list.length).map((km) => Number(km.toFixed(2))));
  const byName = await walk(await requestOf("near=34.37,73.47,150&sort=name"), 9);
  expect(byName.map(({ ref }) => ref)).not.toEqual(rows.map(({ ref }) => ref));
  expect(byName.map(({ ref }) => ref).sort()).toEqual(rows.map(({ ref }) => ref).sort());
  expect(byName.every(({ km }) => km === undefined)).toBe(true);
});
