import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { FACILITY_COLUMN_NAMES, FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { readDownloadOffer } from "@/lib/facilities/download-offer";
import { writeFacilities } from "@/lib/facilities/files";
import { facilityQuery, toQuery } from "@/lib/facilities/filter";
import { eachCsvLine } from "@/lib/facilities/lines";
import { eachFacility, eachNumber, type ListedFacility, listFacilities } from "@/lib/facilities/queries";
import { parseFacilityRequest, readFacilityRequest } from "@/lib/facilities/request";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { toRecord } from "@/lib/files/writers";
import { XLSX_ROWS } from "@/lib/files/xlsx";
import { problemOf, Unanswerable } from "@/lib/http/problem";
import { chooseColumns } from "@/lib/records/columns";
import { ask, askText, readCsv } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readParquet, readRefs, readSheet, readZip } from "@/tests/support/open-files";
import { readOracle } from "@/tests/support/oracle";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";
import { realFilters } from "@/tests/support/real-filters";
import { expectSaidSize } from "@/tests/support/said-sizes";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 240_000 });

const bytesOf = async (address: string) => new Uint8Array(await (await ask(address)).arrayBuffer());
const nameInUrdu = (row: ListedFacility) => ({
  ...row,
  province: row.province_ur ?? row.province,
  district: row.district_ur ?? row.district,
  tehsil: row.tehsil_ur ?? row.tehsil,
});
const WHOLE = FACILITY_FORMATS.filter((format) => format !== "json");

const offerOf = async (query: [string, string][]) => {
  const request = await readFacilityRequest(query);
  const { total } = await listFacilities(request);
  return readDownloadOffer(request, { count: total, columns: [], parameters: query });
};

test("the counts and sizes of the download panel are those of the files, the same facilities in every format, for generated filters", async () => {
  const filters = fc.sample(realFilters(readOracle()), { numRuns: 60, seed: 20261122 });
  const counts = new Set<number>();
  for (const filter of filters) {
    const query = toQuery(filter);
    const { count, formats } = await offerOf(facilityQuery.toParameters(filter));
    const refs = await readRefs("csv", await bytesOf(`/facilities.csv?${query}`));
    expect(refs.length, query).toBe(count);
    counts.add(count);
    for (const { format, records, size } of formats) {
      const response = await ask(`/facilities.${format}?${query}`);
      expect(response.headers.get("Registry-Count"), `${format} ${query}`).toBe(String(count));
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(size?.exact, `${format} ${query}`).toBe(format === "csv");
      expectSaidSize(size, format, bytes.length, query);
      const found = await readRefs(format, bytes);
      expect(found, `${format} ${query}`).toEqual(refs.slice(0, records));
      if (format !== "json") expect(records, format).toBe(count);
    }
  }
  expect(counts.size).toBeGreaterThan(10);
});

test("a workbook holds what the CSV holds, typed: numbers, truths, days and moments as such, partial dates as text", async () => {
  const files = readZip(await bytesOf("/facilities.xlsx"));
  const [head = [], ...rows] = readSheet(files.get("xl/worksheets/sheet1.xml") ?? "");
  expect(head.map(({ value }) => value)).toEqual(FACILITY_COLUMN_NAMES);
  expect(files.get("xl/worksheets/sheet1.xml")).toContain('<pane ySplit="1" topLeftCell="A2"');
  const csv = readCsv(await askText("/facilities.csv"));
  const letters = new Map(head.map(({ place, value }) => [place.replace(/\d/g, ""), value]));
  const types = new Map(FACILITY_COLUMNS.map(({ name, type }) => [name as string, type]));
  const said = (name: string, { type, style, value }: { type: string; style: string; value: string }) => {
    if (type === "b") return value === "1" ? "true" : "false";
    if (style === "2") return new Date((Number(value) - 25569) * 86_400_000).toISOString().slice(0, 10);
    if (style === "3") return new Date(Math.round((Number(value) - 25569) * 86_400_000)).toISOString();
    if (type === "") expect(["integer", "number"], name).toContain(types.get(name));
    return value;
  };
  expect(
    rows.map((cells) =>
      Object.fromEntries(
        cells.map((cell) => {
          const name = letters.get(cell.place.replace(/\d/g, "")) ?? "";
          return [name, said(name, cell)];
        }),
      ),
    ),
  ).toEqual(csv.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""))));
  const texts = rows.flat().filter(({ type, value }) => type === "inlineStr" && /^\d{4}(-\d{2})?$/.test(value));
  expect(texts.length).toBeGreaterThan(5);
});

test("a workbook has its dictionary and its citation beside the records, in the language asked for", async () => {
  for (const [lang, label] of [
    ["en", "What this file holds"],
    ["ur", "اس فائل میں کیا ہے"],
  ]) {
    const files = readZip(await bytesOf(`/facilities.xlsx?kind=other&columns=ref,status&lang=${lang}`));
    const dictionary = readSheet(files.get("xl/worksheets/sheet2.xml") ?? "");
    expect(dictionary.slice(1).map(([name]) => name?.value)).toEqual(["ref", "status"]);
    const notes = readSheet(files.get("xl/worksheets/sheet3.xml") ?? "").map((row) => row.map(({ value }) => value));
    expect(notes[0]?.[0]).toBe(label);
    expect(JSON.stringify(notes)).toContain("known_at=1");
    expect(JSON.stringify(notes)).toContain("creativecommons.org/licenses/by/4.0");
  }
});

