import { expect, test } from "vitest";
import { readClaim } from "@/lib/claims/record";
import { parseClaimRequest } from "@/lib/claims/request";
import { disputesOf } from "@/lib/contradictions/disputes";
import { KNOWN_CONTRADICTIONS, knownContradictions } from "@/lib/contradictions/known";
import { readBodyEvidence, readFacilityEvidence, readProgrammeEvidence } from "@/lib/evidence/read";
import { readByRefs, readDuplicates, readFacility } from "@/lib/facilities/detail";
import { readRecordRequest } from "@/lib/records/record-request";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();

const now = await readRecordRequest([]);
const claim = async (ref: string) => readClaim(ref, await parseClaimRequest(new URLSearchParams()));
const facility = (ref: string) => readFacility(ref, now.moment, now.directory);

test("every record that a contradiction in names or words concerns shows it, and leads to the others", async () => {
  for (const { code, claims, bodies, programmes, facilities } of knownContradictions()) {
    for (const ref of claims) {
      const found = await claim(ref);
      expect(
        found?.known.map((one) => one.code),
        `${code} ${ref}`,
      ).toContain(code);
      expect([...(found?.named.keys() ?? [])].sort()).toEqual([...facilities].sort());
      expect(Object.keys(found?.sources ?? {}).length, `${ref} has its source`).toBeGreaterThan(0);
    }
    for (const body of bodies)
      expect((await readBodyEvidence(body, [], now)).known.map((one) => one.code)).toContain(code);
    for (const programme of programmes)
      expect((await readProgrammeEvidence(programme, now)).known.map((one) => one.code)).toContain(code);
    for (const row of await readByRefs(facilities, now.moment))
      expect((await readFacilityEvidence(row, now)).known.map((one) => one.code)).toContain(code);
    expect((await readByRefs(facilities, now.moment)).length, code).toBe(facilities.length);
  }
  expect(KNOWN_CONTRADICTIONS.length).toBe(14);
});

test("what the README calls contested at a facility is contested on its page, each side with its source", async () => {
  const status = [
    "PKFPETEAR",
    "PKF3DY9YH",
    "PKFEH41BK",
    "PKFR6Q937",
    "PKFKG00JS",
    "PKFAMSW5B",
    "PKFBYCEY9",
    "PKF69G8BZ",
  ];
  const place = ["PKF9CRWGK", "PKFZRTMD2", "PKFJ7PATA"];
  const figures = ["PKF4A4VD0", "PKFKG00JS"];
  for (const [refs, dispute] of [
    [status, "status"],
    [place, "place"],
    [figures, "figures"],
  ] as const)
    for (const ref of refs) {
      const found = await facility(ref);
      expect(found && disputesOf(found.document), ref).toContain(dispute);
      expect(found?.row?.contested, ref).toBe(true);
      for (const { source_id } of found?.document.events ?? [])
        expect(found?.sources[source_id ?? ""], ref).toBeDefined();
      for (const { source_id } of found?.document.measures ?? []) expect(found?.sources[source_id], ref).toBeDefined();
    }
  // Two sources place the Amazon park differently, and each is quoted with what it says.
  const said = (await facility("PKF9CRWGK"))?.document.citations.flatMap(({ field, note }) =>
    field === "area_code" && note ? note : [],
  );
  expect(new Set(said)).toEqual(new Set(["says Rawalpindi", "says Islamabad"]));
});

test("pairs that may be one facility lead to each other, with the state of the question", async () => {
  const pairs = readTable("possible_duplicates");
  expect(pairs.length).toBe(9);
  for (const { ref_a = "", ref_b = "", reason, decision } of pairs)
    for (const [from, to] of [
      [ref_a, ref_b],
      [ref_b, ref_a],
    ] as const) {
      // One that is held back for a reviewer is nobody's possible duplicate in public.
      const listed = (await readByRefs([to], now.moment)).length === 1;
      const found = (await readDuplicates(from, now.moment)).filter(({ other }) => other.ref === to);
      expect(
        found.map((one) => [one.reason, one.decision]),
        `${from} ${to}`,
      ).toEqual(listed ? [[reason, decision]] : []);
    }
});
