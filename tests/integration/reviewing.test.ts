import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { writeForm } from "@/lib/editing/form-data";
import { takeEditForm } from "@/lib/editing/save";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Actor, Membership } from "@/lib/people/rights";
import { acceptProposal, publishDirectly, replaceProposal } from "@/lib/proposals/decide";
import { InvalidProposal } from "@/lib/proposals/problems";
import { saveDraft, submitProposal } from "@/lib/proposals/propose";
import { readReview } from "@/lib/proposals/review";
import type { ProposedChange } from "@/lib/proposals/schema";
import type { Warning } from "@/lib/proposals/warning";
import { findWarnings } from "@/lib/proposals/warnings";
import { freshDatabase } from "../support/database";
import { expectEverythingTraced } from "../support/trace";

await freshDatabase({ template: "registry" });
expectEverythingTraced();

type Person = Extract<Actor, { kind: "person" }>;
const MIRPUR = "PKF6FWFKE";
const SOURCE = "SCOMIRPUR-20241112";

async function createPerson(id: string, ...memberships: Partial<Membership>[]): Promise<Person> {
  await prisma().person.create({ data: { id, name: id, email: `${id}@example.org` } });
  const whole: Membership = { role: "editor", bodies: [], areas: [], publishes_directly: false, decides_own: false };
  const held = memberships.map((part) => ({ ...whole, ...part }));
  return { kind: "person", id, name: id, office: null, memberships: held };
}

let editor: Person;
let reviewer: Person;
let trusted: Person;
beforeAll(async () => {
  editor = await createPerson("editor", { role: "editor" });
  reviewer = await createPerson("reviewer", { role: "reviewer" });
  trusted = await createPerson("trusted", { role: "editor", publishes_directly: true });
});

async function read(key: string): Promise<{ document: FacilityDocument; number: number }> {
  const row = await prisma().recordVersion.findFirstOrThrow({ where: { key }, orderBy: { number: "desc" } });
  return { document: row.document as unknown as FacilityDocument, number: row.number };
}

async function changeOf(fields: Partial<FacilityDocument>, key = MIRPUR): Promise<ProposedChange> {
  const { document, number } = await read(key);
  const changed = { ...document, ...fields };
  return { kind: "facility", key, action: "publish", successor: null, base_version: number, document: changed };
}

/** A record's citations and one more for each of some fields, of a source that it does not cite for them yet. */
const citing = ({ citations }: FacilityDocument, ...fields: string[]) => [
  ...citations,
  ...fields.map((field) => ({ field, source_id: SOURCE, phrase: null, note: null })),
];

async function draft(actor: Person, ...changes: ProposedChange[]): Promise<bigint> {
  return saveDraft(actor, { title: "A correction", reason: "The body says so", changes });
}

async function propose(...changes: ProposedChange[]): Promise<bigint> {
  const id = await draft(editor, ...changes);
  await submitProposal(editor, id);
  return id;
}

const warningsOf = async (fields: Partial<FacilityDocument>): Promise<Warning["about"][]> =>
  (await findWarnings(await changeOf(fields), (await read(MIRPUR)).document)).map(({ about }) => about);

test("what the shipped data proposes waits for a reason; what it names no source for is not published", async () => {
  const waiting = await prisma().proposal.findMany({ where: { state: "submitted" }, orderBy: { id: "asc" } });
  expect(waiting).toHaveLength(45);
  const outcomes = [];
  for (const { id } of waiting)
    outcomes.push(
      await acceptProposal(reviewer, id, { verdicts: [], reason: "Seen on the spot" }).then(
        () => "published",
        (error) => (error instanceof InvalidProposal ? error.problems.map(({ message }) => message).join() : "failed"),
      ),
    );
  expect(outcomes.filter((outcome) => outcome === "has no source")).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === "published")).toHaveLength(40);
  const [left] = await prisma().proposal.findMany({ where: { state: "submitted" } });
  await expect(acceptProposal(reviewer, left?.id ?? 0n, { verdicts: [], reason: null })).rejects.toMatchObject({
    problems: [{ field: "reason" }],
  });
});