test("a Parquet file holds what JSON holds, points as WKB, and says what it is", async () => {
  const { records, notes, rows } = await readParquet(await bytesOf("/facilities.parquet?q=park"));
  const page = JSON.parse(await askText("/facilities.json?q=park&limit=1000"));
  expect(rows).toBe(page.total);
  const asJson = records.map(({ geometry, ...record }) => ({
    ...record,
    updated_at: (record.updated_at as Date).toISOString(),
  }));
  expect(asJson).toEqual(page.facilities);
  for (const { geometry, longitude, latitude } of records)
    expect(geometry ?? null).toEqual(longitude === null ? null : { type: "Point", coordinates: [longitude, latitude] });
  expect(JSON.parse(notes.get("geo") ?? "")).toMatchObject({ version: "1.1.0", primary_column: "geometry" });
  expect(Object.fromEntries(notes)).toMatchObject({ filter: "q=park", count: String(rows), revision: "1" });
  expect(notes.get("citation")).toContain("revision 1");
});

test("KML, GeoJSON and JSON say licence, citation and filter in themselves", async () => {
  for (const format of ["kml", "geojson", "json"]) {
    const text = await askText(`/facilities.${format}?status=open`);
    expect(text, format).toContain("creativecommons.org/licenses/by/4.0");
    expect(text, format).toMatch(
      /IT Facilities Registry, Pakistan: Open facilities, revision 1, as of 15 December 2026, \d+ records/,
    );
    expect(text, format).toContain("status=open");
  }
});

test("the JSON that the database writes is what the rows are as JSON, letter by letter", async () => {
  const [one, other] = (await listFacilities(await readFacilityRequest([]))).rows;
  const name = 'Quote " slash \\ tab\t line\n <&> \u2028 🏫 \u007f é ٹ';
  await publishAll([await changeOf("facility", one?.ref ?? "", { name, summary: "\\u0041 {}[],:" })]);
  await publishAll([await changeOf("facility", other?.ref ?? "", { lat: 24.1, lon: 67, precision: "place" })]);
  const queries = [
    "",
    "sort=-opened_on",
    "as_of=2024-06-01",
    "lang=ur",
    "columns=ref,name,latitude,updated_at,kinds,url",
  ];
  for (const query of queries) {
    const request = await parseFacilityRequest(new URLSearchParams(query), "ndjson");
    const columns = chooseColumns(FACILITY_COLUMNS, request.view.columns);
    const rows: ListedFacility[] = [];
    for await (const page of eachFacility(eachNumber(request))) rows.push(...page);
    const named = request.view.lang === "ur" ? rows.map(nameInUrdu) : rows;
    const records = named.map((row) => toRecord(row, columns));
    expect(records.length, query).toBeGreaterThan(20);
    const ndjson = await askText(`/facilities.ndjson?${query}`);
    expect(ndjson, query).toBe(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    const features = named.map(({ ref, latitude, longitude }, at) => {
      const geometry = latitude === null ? null : { type: "Point", coordinates: [longitude, latitude] };
      return `\n${JSON.stringify({ type: "Feature", id: ref, geometry, properties: records[at] })}`;
    });
    const geojson = await askText(`/facilities.geojson?${query}`);
    expect(geojson.slice(geojson.indexOf('"features":[')), query).toBe(`"features":[${features.join(",")}\n]}\n`);
  }
});

test("an empty result is a whole file in every format", async () => {
  for (const format of WHOLE)
    expect(await readRefs(format, await bytesOf(`/facilities.${format}?q=zzzz`)), format).toEqual([]);
});

test("more records than a workbook takes are a 422 that names how many it takes", async () => {
  const request = await readFacilityRequest([]);
  const notes = { title: "", filter: "", count: XLSX_ROWS + 1, revision: 1, publishedAt: "", day: "", licence: "" };
  const write = () => writeFacilities(request, "xlsx", { ...notes, citation: "", address: "" });
  expect(write).toThrow(Unanswerable);
  let thrown: unknown;
  try {
    write();
  } catch (error) {
    thrown = error;
  }
  const response = problemOf(thrown);
  expect([response.status, response.headers.get("Content-Type")]).toEqual([
    422,
    "application/problem+json; charset=utf-8",
  ]);
  expect((await response.json()).detail).toContain(String(XLSX_ROWS));
});

test("a file that is read while edits are published is of the one revision that it began with", async () => {
  const request = await readFacilityRequest([]);
  const whole: unknown[] = [];
  for await (const rows of eachFacility(eachNumber(request))) whole.push(...rows);
  const read: unknown[] = [];
  const lines: string[] = [];
  const texts = eachCsvLine(eachNumber(request, 20));
  for await (const rows of eachFacility(eachNumber(request, 20))) {
    read.push(...rows);
    lines.push((await texts.next()).value ?? "");
    const refs = rows.slice(0, 2).map(({ ref }) => ref);
    if (read.length > 100) continue;
    await publishAll(
      await Promise.all(refs.map((ref) => changeOf("facility", ref, { name: `Renamed ${read.length} ${ref}` }))),
    );
    await publishAll([await leaving("facility", rows.at(-1)?.ref ?? "")]);
  }
  expect(read).toEqual(whole);
  const stored = await askText(`/facilities.csv?known_at=${request.moment.revision}`);
  expect(lines.join("")).toBe(stored.slice(stored.indexOf("\r\n") + 2));
  expect((await readFacilityRequest([])).moment.revision).toBeGreaterThan(request.moment.revision + 5);
});
