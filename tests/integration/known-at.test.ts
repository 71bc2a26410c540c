import { beforeAll, expect, test, vi } from "vitest";
import { countFacets } from "@/lib/facilities/facets";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { facilityQuery } from "@/lib/facilities/filter";
import { countHeadline } from "@/lib/facilities/headline";
import { type ListedFacility, listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { answerFacility } from "@/lib/files/answer-facility";
import { loadPackage } from "@/lib/packages/load";
import { LISTS } from "@/lib/paths";
import { ask, askText, walkJson } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { refOf } from "@/tests/support/documents";
import { copyPackage, type PackageCopy } from "@/tests/support/package-copy";
import { readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

const REF = "PKF6FWFKE";
const NEW = refOf("00002");
/** A facility whose latest uncontested event is short of open; it gets an undated report that it works. */
const BUILDING = "PKFWVG5JF";
/** A source of that facility, of claims and of an agreement; it is barred, and later no longer. */
const SOURCE = "SCOMIRPUR-20241112";

const find = async (filter: FacilityFilter): Promise<ListedFacility[]> => {
  const request = await readFacilityRequest(facilityQuery.toParameters(filter));
  expect(request.refusals).toEqual([]);
  return (await listFacilities(request, 1000)).rows;
};
const rowOf = async (ref: string, filter: FacilityFilter = {}) => (await find(filter)).find((row) => row.ref === ref);

const ADDRESSES = [
  ...LISTS.flatMap((list) => [`/${list}.csv?`, `/${list}.json?limit=1000&`]),
  "/facilities.geojson?",
  "/facilities.ndjson?",
  "/facilities.xlsx?",
  "/facilities.kml?",
  "/facilities.parquet?",
  "/facilities.csv?lang=ur&safe=1&",
  "/facilities.csv?q=park&status=open&sort=-opened_on&",
  "/facilities.ndjson?as_of=2025-01-01&",
];
const answersAt = async (known: string) => {
  const texts: [string, string][] = [];
  for (const address of ADDRESSES) texts.push([address, await askText(`${address}known_at=${known}`)]);
  for (const { ref = "", publish } of readTable("facilities").slice(0, 60))
    if (publish === "true") {
      const response = await answerFacility(
        new Request(`http://localhost:3000/facilities/${ref}.json?known_at=${known}`),
        ref,
      );
      texts.push([ref, await response.text()]);
    }
  const request = await readFacilityRequest([["known_at", known]]);
  texts.push(["facets", JSON.stringify(await countFacets(request.filter, request.moment))]);
  texts.push(["headline", JSON.stringify(await countHeadline(request.filter, request.moment))]);
  return texts;
};

let before: [string, string][];
let tagBefore: string | null;
let copy: PackageCopy;
const editFirst = (table: string, key: string, value: string, column: string, text: string) =>
  copy.set(table, (row) => row[key] === value, column, text);

beforeAll(async () => {
  before = [
    ...(await answersAt("1")),
    ...(await answersAt("2026-11-22")),
    ...(await answersAt("2026-11-30T12:00:00Z")),
  ];
  tagBefore = (await ask("/facilities.csv")).headers.get("ETag");
  copy = copyPackage();
  editFirst("facilities", "ref", REF, "name", "Zzyzx Software Park");
  editFirst("bodies", "code", "SCO", "name", "Quixotic Communications Organization");
  editFirst("areas", "code", "PK-JK", "name", "Azad Jammu");
  editFirst("sources", "id", SOURCE, "use", "do_not_cite");
  copy.edit("facilities", (rows) => {
    const [first] = rows;
    return (
      first && [...rows, { ...first, ref: NEW, slug: "a-new-park", name: "A new park", name_ur: "", internal_note: "" }]
    );
  });
  copy.edit("facility_functions", (rows) => [
    ...rows,
    { facility_ref: NEW, kind: "software_technology_park", shift: "", audience: "", source_id: "" },
  ]);
  copy.edit("status_events", (rows) => [
    ...rows,
    {
      facility_ref: BUILDING,
      status: "operational",
      on: "",
      basis: "inferred",
      contested: "false",
      source_id: "",
      note: "",
    },
    {
      facility_ref: REF,
      status: "upgrade_planned",
      on: "2026-12-01",
      basis: "event_date",
      contested: "false",
      source_id: "",
      note: "",
    },
    { facility_ref: NEW, status: "announced", on: "", basis: "inferred", contested: "false", source_id: "", note: "" },
  ]);
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: 2 });
}, 60_000);

test("what was known at a revision, a day or a moment stays the same, byte for byte, in every file", async () => {
  const after = [
    ...(await answersAt("1")),
    ...(await answersAt("2026-11-22")),
    ...(await answersAt("2026-11-30T12:00:00Z")),
  ];
  expect(after.map(([address]) => address)).toEqual(before.map(([address]) => address));
  for (const [at, [address, text]] of after.entries()) expect(text === before[at]?.[1], address).toBe(true);
  expect(before.some(([, text]) => text.includes(SOURCE))).toBe(true);
  const now = await answersAt("2");
  const same = now.filter(([, text], at) => text === before[at]?.[1]).map(([address]) => address);
  expect(same).not.toContain("/facilities.csv?");
  expect(same).not.toContain("/bodies.csv?");
});

test("the newest revision is what is answered, and its answers have another tag", async () => {
  expect(await rowOf(REF)).toMatchObject({
    name: "Zzyzx Software Park",
    version: 2,
    status: "upgrade_planned",
    status_on: "2026-12-01",
  });
  expect(await rowOf(REF, { known_at: "1" })).toMatchObject({
    name: "SCO Software Technology Park Mirpur",
    version: 1,
  });
  const response = await ask("/facilities.csv");
  expect(response.headers.get("ETag")).not.toBe(tagBefore);
  expect(response.headers.get("Registry-Revision")).toBe("2");
  const { first } = await walkJson("/facilities.json?limit=1000");
  expect(first).toMatchObject({ revision: 2, as_of: TODAY, known_at: null });
});

