import fc from "fast-check";
import { expect, test } from "vitest";
import { type AreaRow, distanceColumn, nearestColumn } from "@/lib/areas/columns";
import { CONDITION_NAMES, type Conditions, type CountName, conditionsIn, filterOfCount } from "@/lib/areas/conditions";
import { readCoverageMap } from "@/lib/areas/coverage-map";
import { readCovered } from "@/lib/areas/covered";
import { AREA_LIST } from "@/lib/areas/list";
import { countLeftOut } from "@/lib/areas/nearest";
import { readArea } from "@/lib/areas/queries";
import { readAreaRequest } from "@/lib/areas/request";
import { readAreaRows } from "@/lib/areas/rows";
import { readClaim } from "@/lib/claims/record";
import { readClaimRequest } from "@/lib/claims/request";
import { env } from "@/lib/env";
import { countFacilities } from "@/lib/facilities/queries";
import { parseFacilityRequest } from "@/lib/facilities/request";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { answerFile } from "@/lib/files/answer";
import { readListRequest } from "@/lib/records/list";
import { resolveMoment } from "@/lib/revisions/moment";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { filtersOf } from "@/tests/support/filters";

await freshDatabase({ template: "registry" });
stopClock();

const now = await resolveMoment({}, new Date(`${TODAY}T12:00:00+05:00`));
const COUNTS: readonly CountName[] = ["facilities", ...STATUS_GROUP_NAMES, ...FACILITY_KINDS];
const find = (rows: readonly AreaRow[], code: string): AreaRow => {
  const row = rows.find((one) => one.code === code);
  if (!row) throw new Error(`no area ${code}`);
  return row;
};

const AREAS = [
  "PK-JK",
  "PK-JK-DIV-MIRPUR",
  "PK-JK-KOTLI",
  "PK-JK-MIRPUR-T-DADYAL",
  "PK-GB",
  "PK-SD-DIV-KARACHI",
  "PK-IS",
];
const conditions = filtersOf({
  areas: AREAS,
  bodies: ["SCO", "PSEB", "PITB"],
  programmes: ["SCO-STP-FLH", "IGNITE-NIC"],
  sources: ["SCOMIRPUR-20241112"],
  words: fc.constant("park"),
  days: fc.constant(TODAY),
  known: fc.constant("1"),
  points: [[73.7, 33.1]],
  updatedSince: fc.constant(TODAY),
}).map((filter) => conditionsIn(filter));

test("each count of an area is the total of the list that its link asks for, under any conditions", async () => {
  await fc.assert(
    fc.asyncProperty(conditions, fc.constantFrom(...AREAS), async (asked: Conditions, code) => {
      const row = find(await readAreaRows(now, asked), code);
      for (const name of COUNTS) {
        const filter = filterOfCount(name, asked);
        const total = filter && (await countFacilities({ ...filter, area: [code] }, now));
        expect(row[name], `${code} ${name} ${JSON.stringify(asked)}`).toBe(total);
      }
    }),
    { numRuns: 40 },
  );
});

test("the address of a count asks for the facilities that were counted, however it is written", async () => {
  const asked: Conditions = { kind: ["freelancing_hub"], status: ["open", "ready"], shift: ["second"] };
  const filter = filterOfCount("open", asked);
  const { filter: read } = await parseFacilityRequest(
    new URLSearchParams("area=PK-JK&kind=freelancing_hub&shift=second&status=open"),
    "csv",
  );
  expect({ ...filter, area: ["PK-JK"] }).toEqual(read);
});

test("a status cut across by those without a report is not counted by its group", () => {
  expect(filterOfCount("promised", { status: ["stalled_inferred"] })).toBeNull();
  expect(filterOfCount("open", { status: ["stalled_inferred"] })).toBeNull();
  expect(filterOfCount("open", { status: ["operational", "stalled_inferred"] })).toEqual({ status: ["operational"] });
  expect(filterOfCount("promised", { status: ["promised", "stalled_inferred"] })).toEqual({ status: ["promised"] });
});

test("every area is there with its zeros, each below the one that it is part of", async () => {
  const rows = await readAreaRows(now, {});
  expect(rows.length).toBe(791);
  expect(rows.filter(({ facilities }) => facilities === 0).length).toBeGreaterThan(600);
  const places = new Map(rows.map(({ code, place }) => [code, place]));
  for (const { place, parent_code } of rows)
    if (parent_code !== null) expect(places.get(parent_code)).toBeLessThan(place);
});

