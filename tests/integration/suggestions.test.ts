import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { readEditable } from "@/lib/editing/read";
import { LIMITS } from "@/lib/people/limits";
import type { Actor, Membership } from "@/lib/people/rights";
import { takeBackProposal } from "@/lib/proposals/propose";
import { declineSuggestion, proposeSuggestion } from "@/lib/suggestions/decide";
import { countOpenSuggestions, listSuggestions, mayDecline, readSuggestion } from "@/lib/suggestions/queries";
import { countSuggestion, readPublicStanding, receiveSuggestion } from "@/lib/suggestions/receive";
import { drawReference, readReference } from "@/lib/suggestions/reference";
import { isUnhurried, sealForm } from "@/lib/suggestions/seal";
import { freshDatabase } from "../support/database";
import { expectEverythingTraced } from "../support/trace";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "registry-suggestions-"));
await freshDatabase({ template: "registry" });
expectEverythingTraced();

type Person = Extract<Actor, { kind: "person" }>;
/** Run by the SCO, in Azad Jammu and Kashmir. */
const MIRPUR = "PKF6FWFKE";

async function makePerson(id: string, part: Partial<Membership>): Promise<Person> {
  await prisma().person.create({ data: { id, name: id, email: `${id}@example.org` } });
  const held: Membership = { role: "editor", bodies: [], areas: [], publishes_directly: false, decides_own: false };
  return { kind: "person", id, name: id, office: null, memberships: [{ ...held, ...part }] };
}

let editor: Person;
let reviewer: Person;
let outsider: Person;
beforeAll(async () => {
  editor = await makePerson("editor", { bodies: ["SCO"] });
  reviewer = await makePerson("reviewer", { role: "reviewer" });
  outsider = await makePerson("outsider", { role: "reviewer", bodies: ["PITB"] });
});

const plain = { facility_ref: MIRPUR, text: "It closed in 2025", link: null, contact: "0300 1234567" };

test("a suggestion is there for who may propose for its facility, and for nobody else in any list or count", async () => {
  const reference = await receiveSuggestion(plain);
  const missing = await receiveSuggestion({ ...plain, facility_ref: null });
  const seen = async (actor: Person) => (await listSuggestions(actor, "received")).map((one) => one.reference).sort();
  expect(await seen(editor)).toEqual([reference]);
  expect(await seen(reviewer)).toEqual([missing, reference].sort());
  expect(await seen(outsider)).toEqual([]);
  expect(await countOpenSuggestions(outsider)).toBe(0);
  expect(await readSuggestion(outsider, reference)).toBeNull();
  expect(await readSuggestion(editor, missing)).toBeNull();
  expect(await readSuggestion(editor, reference)).toMatchObject({ contact: "0300 1234567", text: plain.text });
});

test("what the sender can look up holds neither the text nor who sent it", async () => {
  const reference = await receiveSuggestion(plain);
  const standing = await readPublicStanding(reference);
  expect(standing).toMatchObject({ state: "received", facilityRef: MIRPUR, reason: null });
  expect(JSON.stringify(standing)).not.toMatch(/0300|closed/);
  const audited = await prisma().auditEntry.findFirstOrThrow({ where: { subject: `suggestion ${reference}` } });
  expect(JSON.stringify(audited.detail)).not.toMatch(/0300|closed/);
  expect(await readPublicStanding(drawReference())).toBeNull();
});

