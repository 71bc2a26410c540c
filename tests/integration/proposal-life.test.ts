import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { findRecords } from "@/lib/editing/find";
import { writeForm } from "@/lib/editing/form-data";
import { readEditable } from "@/lib/editing/read";
import { takeEditForm } from "@/lib/editing/save";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { ONCE_FIELD } from "@/lib/forms/state";
import type { Actor, Membership } from "@/lib/people/rights";
import { confirmUnchanged } from "@/lib/proposals/confirm";
import { acceptProposal } from "@/lib/proposals/decide";
import { listProposals, readInboxFilter } from "@/lib/proposals/inbox";
import { takeBackProposal } from "@/lib/proposals/propose";
import { remindDeciders } from "@/lib/proposals/remind";
import { proposeRetraction, proposeVersion } from "@/lib/proposals/revert";
import { readReview } from "@/lib/proposals/review";
import { readHistory } from "@/lib/records/history";
import { readPageStanding } from "@/lib/records/page-standing";
import { freshDatabase } from "../support/database";
import { expectEverythingTraced } from "../support/trace";

await freshDatabase({ template: "registry" });
expectEverythingTraced();

type Person = Extract<Actor, { kind: "person" }>;
const MIRPUR = "PKF6FWFKE";
const SOURCE = "SCOMIRPUR-20241112";
const outbox = mkdtempSync(join(tmpdir(), "registry-letters-"));

async function createPerson(id: string, ...held: Partial<Membership>[]): Promise<Person> {
  await prisma().person.create({ data: { id, name: id, email: `${id}@example.org`, office: `Office of ${id}` } });
  const whole: Membership = { role: "editor", bodies: [], areas: [], publishes_directly: false, decides_own: false };
  const memberships = held.map((part) => ({ ...whole, ...part }));
  for (const [at, one] of memberships.entries())
    await prisma().membership.create({
      data: { id: `${id}-${at}`, person_id: id, ...one, bodies: [...one.bodies], areas: [...one.areas] },
    });
  return { kind: "person", id, name: id, office: `Office of ${id}`, memberships };
}

let editor: Person;
let reviewer: Person;
let outsider: Person;
beforeAll(async () => {
  process.env.DATA_DIR = outbox;
  editor = await createPerson("editor", { bodies: ["SCO"] });
  reviewer = await createPerson("reviewer", { role: "reviewer" });
  outsider = await createPerson("outsider", { role: "reviewer", bodies: ["PITB"] });
});

const accept = (id: bigint) => acceptProposal(reviewer, id, { verdicts: [], reason: "Checked" });

async function read(key: string) {
  const row = await prisma().recordVersion.findFirstOrThrow({ where: { key }, orderBy: { number: "desc" } });
  return { number: row.number, state: row.state, document: row.document as unknown as FacilityDocument };
}

/** A form as the page of a record sends it, with some inputs typed over. */
async function fillIn(key: string, typed: Record<string, string>): Promise<FormData> {
  const { number, document } = await read(key);
  const form = new FormData();
  for (const [name, text] of writeForm("facility", document)) form.append(name, text);
  for (const [name, text] of Object.entries({ key, base: String(number), ...typed })) form.set(name, text);
  return form;
}

test("an editor changes one value, names its source once, and what is handed in is whole", async () => {
  const form = await fillIn(MIRPUR, { seats: "۱۲۰", rests_on: SOURCE, rests_phrase: "120 seats", reason: "Counted" });
  const { id } = await takeEditForm(editor, "facility", form, "submit");
  const review = await readReview(reviewer, String(id), 1);
  expect(review?.changes[0]?.units.map(({ unit, rests }) => [unit, rests.map(({ source_id }) => source_id)])).toEqual([
    ["seats", [SOURCE]],
  ]);
  await accept(id);
  expect((await read(MIRPUR)).document.seats).toBe(120);
});