test("beside each zero stand those that lie above it, their part not known", async () => {
  const rows = await readAreaRows(now, {});
  const mirpur = find(rows, "PK-JK-MIRPUR");
  const tehsils = rows.filter(({ parent_code }) => parent_code === mirpur.code);
  const placed = await countFacilities({ area: tehsils.map(({ code }) => code) }, now);
  const unknown = (mirpur.facilities ?? 0) - placed;
  expect(unknown).toBeGreaterThan(0);
  for (const tehsil of tehsils) expect(tehsil.tehsil_unknown).toBe(unknown);
  expect(mirpur.tehsil_unknown).toBe(unknown);
  // Khairowal, Koniyon and the hub in 'Park' are known to lie in the division and no district.
  const division = find(rows, "PK-JK-DIV-MIRPUR");
  const districts = rows.filter(({ parent_code }) => parent_code === division.code).map(({ code }) => code);
  const inDivision = (division.facilities ?? 0) - (await countFacilities({ area: districts }, now));
  expect(inDivision).toBe(3);
  expect(mirpur.perhaps).toBe(inDivision + (division.perhaps ?? 0));
  expect(tehsils[0]?.perhaps).toBe(unknown + (mirpur.perhaps ?? 0));
});

test("distances of two tehsils, worked out by hand from the points of the package", async () => {
  const rows = await readAreaRows(now, {});
  const degree = (2 * Math.PI * 6371) / 360;
  // The park in Dadyal itself is known to the tehsil only: the nearest is the one in Mirpur city (33.14782, 73.75187).
  const dadyal = find(rows, "PK-JK-MIRPUR-T-DADYAL");
  expect(dadyal[nearestColumn("software_technology_park")]).toBe("PKF6FWFKE");
  expect(dadyal[distanceColumn("software_technology_park")]).toBe(25.6);
  const mirpur = find(rows, "PK-JK-MIRPUR-T-MIRPUR");
  expect(mirpur[nearestColumn("software_technology_park")]).toBe("PKF6FWFKE");
  const [lat, lon] = [mirpur.lat ?? 0, mirpur.lon ?? 0];
  const flat = Math.hypot(
    (33.14782 - lat) * degree,
    (73.75187 - lon) * degree * Math.cos((((lat + 33.14782) / 2) * Math.PI) / 180),
  );
  expect(mirpur[distanceColumn("software_technology_park")]).toBeCloseTo(flat, 0);
  expect(find(rows, "PK-JK-MIRPUR")[distanceColumn("software_technology_park")]).toBeNull();
  const precision = ["tehsil", "district", "province", "none"] as const;
  expect((await countLeftOut(now)).get("software_technology_park")).toBe(
    await countFacilities({ kind: ["software_technology_park"], status: ["open"], precision: [...precision] }, now),
  );
});

test("which tehsils of Mirpur Division have none is one address, and goes with what its page and the promise say", async () => {
  const asked = "level=tehsil&listed=0&status=open&within=PK-JK-DIV-MIRPUR";
  const { filter } = await readListRequest(AREA_LIST, new URLSearchParams(asked));
  const without = AREA_LIST.match([...(await AREA_LIST.read(now, filter))], filter);
  for (const { code } of without) expect(await countFacilities({ area: [code], status: ["open"] }, now)).toBe(0);
  const [covered] = await readCovered(["PK-JK-DIV-MIRPUR"], { status: ["open"] }, now, {});
  expect(covered).toMatchObject({ total: 11, withoutQuery: asked });
  const open = await countFacilities({ area: ["PK-JK-DIV-MIRPUR"], status: ["open"] }, now);
  const inTehsils = AREA_LIST.match([...(await AREA_LIST.read(now, { status: ["open"] }))], {
    level: ["tehsil"],
    within: ["PK-JK-DIV-MIRPUR"],
  }).reduce((sum, { facilities }) => sum + (facilities ?? 0), 0);
  expect(covered).toMatchObject({ facilities: open, unknown: open - inTehsils });
  expect((covered?.total ?? 0) - (covered?.listed ?? 0)).toBe(without.length);
  const detail = await readArea("PK-JK-DIV-MIRPUR", await readAreaRequest([]));
  expect(detail?.covered).toEqual(covered);
  expect(detail?.claims.map(({ ref }) => ref)).toContain("CL-008");
});