test("what names no source is said to, is handed in anew with one, and its first asking is closed by that", async () => {
  const [bare, other] = await prisma().proposal.findMany({ where: { state: "submitted" }, include: { changes: true } });
  const change = bare?.changes.find(({ kind }) => kind === "facility");
  if (!bare || !other || !change) throw new Error("none is left");
  expect(await readReview(reviewer, String(bare.id), 1)).toMatchObject({ unsourced: true, mayDecide: true });
  const form = new FormData();
  for (const [name, text] of writeForm("facility", change.document as Record<string, unknown>)) form.append(name, text);
  const typed = { key: change.key, base: "0", rests_on: SOURCE, reason: "The body's own list", from: String(bare.id) };
  for (const [name, text] of Object.entries(typed)) form.set(name, text);
  // A body that only the proposal brings goes along, also when the draft is taken up again.
  const kept = await takeEditForm(reviewer, "facility", form, "draft");
  form.delete("from");
  form.set("draft", String(kept.id));
  const { id } = await takeEditForm(reviewer, "facility", form, "submit");
  expect((await readReview(reviewer, String(id), 1))?.changes.map(({ kind }) => kind)).toEqual(["facility", "body"]);
  await replaceProposal(editor, bare.id, id, "Anew");
  expect((await prisma().proposal.findUniqueOrThrow({ where: { id: bare.id } })).state).toBe("submitted");
  await replaceProposal(reviewer, bare.id, id, "Anew");
  await replaceProposal(reviewer, bare.id, id, "Anew");
  expect(await prisma().proposal.findUniqueOrThrow({ where: { id: bare.id } })).toMatchObject({
    state: "rejected",
    decision_reason: "Anew",
  });
  expect((await readReview(reviewer, String(id), 1))?.unsourced).toBe(false);
  const second = await createPerson("second", { role: "reviewer" });
  await acceptProposal(second, id, { verdicts: [], reason: null });
  expect((await read(change.key)).document.citations.map(({ source_id }) => source_id)).toContain(SOURCE);
});

test("of two new values a reviewer takes one, and the other's source does not come with it", async () => {
  const { document } = await read(MIRPUR);
  const citations = citing(document, "address", "phone");
  const id = await propose(await changeOf({ address: "Allama Iqbal Road", phone: "05827 000000", citations }));
  const verdicts = [{ kind: "facility" as const, key: MIRPUR, left_out: ["phone"], chosen: {} }];
  await acceptProposal(reviewer, id, { verdicts, reason: null });
  const { document: after } = await read(MIRPUR);
  expect([after.address, after.phone]).toEqual(["Allama Iqbal Road", null]);
  const fields = after.citations.slice(document.citations.length).map(({ field }) => field);
  expect(fields).toEqual(["address"]);
});

test("a reviewer cannot take a value and leave its source", async () => {
  const { document } = await read(MIRPUR);
  const id = await propose(await changeOf({ seats: 55, citations: citing(document, "seats") }));
  const change = await changeOf({});
  await prisma().proposalChange.updateMany({
    where: { proposal_id: id },
    data: { document: { ...change.document, seats: 55 } as object },
  });
  await expect(acceptProposal(reviewer, id, { verdicts: [], reason: null })).rejects.toMatchObject({
    problems: [{ field: "seats", message: "has no source" }],
  });
  expect((await prisma().proposal.findUniqueOrThrow({ where: { id } })).state).toBe("submitted");
});

test("a trusted person's draft is held against the same rules as a reviewed one", async () => {
  const bare = await draft(trusted, await changeOf({ email: "park@example.org" }));
  await expect(publishDirectly(trusted, bare)).rejects.toMatchObject({ problems: [{ message: "has no source" }] });
  const stranger = await draft(trusted, await changeOf({ host_body_code: "NOBODY" }));
  await expect(publishDirectly(trusted, stranger)).rejects.toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ message: "is no record of the register" })]),
  });
});

