import { beforeAll, expect, test } from "vitest";
import { prisma, transact } from "@/lib/db";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Actor, Membership } from "@/lib/people/rights";
import { acceptProposal, publishDirectly, rejectProposal } from "@/lib/proposals/decide";
import { ProposalConflict } from "@/lib/proposals/problems";
import { commentOnProposal, saveDraft, submitProposal, takeBackProposal } from "@/lib/proposals/propose";
import type { ProposedChange } from "@/lib/proposals/schema";
import { publish } from "@/lib/records/publish";
import { freshDatabase } from "../support/database";
import { expectEverythingTraced } from "../support/trace";

await freshDatabase({ template: "registry" });
expectEverythingTraced();

type Person = Extract<Actor, { kind: "person" }>;
const MIRPUR = "PKF6FWFKE";

async function createPerson(id: string, ...memberships: Partial<Membership>[]): Promise<Person> {
  await prisma().person.create({ data: { id, name: id, email: `${id}@example.org` } });
  const whole: Membership = { role: "editor", bodies: [], areas: [], publishes_directly: false, decides_own: false };
  return {
    kind: "person",
    id,
    name: id,
    office: null,
    memberships: memberships.map((part) => ({ ...whole, ...part })),
  };
}

let ayesha: Person;
let bilal: Person;
let outsider: Person;
beforeAll(async () => {
  ayesha = await createPerson("ayesha", { role: "editor", bodies: ["SCO"] });
  bilal = await createPerson("bilal", { role: "reviewer" });
  outsider = await createPerson("outsider", { role: "editor", bodies: ["PITB"] });
});

async function read(ref: string): Promise<{ document: FacilityDocument; number: number }> {
  const row = await prisma().recordVersion.findFirstOrThrow({
    where: { kind: "facility", key: ref },
    orderBy: { number: "desc" },
  });
  return { document: row.document as unknown as FacilityDocument, number: row.number };
}

/** A change of some fields of a facility, each cited. */
async function changeOf(ref: string, fields: Partial<FacilityDocument>): Promise<ProposedChange> {
  const { document, number } = await read(ref);
  const cited = Object.keys(fields).map((field) => ({ field, source_id: "URDUPT-20240207", phrase: null, note: null }));
  const citations = [...document.citations.filter(({ field }) => !(field in fields)), ...cited];
  return {
    kind: "facility",
    key: ref,
    action: "publish",
    successor: null,
    base_version: number,
    document: { ...document, ...fields, citations },
  };
}

async function propose(actor: Person, ...changes: ProposedChange[]): Promise<bigint> {
  const id = await saveDraft(actor, { title: "A correction", reason: "The body says so", changes });
  await submitProposal(actor, id);
  return id;
}

const audited = (subject: string) => prisma().auditEntry.count({ where: { subject } });

test("an editor proposes, another person publishes, and the record, the public table and the log all say so", async () => {
  const id = await propose(ayesha, await changeOf(MIRPUR, { address: "Allama Iqbal Road" }));
  const revision = await acceptProposal(bilal, id, { verdicts: [], reason: null });
  expect((await read(MIRPUR)).document.address).toBe("Allama Iqbal Road");
  const version = await prisma().recordVersion.findFirstOrThrow({ where: { key: MIRPUR, known_from: revision ?? 0 } });
  expect(version.proposal_id).toBe(id);
  const [row] = await prisma().$queryRaw<
    { address: string }[]
  >`SELECT address FROM facility_version WHERE ref = ${MIRPUR} AND known_to = 2147483647 LIMIT 1`;
  expect(row?.address).toBe("Allama Iqbal Road");
  expect(await audited(`proposal ${id}`)).toBe(2);
});

test("a reviewer leaves one field out and publishes the other", async () => {
  const id = await propose(ayesha, await changeOf(MIRPUR, { seats: 120, phone: "05827 000000" }));
  await acceptProposal(bilal, id, {
    verdicts: [{ kind: "facility", key: MIRPUR, left_out: ["phone"], chosen: {} }],
    reason: null,
  });
  const { document } = await read(MIRPUR);
  expect([document.seats, document.phone]).toEqual([120, null]);
});

test("nobody decides on their own proposal unless that was granted in so many words", async () => {
  const granted = await createPerson("granted", { role: "reviewer", decides_own: true });
  const own = await propose(bilal, await changeOf(MIRPUR, { seats: 130 }));
  await expect(acceptProposal(bilal, own, { verdicts: [], reason: null })).rejects.toThrow("Not allowed");
  const theirs = await propose(granted, await changeOf(MIRPUR, { seats: 140 }));
  await acceptProposal(granted, theirs, { verdicts: [], reason: null });
  const [entry] = await prisma().auditEntry.findMany({ where: { subject: `proposal ${theirs}`, action: "accept" } });
  expect(entry?.detail).toMatchObject({ own: true });
});