test("a value without a source stays a draft, whole as it was typed, and is handed in once it has one", async () => {
  const form = await fillIn(MIRPUR, { seats: "about 150", reason: "Counted again" });
  await expect(takeEditForm(editor, "facility", form, "submit")).rejects.toMatchObject({
    problems: [{ field: "seats" }],
  });
  const draft = await prisma().proposal.findFirstOrThrow({ where: { state: "draft", author_id: "editor" } });
  const opened = await readEditable(editor, "facility", MIRPUR, { draft: String(draft.id) });
  expect([opened?.document.seats, opened?.draft?.reason]).toEqual(["about 150", "Counted again"]);
  expect(await readEditable(reviewer, "facility", MIRPUR, { draft: String(draft.id) })).toMatchObject({ draft: null });
  form.set("seats", "150");
  form.set("draft", String(draft.id));
  await expect(takeEditForm(editor, "facility", form, "submit")).rejects.toMatchObject({
    problems: [{ field: "seats", message: "has no source" }],
  });
  form.set("rests_on", SOURCE);
  await takeEditForm(editor, "facility", form, "draft");
  expect((await readEditable(editor, "facility", MIRPUR, { draft: String(draft.id) }))?.restsOn).toBe(SOURCE);
  expect((await takeEditForm(editor, "facility", form, "submit")).id).toBe(draft.id);
  await accept(draft.id);
});

test("a form whose answer was lost, sent again or twice at once, goes on with the draft that it began", async () => {
  const form = await fillIn(MIRPUR, { seats: "150", reason: "Counted once", [ONCE_FIELD]: "one-form-and-no-other" });
  const save = async (intent: "draft" | "submit") => (await takeEditForm(editor, "facility", form, intent)).id;
  const [first, ...others] = await Promise.all([save("draft"), save("draft"), save("draft")]);
  expect(others).toEqual([first, first]);
  await expect(save("submit")).rejects.toMatchObject({ kept: { id: first } });
  expect(await prisma().proposal.count({ where: { reason: "Counted once" } })).toBe(1);
  await takeBackProposal(editor, first);
  expect(await save("draft")).not.toBe(first);
});

test("a value is put right from the source that it rested on before", async () => {
  const form = await fillIn(MIRPUR, { seats: "151", rests_on: SOURCE, reason: "Misread: the source says 151" });
  await accept((await takeEditForm(editor, "facility", form, "submit")).id);
  expect((await read(MIRPUR)).document.seats).toBe(151);
});

test("the list of records tells nobody what others propose, and begins with one's own", async () => {
  const everything = { q: "", kind: null };
  const waiting = async (person: Person) =>
    (await findRecords(person, everything)).filter(({ state }) => state === "waiting").map(({ key }) => key);
  expect(await waiting(reviewer)).toContain("ASKAR-190042");
  expect(await waiting(editor)).toEqual([]);
  const first = (await findRecords(editor, everything)).slice(0, 10);
  expect(first.map(({ kind, mayChange }) => [kind, mayChange])).toEqual(first.map(() => ["facility", true]));
});

test("a new source described in the form is a second record of the same proposal", async () => {
  const form = await fillIn(MIRPUR, {
    phone: "05827 123456",
    reason: "From the new directory",
    "new_source.title": "Directory of parks",
    "new_source.publisher": "Special Communications Organization",
    "new_source.published_on": "2026-11",
    "new_source.kind": "official",
    "new_source.language": "en",
  });
  const { id } = await takeEditForm(editor, "facility", form, "submit");
  const review = await readReview(reviewer, String(id), 1);
  expect(review?.changes.map(({ kind, isNew }) => [kind, isNew])).toEqual([
    ["facility", false],
    ["source", true],
  ]);
  await accept(id);
  const source = review?.changes[1]?.key ?? "";
  expect((await read(MIRPUR)).document.citations).toContainEqual({
    field: "phone",
    source_id: source,
    phrase: null,
    note: null,
  });
});

test("a new facility gets a reference of its own and comes into the register with one decision", async () => {
  const form = new FormData();
  const typed = {
    name: "Rawalakot Freelancing Hub of a test",
    kind: "freelancing_hub",
    ownership: "public",
    location_precision: "none",
    "functions.0.kind": "freelancing_hub",
    "roles.0.body_code": "SCO",
    "roles.0.role": "operator",
    rests_on: SOURCE,
    reason: "Opened last week",
    base: "0",
  };
  for (const [name, text] of Object.entries(typed)) form.set(name, text);
  const { id, key } = await takeEditForm(editor, "facility", form, "submit");
  expect(key).toMatch(/^PKF[0-9A-Z]{6}$/);
  const asked = { q: "Rawalakot Freelancing Hub of a test", kind: null };
  expect((await findRecords(editor, asked)).map((found) => [found.key, found.state])).toContainEqual([key, "waiting"]);
  expect((await findRecords(outsider, asked)).map((found) => found.key)).not.toContain(key);
  await accept(id);
  expect((await read(key)).document.functions[0]?.source_id).toBe(SOURCE);
});

