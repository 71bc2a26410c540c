import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { proposeClosing, proposeLink } from "@/lib/duplicates/close";
import { composeMerge, planMerge } from "@/lib/duplicates/merge";
import { decidePair, findPair, findPairs, listPairs } from "@/lib/duplicates/pairs";
import { proposeMerge } from "@/lib/duplicates/propose-merge";
import { proposeSplit } from "@/lib/duplicates/split";
import { findStep } from "@/lib/duplicates/steps";
import { writeForm } from "@/lib/editing/form-data";
import { readEditable } from "@/lib/editing/read";
import { type FormFaults, takeEditForm } from "@/lib/editing/save";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { acceptProposal, publishDirectly } from "@/lib/proposals/decide";
import type { InvalidProposal } from "@/lib/proposals/problems";
import { takeBackProposal } from "@/lib/proposals/propose";
import { readReview } from "@/lib/proposals/review";
import { undoProposal } from "@/lib/proposals/undo";
import { readPageStanding } from "@/lib/records/page-standing";
import { freshDatabase } from "../support/database";
import { createPerson, type Person } from "../support/imports";
import { expectEverythingTraced } from "../support/trace";

await freshDatabase({ template: "registry" });
expectEverythingTraced();

const MIRPUR = "PKF6FWFKE";
const DADYAL = "PKF5WF1J0";
const SOURCE = "URDUPT-20240207";
const ALL = { verdicts: [], reason: null };

let ayesha: Person;
let bilal: Person;
let narrow: Person;
let editor: Person;
beforeAll(async () => {
  ayesha = await createPerson("ayesha", { role: "reviewer" });
  bilal = await createPerson("bilal", { role: "reviewer" });
  narrow = await createPerson("narrow", { role: "reviewer", bodies: ["PITB"] });
  editor = await createPerson("editor", { role: "editor" });
});

async function read(ref: string) {
  const row = await prisma().recordVersion.findFirstOrThrow({
    where: { kind: "facility", key: ref },
    orderBy: { number: "desc" },
  });
  return { ...row, document: row.document as unknown as FacilityDocument };
}

const agreementOf = (ref: string) => prisma().agreementFacility.findFirst({ where: { facility_ref: ref } });

async function mergeInto(survivor: string, other: string, left: string[] = []) {
  const [one, two] = [await read(survivor), await read(other)];
  return proposeMerge(ayesha, {
    survivor,
    other,
    choices: { fields: { place: "other" }, left: new Set(left) },
    reason: "One building",
    versions: { survivor: one.number, other: two.number },
  });
}

test("the data's own pairs wait in the list, and a pair with a hidden half is shown to those alone who may propose for it", async () => {
  const all = await listPairs(ayesha, "undecided");
  expect(all.length).toBeGreaterThan(0);
  const stored = await prisma().possibleDuplicate.findMany();
  const published = new Set(
    (
      await prisma().recordVersion.findMany({
        where: { kind: "facility", known_to: 2147483647, state: "published" },
        select: { key: true },
      })
    ).map(({ key }) => key),
  );
  const hidden = stored.filter(({ ref_a, ref_b }) => !published.has(ref_a) || !published.has(ref_b));
  for (const { ref_a, ref_b } of hidden) expect(await findPair(narrow, ref_a, ref_b)).toBeNull();
  for (const { one, other } of await listPairs(narrow, "undecided"))
    expect(published.has(one.ref) && published.has(other.ref)).toBe(true);
});

test("what was said of a pair is remembered with its reason and its audit row", async () => {
  const [pair] = await listPairs(ayesha, "undecided");
  const [one, other] = [pair?.one.ref ?? "", pair?.other.ref ?? ""];
  await expect(decidePair(narrow, { one, other, decision: "different", reason: "x" })).rejects.toThrow("Not allowed");
  await decidePair(ayesha, { one: other, other: one, decision: "different", reason: "Two streets apart" });
  expect(await findPair(ayesha, one, other)).toMatchObject({
    decision: "different",
    decidedReason: "Two streets apart",
  });
  expect(await prisma().auditEntry.count({ where: { action: "mark_different", subject: `facility ${other}` } })).toBe(
    1,
  );
  expect(await prisma().possibleDuplicate.count({ where: { ref_a: other, ref_b: one } })).toBeLessThan(2);
});

test("more pairs are found by their names, each once", async () => {
  const found = await findPairs(ayesha);
  expect(await findPairs(ayesha)).toBe(0);
  const entries = await prisma().auditEntry.findMany({ where: { action: "find_pairs" } });
  expect(entries.map(({ detail }) => detail)).toEqual(found > 0 ? [{ added: found }] : []);
  expect(await prisma().possibleDuplicate.count()).toBeGreaterThanOrEqual(found);
});