test("declining asks for the right to decide and a reason, happens once, and its reason is public", async () => {
  const reference = await receiveSuggestion(plain);
  const one = await readSuggestion(editor, reference);
  if (!one) throw new Error("not there");
  expect([await mayDecline(editor, one), await mayDecline(reviewer, one)]).toEqual([false, true]);
  await expect(declineSuggestion(editor, reference, "No")).rejects.toThrow("Not allowed");
  await expect(declineSuggestion(outsider, reference, "No")).rejects.toThrow("Not allowed");
  await expect(declineSuggestion(reviewer, reference, " ")).rejects.toThrow("must not be blank");
  await expect(declineSuggestion(reviewer, drawReference(), "No")).rejects.toThrow("Not allowed");
  const all = await Promise.allSettled([1, 2, 3].map((n) => declineSuggestion(reviewer, reference, `Reason ${n}`)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readPublicStanding(reference)).toMatchObject({
    state: "declined",
    reason: expect.stringMatching(/^Reason/),
  });
  expect(await prisma().auditEntry.count({ where: { subject: `suggestion ${reference}`, action: "decline" } })).toBe(1);
});

test("of two who take it up one gets a draft, which its form opens; given up, it may still be declined", async () => {
  const reference = await receiveSuggestion({ ...plain, link: "https://example.org/report" });
  const taken = await Promise.allSettled([
    proposeSuggestion(editor, reference),
    proposeSuggestion(reviewer, reference),
  ]);
  const won = taken.findIndex(({ status }) => status === "fulfilled");
  expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const actor = won === 0 ? editor : reviewer;
  const { proposalId } = (await readSuggestion(actor, reference)) ?? {};
  expect(await prisma().proposal.count({ where: { title: { startsWith: reference } } })).toBe(1);
  const draft = String(proposalId);
  expect(await readEditable(actor, "facility", MIRPUR, { draft })).toMatchObject({ draft: { id: draft } });
  expect((await readPublicStanding(reference))?.state).toBe("proposed");
  await takeBackProposal(actor, BigInt(draft));
  expect((await readPublicStanding(reference))?.state).toBe("not_published");
  await declineSuggestion(reviewer, reference, "Contradicted by its operator");
  expect((await readPublicStanding(reference))?.state).toBe("declined");
});

test("a missing facility becomes a draft of a new one", async () => {
  const reference = await receiveSuggestion({ ...plain, facility_ref: null });
  await expect(proposeSuggestion(editor, reference)).rejects.toThrow();
  const { draft, facility } = await proposeSuggestion(reviewer, reference);
  expect(await readEditable(reviewer, "facility", facility, { draft: String(draft) })).toMatchObject({ state: null });
});

test("hidden characters, links that run, and unknown facilities are refused", async () => {
  await expect(receiveSuggestion({ ...plain, text: "a\u202Eb" })).rejects.toThrow("U+202E RIGHT-TO-LEFT OVERRIDE");
  await expect(receiveSuggestion({ ...plain, link: "javascript:alert(1)" })).rejects.toThrow("http");
  await expect(receiveSuggestion({ ...plain, facility_ref: "PKF000000" })).rejects.toThrow();
  const text = "<b>گلگت</b> =1+1 'quoted'\nsecond line";
  const reference = await receiveSuggestion({ ...plain, text });
  expect((await readSuggestion(reviewer, reference))?.text).toBe(text);
});

test("a form sent in a hurry or not made here is told so, and a flood from one network stops", async () => {
  const made = Date.now() - 10_000;
  expect(isUnhurried(sealForm(made))).toBe(true);
  expect(isUnhurried(sealForm())).toBe(false);
  expect(isUnhurried(`${made}.forged`)).toBe(false);
  expect(isUnhurried(sealForm(made).replace(String(made), String(made - 1)))).toBe(false);
  expect(isUnhurried("")).toBe(false);
  const headers = new Headers({ "x-client-network": "192.0.2.1" });
  const waits = [];
  for (let sent = 0; sent <= LIMITS.suggestByAddress.most; sent += 1) waits.push(await countSuggestion(headers));
  expect(waits.filter((seconds) => seconds > 0)).toHaveLength(1);
});

test("a reference is read as people type it", () => {
  const reference = drawReference();
  expect(readReference(reference)).toBe(reference);
  expect(readReference(` ${reference.toLowerCase().replaceAll("-", " ")} `)).toBe(reference);
  expect(readReference(reference.slice(2).replace("-", ""))).toBe(reference);
  expect(readReference("S-OOOOO-IIIII")).toBe("S-00000-11111");
  for (const none of ["", "S-", "12", "S-12345-1234U", "PKF6FWFKE"]) expect(readReference(none)).toBeNull();
});