test("an editor of another body can neither propose for a record nor take it over by naming the own body in it", async () => {
  await expect(
    saveDraft(outsider, { title: "Mine", reason: "x", changes: [await changeOf(MIRPUR, { seats: 1 })] }),
  ).rejects.toThrow("Not allowed");
  const { document } = await read(MIRPUR);
  const roles = [
    ...document.roles,
    { body_code: "PITB", role: "operator" as const, from: null, to: null, source_id: "URDUPT-20240207" },
  ];
  await expect(
    saveDraft(outsider, { title: "Mine", reason: "x", changes: [await changeOf(MIRPUR, { roles })] }),
  ).rejects.toThrow("Not allowed");
});

test("a new value without a source is not handed in, and the draft stays as it was typed", async () => {
  const change = await changeOf(MIRPUR, { email: "park@example.org" });
  const bare = { ...change, document: { ...change.document, citations: [] } };
  const id = await saveDraft(ayesha, { title: "No source", reason: "x", changes: [bare] });
  await expect(submitProposal(ayesha, id)).rejects.toMatchObject({
    problems: [{ field: "email", message: "has no source" }],
  });
  expect((await prisma().proposal.findUniqueOrThrow({ where: { id } })).state).toBe("draft");
});

test("a stale proposal is merged field by field, and a field that both sides changed waits for a choice", async () => {
  const [mine, theirs] = [
    await changeOf(MIRPUR, { place: "Old town", seats: 200 }),
    await changeOf(MIRPUR, { place: "New town" }),
  ];
  const late = await propose(ayesha, mine);
  await acceptProposal(bilal, await propose(ayesha, theirs), { verdicts: [], reason: null });
  await expect(acceptProposal(bilal, late, { verdicts: [], reason: null })).rejects.toBeInstanceOf(ProposalConflict);
  expect((await read(MIRPUR)).document.place).toBe("New town");
  const chosen = { place: "yours", citations: "yours" } as const;
  await acceptProposal(bilal, late, {
    verdicts: [{ kind: "facility", key: MIRPUR, left_out: [], chosen }],
    reason: null,
  });
  const { document } = await read(MIRPUR);
  expect([document.place, document.seats]).toEqual(["Old town", 200]);
});

test("of twenty deciders on one proposal exactly one decides", async () => {
  const id = await propose(ayesha, await changeOf(MIRPUR, { seats: 77 }));
  const decisions = Array.from({ length: 20 }, (_, at) =>
    at % 2 ? acceptProposal(bilal, id, { verdicts: [], reason: null }) : rejectProposal(bilal, id, "No"),
  );
  const outcomes = await Promise.allSettled(decisions);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(
    await prisma().auditEntry.count({ where: { subject: `proposal ${id}`, action: { in: ["accept", "reject"] } } }),
  ).toBe(1);
});

test("a proposal taken back can no longer be decided, and one decided no longer taken back", async () => {
  const id = await propose(ayesha, await changeOf(MIRPUR, { seats: 78 }));
  await takeBackProposal(ayesha, id);
  await expect(acceptProposal(bilal, id, { verdicts: [], reason: null })).rejects.toThrow("taken_back");
  await expect(takeBackProposal(ayesha, id)).rejects.toThrow("taken_back");
});

test("who may propose for the records of a proposal discusses it; to others it is not there", async () => {
  const id = await propose(ayesha, await changeOf(MIRPUR, { seats: 81 }));
  await commentOnProposal(bilal, id, "Which report says so?");
  await expect(commentOnProposal(outsider, id, "Mine")).rejects.toThrow("Not allowed");
  expect(await prisma().proposalComment.count({ where: { proposal_id: id } })).toBe(1);
});

test("a trusted membership publishes its own draft, marked as such; another's does not", async () => {
  const trusted = await createPerson("trusted", { role: "editor", bodies: ["SCO"], publishes_directly: true });
  const input = { title: "Direct", reason: "x", changes: [await changeOf(MIRPUR, { seats: 79 })] };
  await expect(publishDirectly(ayesha, await saveDraft(ayesha, input))).rejects.toThrow("Not allowed");
  const id = await saveDraft(trusted, input);
  await publishDirectly(trusted, id);
  expect(await prisma().proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "published",
    direct: true,
  });
});

test("a record that was withdrawn or merged leaves the public table and keeps its history", async () => {
  const { number } = await read("PKF5WF1J0");
  await transact((tx) =>
    publish(tx, {
      actor: "test",
      note: "merge",
      changes: [
        { kind: "facility", key: "PKF5WF1J0", baseVersion: number, document: {}, action: "merge", successor: MIRPUR },
      ],
    }),
  );
  const rows = await prisma().$queryRaw<
    unknown[]
  >`SELECT 1 FROM facility_version WHERE ref = 'PKF5WF1J0' AND known_to = 2147483647`;
  expect(rows).toHaveLength(0);
  expect(
    await prisma().recordVersion.findMany({
      where: { key: "PKF5WF1J0" },
      orderBy: { number: "asc" },
      select: { state: true, successor: true },
    }),
  ).toEqual([
    { state: "published", successor: null },
    { state: "merged", successor: MIRPUR },
  ]);
});