test("a merge moves what was chosen, leads the old address to the new one, and is undone as a whole", async () => {
  const before = { mirpur: await read(MIRPUR), dadyal: await read(DADYAL) };
  const agreement = await agreementOf(DADYAL);
  const left = planMerge(before.mirpur.document, before.dadyal.document)
    .entries.filter(({ list }) => list === "roles")
    .map(({ list, at }) => `${list}.${at}`);
  const id = await mergeInto(MIRPUR, DADYAL, left);
  await expect(acceptProposal(narrow, id, ALL)).rejects.toThrow("Not allowed");
  await acceptProposal(bilal, id, ALL);
  const { document } = await read(MIRPUR);
  expect(document.place).toBe(before.dadyal.document.place);
  expect(document.roles).toEqual(before.mirpur.document.roles);
  expect(document.names).toContainEqual(expect.objectContaining({ name: before.dadyal.document.name, type: "alias" }));
  expect(document.events.length).toBeGreaterThan(before.mirpur.document.events.length);
  expect(await read(DADYAL)).toMatchObject({ state: "merged", successor: MIRPUR });
  expect(await readPageStanding(`/facilities/${DADYAL}`)).toEqual({ found: "successor", code: MIRPUR });
  if (agreement) expect(await agreementOf(DADYAL)).toBeNull();
  expect(
    await prisma().$queryRaw`SELECT 1 FROM facility_version WHERE ref = ${DADYAL} AND known_to = 2147483647`,
  ).toEqual([]);

  const undo = await undoProposal(ayesha, id, { reason: "Two after all" });
  await acceptProposal(bilal, undo, ALL);
  const after = { mirpur: await read(MIRPUR), dadyal: await read(DADYAL) };
  expect(after.mirpur.document).toEqual(before.mirpur.document);
  expect(after.dadyal).toMatchObject({ state: "published", document: before.dadyal.document });
  expect(await readPageStanding(`/facilities/${DADYAL}`)).toEqual({ found: "page" });
  if (agreement) expect(await agreementOf(DADYAL)).toEqual(agreement);
});

test("who is trusted publishes a merge and its undoing alone, marked as such; a merged record is not edited", async () => {
  const hina = await createPerson("hina", { role: "reviewer", publishes_directly: true });
  const [one, two] = [await read(MIRPUR), await read(DADYAL)];
  const asked = {
    survivor: MIRPUR,
    other: DADYAL,
    choices: { fields: {}, left: new Set<string>() },
    reason: "One site",
  };
  const versions = { survivor: one.number, other: two.number };
  const id = await proposeMerge(hina, { ...asked, versions });
  await expect(publishDirectly(ayesha, id)).rejects.toThrow("Not allowed");
  expect(await readReview(hina, String(id), 1)).toMatchObject({ mayPublish: true, mayDecide: false });
  await publishDirectly(hina, id);
  expect((await read(DADYAL)).state).toBe("merged");
  const review = await readReview(hina, String(id), 1);
  expect(review).toMatchObject({ state: "published", direct: true, undoing: { undoId: null, laterEdits: [] } });
  expect(review?.changes.find(({ key }) => key === DADYAL)?.name).toBe(two.document.name);
  expect((await readReview(editor, String(id), 1))?.undoing).toBeNull();

  expect((await readEditable(hina, "facility", DADYAL, {}))?.state).toBe("merged");
  const form = new FormData();
  for (const [name, text] of writeForm("facility", two.document)) form.append(name, text);
  for (const [name, text] of [
    ["key", DADYAL],
    ["base", String((await read(DADYAL)).number)],
    ["reason", "Back"],
  ] as const)
    form.set(name, text);
  const refused = await takeEditForm(hina, "facility", form, "submit").catch((error: FormFaults) => error);
  expect(refused).toMatchObject({ problems: [{ field: "record", message: "was merged into another" }] });
  await takeBackProposal(hina, (refused as FormFaults).kept?.id ?? 0n);

  const undo = await undoProposal(hina, id, { reason: "Two after all" });
  await publishDirectly(hina, undo);
  expect((await readReview(hina, String(id), 1))?.undoing).toEqual({ undoId: String(undo), laterEdits: [] });
  expect((await readReview(hina, String(undo), 1))?.undoes).toBe(String(id));
  expect((await read(MIRPUR)).document).toEqual(one.document);
  expect((await read(DADYAL)).document).toEqual(two.document);
});

