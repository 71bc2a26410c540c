import { expect, test } from "vitest";
import { lastDay } from "@/lib/dates/partial-date";
import { answerClaim } from "@/lib/files/answer-claim";
import { problemOf } from "@/lib/http/problem";
import { ask, askText, readCsv, walkJson } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { type OracleFacility, readOracle, stateOn } from "@/tests/support/oracle";
import { type Row, readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();

const oracle = readOracle();
const claims = new Map(readTable("claims").map((row) => [row.ref ?? "", row]));
const list = (cell = "") => cell.split(";").filter(Boolean);

/** The facilities that a claim counts on a day, by the words of design section 2, from the package's files alone. */
function countByHand(claim: Row, day: string): OracleFacility[] {
  const [kinds, areas, statuses] = [list(claim.kinds), list(claim.area_codes), list(claim.statuses)];
  const some = (asked: string[], has: string[]) => asked.length === 0 || has.some((one) => asked.includes(one));
  return oracle.filter((facility) => {
    const state = stateOn(facility, day, false);
    return (
      state !== null &&
      some(
        kinds,
        facility.functions.map(({ kind = "" }) => kind),
      ) &&
      some(areas, facility.areas) &&
      some(statuses, [state.status]) &&
      (!claim.programme_code || facility.programmes.includes(claim.programme_code))
    );
  });
}

type Claim = {
  ref: string;
  value: number | null;
  measure: string;
  listed: number | null;
  listed_today: number | null;
  difference: number | null;
  verdict: string;
  reason: string;
  address: string | null;
  address_today: string | null;
  compared_on: string | null;
  is_target: boolean;
  contradicts: string[];
  copy_of: string | null;
};
const readLedger = async (query = "") =>
  (await walkJson(`/claims.json?limit=500${query}`, "claims")).records as unknown as Claim[];

/** The file behind a path of the table. */
const fileOf = (address: string) => address.replace("/facilities?", "/facilities.json?limit=1000&");

async function readClaimFile(ref: string, query = "") {
  const response = await answerClaim(new Request(`http://localhost:3000/claims/${ref}.json${query}`), ref).catch(
    problemOf,
  );
  return { status: response.status, content: await response.json() };
}

// Worked out by hand from status_events.csv and the other tables: claimed, listed on the day, listed on TODAY, verdict.
const BY_HAND: [ref: string, value: number, listed: number, today: number, verdict: string][] = [
  // SCO's 'about 50' of 12 November 2024: nine hubs and seven parks had opened by then.
  ["CL-001", 50, 16, 37, "list_shorter"],
  // One park in Bhimber, ready that day and open a month later.
  ["CL-003", 1, 1, 0, "agrees"],
  // 'At least one' hub ready in Mirpur Division.
  ["CL-004", 1, 1, 1, "agrees"],
  // Dadyal and Kotli: one park said, two were being built.
  ["CL-006", 1, 2, 1, "list_longer"],
  // The third park and the seventh hub of AJK, on one day.
  ["CL-038", 3, 3, 8, "agrees"],
  ["CL-039", 7, 6, 18, "list_shorter"],
  // 76 hubs and 17 parks, September 2025.
  ["CL-062", 76, 18, 25, "list_shorter"],
  ["CL-061", 17, 10, 12, "list_shorter"],
  // A promise for the end of September 2025, due by now.
  ["CL-065", 100, 30, 37, "list_shorter"],
  // 13 incubation centres of PITB, all known by name.
  ["CL-025", 13, 13, 13, "agrees"],
  // 43 parks of PSEB.
  ["CL-090", 43, 16, 16, "list_shorter"],
  // Five centres of Ignite in 2018, eight in 2023.
  ["CL-111", 5, 5, 8, "agrees"],
  ["CL-118", 8, 6, 8, "list_shorter"],
  // Eight school labs of KPITB, all named.
  ["CL-261", 8, 8, 8, "agrees"],
  // The 14 of Gilgit-Baltistan: under either name none is listed, and the promise has no day.
  ["CL-010", 14, 0, 0, "target"],
  ["CL-011", 14, 0, 0, "target"],
];

test("a dozen claims come out as worked out by hand", async () => {
  const ledger = new Map((await readLedger()).map((claim) => [claim.ref, claim]));
  for (const [ref, value, listed, today, verdict] of BY_HAND) {
    const claim = ledger.get(ref);
    expect([claim?.value, claim?.listed, claim?.listed_today, claim?.verdict], ref).toEqual([
      value,
      listed,
      today,
      verdict,
    ]);
  }
});

test("every claim that can be counted counts what a look at each facility of the package counts", async () => {
  const ledger = await readLedger();
  const counted = ledger.filter(({ address_today }) => address_today !== null);
  expect(counted.length).toBeGreaterThan(130);
  for (const claim of counted) {
    const row = claims.get(claim.ref) ?? {};
    const day = row.as_of ? lastDay(row.as_of) : null;
    if (day !== null && day <= TODAY) expect(claim.listed, claim.ref).toBe(countByHand(row, day).length);
    expect(claim.listed_today, claim.ref).toBe(countByHand(row, TODAY).length);
  }
});

test("each number is the length of the list that its address opens", async () => {
  for (const claim of await readLedger()) {
    const [listed, today] = await Promise.all(
      [claim.address, claim.address_today].map(async (address) =>
        address === null ? null : (await walkJson(fileOf(address))).first.total,
      ),
    );
    expect([claim.listed, claim.listed_today], claim.ref).toEqual([listed, today]);
  }
}, 120_000);

test("the file of a claim names exactly the facilities that its address lists", async () => {
  for (const query of ["", "?counted=functions", "?status=open,ready&programme=any", "?as_of=2025-06-01"]) {
    const { content } = await readClaimFile("CL-044", query);
    const { records } = await walkJson(fileOf(content.claim.address));
    expect(content.claim.facilities.toSorted()).toEqual(records.map(({ ref }) => ref).sort());
    if (!query.includes("functions")) expect(content.claim.listed).toBe(records.length);
    const today = await walkJson(fileOf(content.claim.address_today));
    expect(content.claim.facilities_today.toSorted()).toEqual(today.records.map(({ ref }) => ref).sort());
  }
});

test("a rule of the reader's stands in the address and in the file", async () => {
  const own = (await readClaimFile("CL-001")).content;
  const wider = (await readClaimFile("CL-001", "?status=building,open,promised,ready&programme=any")).content;
  expect(own.rule).toEqual({ counted: "sites", status: ["operational"], programme: "claimed" });
  expect(wider.rule).toEqual({ counted: "sites", status: ["building", "open", "promised", "ready"], programme: "any" });
  expect(wider.claim.listed).toBeGreaterThan(own.claim.listed);
  expect(wider.claim.address).not.toContain("programme");
  // The claim's own statuses are no other rule.
  expect((await readClaimFile("CL-001", "?status=operational")).content.rule).toEqual(own.rule);
});

test("functions count more than sites where a school lab serves freelancers too", async () => {
  const both = oracle.filter(({ functions }) => functions.length > 1).length;
  expect(both).toBeGreaterThan(0);
  const sites = await readLedger();
  const functions = new Map((await readLedger("&counted=functions")).map((claim) => [claim.ref, claim]));
  for (const claim of sites) {
    const other = functions.get(claim.ref);
    if (claim.listed !== null) expect(other?.listed, claim.ref).toBeGreaterThanOrEqual(claim.listed);
    expect(other?.address).toBe(claim.address);
  }
});

test("the ledger's CSV has the numbers of its JSON", async () => {
  const rows = readCsv(await askText("/claims.csv"));
  const ledger = await readLedger();
  expect(rows.map(({ ref, listed, verdict }) => [ref, listed, verdict])).toEqual(
    ledger.map(({ ref, listed, verdict }) => [ref, listed === null ? "" : String(listed), verdict]),
  );
});

test("what rests on a source not to be cited is no claim of the register", async () => {
  const refs = (await readLedger()).map(({ ref }) => ref);
  expect(refs).not.toContain("CL-076");
  expect(refs).toHaveLength(209);
  expect((await readClaimFile("CL-077")).status).toBe(404);
});

test("claims that cannot be counted have no number at all", async () => {
  const ledger = new Map((await readLedger()).map((claim) => [claim.ref, claim]));
  const of = (ref: string) => ledger.get(ref);
  // No number: 'thousands of students'.
  expect(of("CL-002")).toMatchObject({ listed: null, difference: null, verdict: "cannot_be_checked" });
  // No date, and none on its source.
  expect(of("CL-152")).toMatchObject({ listed: null, address: null, reason: "no_date", listed_today: 4 });
  // A promise without a number.
  expect(of("CL-204")).toMatchObject({ value: null, verdict: "target", difference: null });
  expect([...ledger.values()].filter(({ measure, listed }) => measure !== "facilities" && listed !== null)).toEqual([]);
});

test("nothing is listed before the first record, and what was said later is not there yet", async () => {
  const { content } = await readClaimFile("CL-264", "?as_of=2006-01-01");
  expect(content.claim).toMatchObject({
    listed: null,
    facilities: null,
    verdict: "cannot_be_checked",
    reason: "date_in_future",
  });
  const early = await readLedger("&as_of=2018-12-31");
  expect(early.length).toBeGreaterThan(5);
  expect(early.map(({ ref }) => ref)).not.toContain("CL-001");
});

test("unknown codes and words are named, and nothing is answered", async () => {
  for (const query of [
    "body=NOBODY",
    "programme=NONE",
    "area=PK-XX",
    "verdict=wrong",
    "kind=palace",
    "counted=rooms",
    "nothing=1",
  ]) {
    const response = await ask(`/claims.json?${query}`);
    expect(response.status, query).toBe(400);
    expect((await response.json()).errors, query).toHaveLength(1);
  }
  expect((await readClaimFile("CL-001", "?counted=rooms")).status).toBe(400);
  expect((await readClaimFile("NOTHING")).status).toBe(404);
});

test("the contradictions that the data's README names are found at the claims concerned", async () => {
  const ledger = new Map((await readLedger()).map((claim) => [claim.ref, claim]));
  const against = (ref: string) => ledger.get(ref)?.contradicts;
  // Totals that fall: 61, 68, over 60, 62; parks 39, then 17; freelancers; jobs.
  expect(against("CL-058")).toContain("CL-051");
  expect(against("CL-055")).toContain("CL-051");
  expect(against("CL-061")).toContain("CL-040");
  expect(against("CL-057")).toContain("CL-047");
  expect(against("CL-067")).toContain("CL-063");
  // 11 parks and 49 hubs make 60, not 50.
  expect(against("CL-073")).toEqual(["CL-071", "CL-072"]);
  // One set of rooms under two names; upgraded or created; Hunza, then Nagar.
  expect(against("CL-010")).toEqual(["CL-011"]);
  expect(against("CL-013")).toEqual(["CL-012", "CL-074"]);
  // Ignite's jobs; 43 parks, then 25; school labs within weeks.
  expect(against("CL-115")).toContain("CL-114");
  expect(against("CL-020")).toContain("CL-090");
  expect(against("CL-259")).toEqual(["CL-257"]);
  // Two reports of one talk are one witness and contradict nothing.
  expect(ledger.get("CL-041")).toMatchObject({ copy_of: "CL-001", contradicts: [] });
});

test("the agreements of Gilgit-Baltistan: 14 rooms and three hubs, none of them open", async () => {
  const { records } = await walkJson("/agreements.json", "agreements");
  const of = (ref: string) => records.find((one) => one.ref === ref);
  expect(of("AGR-GB-SCHOOLS")).toMatchObject({
    promised: 14,
    listed: 0,
    open: 0,
    overdue: "no_report",
    due_on: null,
    area_codes: [],
  });
  expect(of("AGR-GB-HUBS")).toMatchObject({ promised: 3, listed: 3, open: 0, overdue: "no_report" });
  expect(of("AGR-PITB-KPITB")).toMatchObject({ promised: 5, listed: 5, open: 2 });
});

test("every agreement has the facilities that the package ties to it, as they stood on the day", async () => {
  const tied = readTable("agreement_facilities");
  const public_ = new Map(oracle.map((facility) => [facility.row.ref ?? "", facility]));
  for (const day of [TODAY, "2022-01-31"]) {
    const { records } = await walkJson(`/agreements.json?as_of=${day}&limit=100`, "agreements");
    for (const one of records) {
      const states = tied
        .filter(({ agreement_ref }) => agreement_ref === one.ref)
        .flatMap(({ facility_ref = "" }) => public_.get(facility_ref) ?? [])
        .flatMap((facility) => stateOn(facility, day, false) ?? []);
      const open = states.filter(({ status }) => ["soft_launched", "operational", "upgrade_planned"].includes(status));
      expect([one.listed, one.open], `${one.ref} on ${day}`).toEqual([states.length, open.length]);
    }
  }
});

test("no agreement stands in the list of a day before it was signed", async () => {
  const { records } = await walkJson("/agreements.json?as_of=2020-12-31&limit=100", "agreements");
  const refs = records.map(({ ref }) => ref);
  expect(refs).toContain("AGR-UAJK");
  expect(refs).not.toContain("AGR-GB-SCHOOLS");
});

test("projects carry each amount of the package, exactly and once", async () => {
  const { records } = await walkJson("/projects.json?limit=100", "projects");
  const amounts = records.flatMap(({ ref, funding }) => (funding as string[]).map((one) => `${ref}/${one}`));
  const expected = readTable("project_funding").map((row) =>
    [row.project_ref, row.fiscal_year_from, row.fiscal_year_to, row.measure, row.amount_pkr, row.source_id].join("/"),
  );
  expect(amounts.sort()).toEqual(expected.sort());
  expect(records).toHaveLength(22);
});