test("loading the changed package again publishes nothing", async () => {
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: null });
});

test("a record that did not change keeps its version and its time", async () => {
  const [now, then] = [await rowOf("PKF5WF1J0"), await rowOf("PKF5WF1J0", { known_at: "1" })];
  expect([now?.version, now?.updated_at]).toEqual([then?.version, then?.updated_at]);
});

test("a dated event is true from its day on, also before the registry heard of it", async () => {
  expect(await rowOf(REF, { as_of: "2026-11-30" })).toMatchObject({ status: "operational" });
  expect(await rowOf(REF, { as_of: "2026-12-01" })).toMatchObject({ status: "upgrade_planned" });
  expect(await rowOf(REF, { as_of: "2026-12-01", known_at: "1" })).toMatchObject({ status: "operational" });
});

test("an undated event takes part from the day the registry first published it, never earlier", async () => {
  expect(await rowOf(BUILDING, { as_of: "2026-12-14" })).toMatchObject({ status: "under_construction" });
  expect(await rowOf(BUILDING, { as_of: TODAY })).toMatchObject({ status: "operational", status_on: null });
  expect(await rowOf(BUILDING, { known_at: "1", as_of: TODAY })).toMatchObject({ status: "under_construction" });
});

test("a facility without a dated event is listed from its first publication", async () => {
  expect(await rowOf(NEW, { as_of: "2026-12-14" })).toBeUndefined();
  expect(await rowOf(NEW, { as_of: TODAY })).toMatchObject({ status: "announced", status_on: null });
  expect(await rowOf(NEW, { known_at: "1", as_of: TODAY })).toBeUndefined();
});

test("a word is found from the revision that brought it, and an old revision still knows the old ones", async () => {
  expect((await find({ q: "zzyzx" })).map(({ ref }) => ref)).toEqual([REF]);
  expect(await find({ q: "zzyzx", known_at: "1" })).toEqual([]);
  expect((await find({ q: "zzyxz" })).map(({ ref }) => ref)).toEqual([REF]);
  expect((await find({ q: "quixotic" })).length).toBeGreaterThan(30);
  expect(await find({ q: "quixotic", known_at: "1" })).toEqual([]);
  expect((await find({ q: "special communications", known_at: "1" })).length).toBeGreaterThan(30);
});

test("the name of an area follows into every row that lies in it", async () => {
  expect(await rowOf(REF)).toMatchObject({ province: "Azad Jammu" });
  expect((await rowOf(REF, { known_at: "1" }))?.province).not.toBe("Azad Jammu");
});

test("a source that may no longer be cited leaves every row, and one that may again comes back", async () => {
  expect((await rowOf(BUILDING, { known_at: "1" }))?.source_ids).toContain(SOURCE);
  expect((await rowOf(BUILDING))?.source_ids).not.toContain(SOURCE);
  expect((await ask(`/facilities.csv?source=${SOURCE}`)).status).toBe(400);
  const claims = readTable("claims").filter(({ source_id }) => source_id === SOURCE);
  const listed = async (known: string) =>
    (await walkJson(`/claims.json?limit=1000&known_at=${known}`, "claims")).records.map(({ ref }) => ref);
  for (const { ref } of claims) {
    expect(await listed("1")).toContain(ref);
    expect(await listed("2")).not.toContain(ref);
  }
  editFirst("sources", "id", SOURCE, "use", "cite");
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: 3 });
  expect((await rowOf(BUILDING))?.source_ids).toContain(SOURCE);
  expect((await rowOf(BUILDING, { known_at: "2" }))?.source_ids).not.toContain(SOURCE);
  const resting = async (known_at: string) => (await find({ source: [SOURCE], known_at })).map(({ ref }) => ref).sort();
  expect(await resting("3")).toEqual(await resting("1"));
});

test("an event whose note is put right counts from the day it always did", async () => {
  copy.set("status_events", (row) => row.facility_ref === BUILDING && row.on === "", "note", "Said by a visitor");
  // Time passes; the correction comes later than the event.
  vi.setSystemTime(new Date("2026-12-20T12:00:00+05:00"));
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: 4 });
  expect(await rowOf(BUILDING, { as_of: TODAY })).toMatchObject({ status: "operational" });
  expect(await rowOf(BUILDING, { as_of: "2026-12-14" })).toMatchObject({ status: "under_construction" });
});

test("the changes name exactly the records that each revision changed, newest first", async () => {
  const { records } = await walkJson("/changes.json?limit=1000", "changes");
  const changed = (revision: number) =>
    records.filter((one) => one.revision === revision).map(({ kind, key, action }) => `${kind} ${key} ${action}`);
  expect(changed(4)).toEqual([`facility ${BUILDING} changed`]);
  expect(changed(3)).toEqual([`source ${SOURCE} changed`]);
  const expected = [
    "area PK-JK changed",
    "body SCO changed",
    `facility ${NEW} added`,
    `facility ${REF} changed`,
    `facility ${BUILDING} changed`,
  ];
  expect(changed(2).sort()).toEqual(expected.sort());
  expect(records.map(({ revision }) => Number(revision))).toEqual(
    records.map(({ revision }) => Number(revision)).toSorted((a, b) => b - a),
  );
  const since = await walkJson("/changes.json?limit=1000&updated_since=2026-12-20", "changes");
  expect(since.records.map(({ key }) => key)).toEqual([BUILDING]);
  expect((await find({ updated_since: "2026-12-20" })).map(({ ref }) => ref)).toEqual([BUILDING]);
  copy.remove();
});