test("a merge of a record that has changed since it was looked at is not proposed, and one that changed since is not published", async () => {
  const versions = { survivor: 90, other: 1 };
  const asked = { survivor: MIRPUR, other: DADYAL, choices: { fields: {}, left: new Set<string>() }, reason: "x" };
  await expect(proposeMerge(ayesha, { ...asked, versions })).rejects.toThrow("already changed");
  const id = await mergeInto(MIRPUR, DADYAL);
  const closing = await proposeClosing(ayesha, {
    ref: DADYAL,
    on: "2025-03",
    basis: "report_date",
    source: SOURCE,
    reason: "The building was given up",
  });
  await acceptProposal(bilal, closing, ALL);
  await expect(acceptProposal(bilal, id, ALL)).rejects.toThrow("record");
  expect((await read(DADYAL)).state).toBe("published");
});

test("closing asks for a date, a source and a reason at once, and makes a status event of them", async () => {
  const asked = { ref: MIRPUR, basis: "event_date" as const };
  const faults = (one: { on: string; source: string; reason: string }) =>
    proposeClosing(ayesha, { ...asked, ...one }).catch(({ problems }: InvalidProposal) =>
      problems.map(({ field, message }) => [field, message]),
    );
  const date = ["on", "must be a date: YYYY, YYYY-MM or YYYY-MM-DD"];
  expect(await faults({ on: "soon", source: "", reason: "" })).toEqual([
    date,
    ["source", "must be given"],
    ["reason", "must be given"],
  ]);
  expect(await faults({ on: "soon", source: "NO-SUCH", reason: "No\u202Estudents" })).toEqual([
    date,
    ["source", "is no record of the register"],
    ["reason", "has the hidden character U+202E RIGHT-TO-LEFT OVERRIDE"],
  ]);
  expect(await prisma().proposal.count({ where: { state: "draft" } })).toBe(0);
  const { document } = await read(DADYAL);
  expect(document.events.at(-1)).toMatchObject({
    status: "closed",
    on: "2025-03",
    note: "The building was given up",
    source_id: SOURCE,
  });
  expect(await findStep(editor, MIRPUR, "close")).not.toBeNull();
  expect(await findStep(editor, MIRPUR, "split")).toBeNull();
  expect(await findStep(narrow, MIRPUR, "close")).toBeNull();
});

test("a part of a facility becomes one of its own, with its functions, and the first says so", async () => {
  const multi = await prisma().facilityFunction.findFirstOrThrow({ where: { position: 2 } });
  const before = await read(multi.facility_ref);
  const asked = {
    ref: multi.facility_ref,
    version: before.number,
    name: "The second shift",
    source: SOURCE,
    reason: "Two institutions",
  };
  await expect(proposeSplit(ayesha, { ...asked, moved: new Set(["events.0"]) })).rejects.toMatchObject({
    problems: [{ field: "moved" }],
  });
  const id = await proposeSplit(ayesha, { ...asked, moved: new Set(["functions.1"]) });
  await acceptProposal(bilal, id, ALL);
  const rest = await read(multi.facility_ref);
  const [link] = rest.document.links ?? [];
  expect(link).toMatchObject({ link: "split_into", source_id: SOURCE });
  const made = await read(link?.to_ref ?? "");
  expect(made.document).toMatchObject({
    name: "The second shift",
    area_code: before.document.area_code,
    functions: [before.document.functions[1]],
  });
  expect(rest.document.functions).toEqual(before.document.functions.filter((_, at) => at !== 1));
  expect(await prisma().facilityLink.count({ where: { facility_ref: multi.facility_ref } })).toBe(1);
  const undo = await undoProposal(ayesha, id, { reason: "One after all" });
  await acceptProposal(bilal, undo, ALL);
  expect((await read(multi.facility_ref)).document).toEqual(before.document);
  expect((await read(link?.to_ref ?? "")).state).toBe("retracted");
});

test("what took a facility's place is said by the one that was first, whichever page it is said on", async () => {
  const id = await proposeLink(ayesha, {
    ref: MIRPUR,
    succession: "succeeds",
    other: DADYAL,
    on: "2025-04",
    source: SOURCE,
    reason: "Moved into the new building",
  });
  await acceptProposal(bilal, id, ALL);
  expect((await read(DADYAL)).document.links).toEqual([
    { link: "succeeded_by", to_ref: MIRPUR, on: "2025-04", source_id: SOURCE },
  ]);
});

test("merging a record with one that is empty where it says something loses nothing of either", async () => {
  const [one, two] = [(await read(MIRPUR)).document, (await read(DADYAL)).document];
  const merged = composeMerge(one, two, { fields: {}, left: new Set() });
  for (const list of ["functions", "events", "measures", "programmes"] as const)
    for (const entry of [...one[list], ...two[list]]) {
      const { source_id: _source, ...said } = entry;
      expect(merged[list]).toContainEqual(
        expect.objectContaining("recorded_on" in said ? { status: said.status } : said),
      );
    }
  for (const citation of two.citations)
    expect(merged.citations).toContainEqual(
      expect.objectContaining({ field: citation.field, source_id: citation.source_id }),
    );
});