test("a promise that a division would be covered is held against its tehsils, then and now", async () => {
  const claim = await readClaim("CL-008", await readClaimRequest([]));
  expect(claim?.coverage.map(({ day }) => day)).toEqual(["2024-11-12", TODAY]);
  for (const { day, covered } of claim?.coverage ?? []) {
    const moment = { ...now, day };
    const tehsils = AREA_LIST.match([...(await readAreaRows(moment, {}))], {
      level: ["tehsil"],
      within: ["PK-JK-DIV-MIRPUR"],
    });
    const scope: Conditions = { programme: ["SCO-STP-FLH"], status: ["operational"] };
    const counts = await Promise.all(tehsils.map(({ code }) => countFacilities({ ...scope, area: [code] }, moment)));
    expect(covered).toMatchObject({ total: 11, listed: counts.filter((count) => count > 0).length });
    const request = await readListRequest(AREA_LIST, new URLSearchParams(covered.withoutQuery));
    const without = AREA_LIST.match([...(await AREA_LIST.read(request.moment, request.filter))], request.filter);
    expect(without.length).toBe(covered.total - covered.listed);
  }
});

test("the map counts each facility of the country once, and no more than the list has", async () => {
  const map = await readCoverageMap(env.DATA_DIR, null, {}, now);
  if (!map) throw new Error("no map");
  for (const { areas, count, shape } of map.shapes)
    expect(count, shape).toBe(await countFacilities({ area: [...areas], status: ["open"] }, now));
  const inShapes = map.shapes.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const areas = map.shapes.flatMap((shape) => shape.areas);
  expect(new Set(areas).size).toBe(areas.length);
  expect(inShapes).toBe(await countFacilities({ area: areas, status: ["open"] }, now));
  // Karachi is one shape for seven districts, and for what is known to lie in the city alone.
  expect(map.shapes.find(({ shape }) => shape === "karachi")?.areas).toEqual(["PK-SD-DIV-KARACHI"]);
});

test("a day before the first record has no numbers, and no list of those without", async () => {
  const before = await resolveMoment({ as_of: "1990-01-01" });
  const rows = await readAreaRows(before, {});
  for (const name of COUNTS) expect(rows.every((row) => row[name] === null)).toBe(true);
  expect(AREA_LIST.match([...rows], { listed: "0" })).toEqual([]);
  const map = await readCoverageMap(env.DATA_DIR, null, {}, before);
  expect(map?.shapes.every(({ state, count }) => state === "no_data" && count === null)).toBe(true);
  const request = await readAreaRequest([["as_of", "1990-01-01"]]);
  const detail = await readArea("PK-JK", request);
  expect(detail?.before).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(detail?.kinds).toEqual([]);
  expect(detail?.covered).toBeNull();
});

test("codes that no record has are named, on pages left out and in files refused", async () => {
  const request = await readAreaRequest(new URLSearchParams("programme=NOBODY&kind=castle"));
  expect(request.conditions).toEqual({});
  expect(request.refusals.map(({ name }) => name).sort()).toEqual(["kind", "programme"]);
  const asked = new Request("http://localhost/areas.csv?programme=NOBODY");
  await expect(answerFile(asked, "areas", "csv")).rejects.toThrow("programme: unknown_value");
});

test("the file has the numbers of the page under every condition, and leaves blank what was not counted", async () => {
  const query = "kind=freelancing_hub&level=province&status=open,promised";
  const answer = await answerFile(new Request(`http://localhost/areas.json?${query}`), "areas", "json");
  const file = (await answer.json()) as { filter: string; revision: number; areas: AreaRow[] };
  expect(file.filter).toBe(query);
  expect(file.revision).toBe(now.revision);
  const { filter } = await readListRequest(AREA_LIST, new URLSearchParams(query));
  const rows = AREA_LIST.match([...(await AREA_LIST.read(now, filter))], filter);
  expect(
    file.areas.map(({ code, facilities, open, promised, ready, freelancing_hub, other }) => ({
      code,
      facilities,
      open,
      promised,
      ready,
      freelancing_hub,
      other,
    })),
  ).toEqual(
    rows.map(({ code, facilities, open, promised, ready, freelancing_hub, other }) => ({
      code,
      facilities,
      open,
      promised,
      ready,
      freelancing_hub,
      other,
    })),
  );
  for (const row of file.areas) {
    expect(row.facilities).toBe((row.open ?? 0) + (row.promised ?? 0));
    expect([row.ready, row.other]).toEqual([null, null]);
  }
  expect(CONDITION_NAMES.every((name) => AREA_LIST.query.names.includes(name))).toBe(true);
});
