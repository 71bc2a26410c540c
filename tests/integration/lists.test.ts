import { expect, test } from "vitest";
import { AREA_LIST } from "@/lib/areas/list";
import { readArea } from "@/lib/areas/queries";
import { BODY_LIST } from "@/lib/bodies/list";
import { readBody } from "@/lib/bodies/queries";
import { countFacilities } from "@/lib/facilities/queries";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { readProgramme } from "@/lib/programmes/queries";
import type { CommonFilter, RecordList } from "@/lib/records/list";
import type { FacetWords } from "@/lib/records/list-facets";
import { readListPage } from "@/lib/records/list-page";
import { readRecordRequest } from "@/lib/records/record-request";
import { readChangePage } from "@/lib/revisions/change-page";
import { SOURCE_LIST } from "@/lib/sources/list";
import { readSource } from "@/lib/sources/queries";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "registry" });
stopClock();

const now = await readRecordRequest([]);
const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
const facet = (name: string, values: readonly string[]): FacetWords => ({
  name,
  title: name,
  values,
  say: (text) => ({ text, lang: "en" }),
});

function readPage<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  query: string,
  facets: FacetWords[] = [],
) {
  return readListPage(list, {
    parameters: [...new URLSearchParams(query)],
    path: (asked) => `?${asked}`,
    words: "q",
    since: "updated_since",
    facets: () => facets,
  });
}

async function expectHonestFacets<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  query: string,
  facets: FacetWords[],
) {
  const { facets: counted } = await readPage(list, query, facets);
  for (const { name, values } of counted)
    for (const { value, count, href } of values) {
      const opened = await readPage(list, href.slice(1));
      expect(opened.total, `${list.name} ${query}: ${name}=${value}`).toBe(count);
    }
}

test("a facet of any list counts the list that its link opens", async () => {
  const kinds = facet("kind", ["federal_agency", "university", "school", "company"]);
  for (const query of ["", "kind=company,school", "q=islamabad", "q=it&kind=federal_agency"])
    await expectHonestFacets(BODY_LIST, query, [kinds]);
  const levels = facet("level", ["province", "division", "district", "tehsil"]);
  const within = facet("within", ["PK-JK", "PK-SD", "PK-SD-DIV-KARACHI"]);
  for (const query of ["", "within=PK-JK", "level=tehsil&listed=0", "q=mirpur", "within=PK-SD&level=district"])
    await expectHonestFacets(AREA_LIST, query, [levels, within, facet("listed", ["0", "1"])]);
  const languages = facet("language", ["en", "ur"]);
  for (const query of ["", "kind=official", "q=dawn&language=en"])
    await expectHonestFacets(SOURCE_LIST, query, [facet("kind", ["news", "official", "reference"]), languages]);
});

test("an empty list says how many there are without each condition", async () => {
  const { total, emptyWays } = await readPage(AREA_LIST, "level=province&listed=0&q=punjab", [
    facet("level", []),
    facet("listed", []),
  ]);
  expect(total).toBe(0);
  expect(Object.fromEntries(emptyWays.map(({ key, count }) => [key, count]))).toEqual({
    "level=province": 0,
    "listed=0": 1,
    q: 0,
  });
});

test("a cursor of another list and a code that no record has are named, and the list begins at its start", async () => {
  const first = await readPage(BODY_LIST, "limit=25");
  const second = await readPage(BODY_LIST, `limit=25&after=${first.next}`);
  expect(second.rows[0]).not.toEqual(first.rows[0]);
  expect(second.refusals).toEqual([]);
  const strange = await readPage(SOURCE_LIST, `limit=25&after=${first.next}`);
  expect(strange.refusals.map(({ name, reason }) => [name, reason])).toEqual([["after", "wrong_cursor"]]);
  expect(strange.rows[0]).toEqual((await readPage(SOURCE_LIST, "limit=25")).rows[0]);
  const nowhere = await readPage(AREA_LIST, "within=PK-XX");
  expect(nowhere.refusals.map(({ name, value }) => [name, value])).toEqual([["within", "PK-XX"]]);
  expect(nowhere.total).toBe((await readPage(AREA_LIST, "")).total);
});

test("the figures of every body and programme are those of the lists that they open", async () => {
  const [bodies, programmes] = [await BODY_LIST.read(now.moment, {}), await PROGRAMME_LIST.read(now.moment, {})];
  for (const { code, facilities } of bodies.filter((body) => body.facilities > 0)) {
    const detail = await readBody(code, now);
    expect(detail?.overview.headline.total, code).toBe(facilities);
    for (const { filter, facilities: count, ...groups } of detail?.roles ?? []) {
      expect(count).toBe(await countFacilities(filter, now.moment));
      expect(sum(STATUS_GROUP_NAMES.map((group) => groups[group]))).toBe(count);
    }
  }
  for (const { code, facilities } of programmes) {
    const detail = await readProgramme(code, now);
    expect(sum((detail?.kinds ?? []).map((kind) => kind.facilities)), code).toBe(facilities);
  }
});

test("the parts of an area and what is in no known part make up the whole", async () => {
  const rows = await AREA_LIST.read(now.moment, {});
  for (const { code, facilities } of rows.filter((row) => (row.facilities ?? 0) > 0)) {
    const detail = await readArea(code, now);
    const parts = sum((detail?.children ?? []).map((child) => child.facilities));
    expect(parts + (detail?.unplaced?.count ?? 0), code).toBe(detail?.children.length === 0 ? 0 : facilities);
    expect(detail?.unplaced?.rows.length ?? 0, code).toBe(detail?.unplaced?.count ?? 0);
  }
});

test("a tehsil without a facility tells of those in its district or division whose part is not known", async () => {
  const korangi = await readArea("PK-SD-KORANGI", now);
  expect(korangi?.overview.headline.total).toBe(0);
  expect(korangi?.perhaps.map(({ area, level }) => [area.code, level])).toEqual([["PK-SD-DIV-KARACHI", "district"]]);
});

test("a source names every facility that rests on it, and one that may not be cited is not there", async () => {
  for (const { id, facilities } of (await SOURCE_LIST.read(now.moment, {})).slice(0, 60)) {
    const detail = await readSource(id, now);
    const named = (detail?.citing ?? []).filter(({ kind }) => kind === "facility");
    expect(named.length, id).toBe(facilities);
    expect(named.filter(({ uses }) => uses.length === 0)).toEqual([]);
  }
  expect(await readSource("NOSUCHSOURCE", now)).toBeNull();
});

test("the kinds of record add up to all changes", async () => {
  const kinds = facet("kind", ["facility", "body", "programme", "source", "area", "agreement", "project", "claim"]);
  const page = await readChangePage({ parameters: [], path: (query) => `?${query}`, kinds, titles: {} });
  expect(sum((page.facets[0]?.values ?? []).map(({ count }) => count))).toBe(page.total);
  expect(page.revisions.map(({ revision }) => revision)).toEqual([1]);
});