test("a published proposal shows what was published of it, and what it did not get", async () => {
  const { document } = await read(MIRPUR);
  const mine = await propose(
    await changeOf({
      phone: "051 1",
      seats: 81,
      email: "a@b.pk",
      citations: citing(document, "phone", "seats", "email"),
    }),
  );
  const theirs = await propose(
    await changeOf({ seats: 82, website: "https://park.example.org", citations: citing(document, "seats", "website") }),
  );
  await acceptProposal(reviewer, theirs, { verdicts: [], reason: null });
  const verdict = { kind: "facility" as const, key: MIRPUR, left_out: ["email"], chosen: { seats: "theirs" as const } };
  await acceptProposal(reviewer, mine, { verdicts: [verdict], reason: null });
  expect((await read(MIRPUR)).document).toMatchObject({ phone: "051 1", seats: 82, email: null });
  const units = (await readReview(reviewer, String(mine), 1))?.changes[0]?.units ?? [];
  expect(units.map(({ unit, leftOut, fields: [field] }) => [unit, field?.before, field?.after, leftOut])).toEqual([
    ["seats", 82, 81, true],
    ["phone", null, "051 1", false],
    ["email", null, "a@b.pk", true],
  ]);
});

test("what a record said before may be said again without a new source", async () => {
  const first = (await read(MIRPUR)).document;
  const citations = citing(first, "area_sqft");
  await acceptProposal(reviewer, await propose(await changeOf({ area_sqft: 9000, citations })), {
    verdicts: [],
    reason: null,
  });
  await acceptProposal(reviewer, await propose(await changeOf({ area_sqft: null, citations: first.citations })), {
    verdicts: [],
    reason: null,
  });
  const back = await propose(await changeOf({ area_sqft: 9000, citations: first.citations }));
  await acceptProposal(reviewer, back, { verdicts: [], reason: null });
  expect((await read(MIRPUR)).document.area_sqft).toBe(9000);
});

test("a new record must not take the place of one that is there or was", async () => {
  const taken = { ...(await changeOf({})), base_version: 0 };
  const id = await draft(editor, taken);
  await expect(submitProposal(editor, id)).rejects.toMatchObject({
    problems: [{ field: "ref", message: "is taken by another record" }],
  });
});

test("a reviewer is warned of a coarser place, of a status that goes back, of a point far away or turned round", async () => {
  const { document } = await read(MIRPUR);
  expect(await warningsOf({})).toEqual([]);
  expect(await warningsOf({ location_precision: "district" })).toEqual(["precision_lost"]);
  const plan = { status: "announced" as const, on: "2026-11", basis: "report_date" as const, contested: false };
  const events = [...document.events, { ...plan, source_id: SOURCE, note: null, recorded_on: null }];
  expect(await warningsOf({ events })).toEqual(["status_back"]);
  expect(await warningsOf({ lat: 24.86, lon: 67.01 })).toEqual(["outside_area"]);
  expect(await warningsOf({ lat: document.lon, lon: document.lat })).toEqual(["swapped_coordinates"]);
});

test("a reviewer is warned of a record that may be there already, with its distance", async () => {
  const { document } = await read(MIRPUR);
  const fresh = { ...(await changeOf({ ref: "PKF000001", name: `The ${document.name}` })), key: "PKF000001" };
  const warnings = await findWarnings(fresh, null);
  expect(warnings).toContainEqual({
    about: "duplicate",
    other: { kind: "facility", key: MIRPUR, name: document.name, how: "same", km: 0 },
  });
});

test("a record's own name in other letters is held for a second person too", async () => {
  const { document } = await read(MIRPUR);
  const name = document.name.replace("o", "о");
  expect(await warningsOf({ name })).toEqual(["look_alike"]);
  const id = await draft(trusted, await changeOf({ name, citations: citing(document, "name") }));
  await expect(publishDirectly(trusted, id)).rejects.toMatchObject({ problems: [{ field: "name" }] });
});

test("a name that could pass for another record's is held for a second person", async () => {
  const { document } = await read("PKF5WF1J0");
  const name = document.name.replace("o", "о");
  expect(name).not.toBe(document.name);
  expect(await warningsOf({ name })).toContain("look_alike");
  const citations = citing((await read(MIRPUR)).document, "name");
  const id = await draft(trusted, await changeOf({ name, citations }));
  await expect(publishDirectly(trusted, id)).rejects.toMatchObject({
    problems: [{ field: "name", message: "looks like the name of another record" }],
  });
  await submitProposal(trusted, id);
  await acceptProposal(reviewer, id, { verdicts: [], reason: null });
  expect((await read(MIRPUR)).document.name).toBe(name);
});