test("a record goes back to an earlier version by a proposal, and needs no new source for it", async () => {
  const id = await proposeVersion(editor, "facility", MIRPUR, 1, "The count was of another park");
  await accept(id);
  const { document, number } = await read(MIRPUR);
  expect([document.seats, document.phone]).toEqual([null, null]);
  const { entries } = await readHistory("facility", MIRPUR);
  expect(entries[0]).toMatchObject({
    version: number,
    note: "The count was of another park",
    office: "Office of editor",
  });
  expect(entries[0]?.fields.map(({ field }) => field)).toContain("seats");
  // They serve another office by now; then it was for this one.
  await prisma().person.update({ where: { id: "editor" }, data: { office: "Another office" } });
  expect((await readHistory("facility", MIRPUR)).entries[0]?.office).toBe("Office of editor");
  expect(JSON.stringify(entries)).not.toContain("internal_note");
});

test("a record is taken out with a reason, answers that it was withdrawn, and comes back as it was", async () => {
  const path = `/facilities/${MIRPUR}`;
  await expect(proposeRetraction(editor, "facility", MIRPUR, " ")).rejects.toMatchObject({
    problems: [{ field: "reason" }],
  });
  await expect(proposeRetraction(outsider, "facility", MIRPUR, "Not ours")).rejects.toThrow("Not allowed");
  const retraction = await proposeRetraction(editor, "facility", MIRPUR, "Listed by mistake");
  await accept(retraction);
  expect(await readPageStanding(path)).toEqual({ found: "withdrawn" });
  for (const person of [editor, reviewer])
    expect(await readReview(person, String(retraction), 1)).toMatchObject({ state: "published" });
  expect(await readReview(outsider, String(retraction), 1)).toBeNull();
  const { number } = await read(MIRPUR);
  expect((await readEditable(editor, "facility", MIRPUR, {}))?.state).toBe("retracted");
  await accept(await proposeVersion(editor, "facility", MIRPUR, number - 1, "It is there after all"));
  expect(await readPageStanding(path)).toEqual({ found: "page" });
  expect((await read(MIRPUR)).document.name).toContain("Mirpur");
});

test("confirming a record dates it and changes nothing else", async () => {
  const before = (await read(MIRPUR)).document;
  await accept(await confirmUnchanged(editor, MIRPUR, "Visited today"));
  const { confirmed_on: on, ...after } = (await read(MIRPUR)).document;
  expect(on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const { confirmed_on: _before, ...same } = before;
  expect(after).toEqual(same);
});

test("the inbox shows and counts what is one's own to see, and nothing else", async () => {
  const filter = readInboxFilter(new Map());
  const all = await listProposals(reviewer, filter);
  expect(all.total).toBe(45);
  const theirs = await listProposals(outsider, filter);
  expect(theirs.total).toBeLessThan(all.total);
  expect(theirs.rows.length).toBe(theirs.total);
  expect((await listProposals(outsider, readInboxFilter(new Map([["state", "published"]])))).total).toBe(0);
  expect(await readReview(outsider, String(all.rows[0]?.id), 1)).toBeNull();
});

test("who may decide is reminded once a week of what has waited for a week", async () => {
  const now = new Date();
  expect(await remindDeciders(now)).toEqual({ letters: 0, proposals: 0 });
  await prisma().proposal.updateMany({ where: { state: "submitted" }, data: { submitted_at: new Date("2026-01-01") } });
  const { letters, proposals } = await remindDeciders(now);
  expect([letters >= 1, proposals]).toEqual([true, 45]);
  const [letter = ""] = readdirSync(join(outbox, "outbox"));
  expect(readFileSync(join(outbox, "outbox", letter), "utf8")).toContain("Subject: ");
  expect(await remindDeciders(now)).toEqual({ letters: 0, proposals: 0 });
});
