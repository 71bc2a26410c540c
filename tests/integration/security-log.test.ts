import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { readSecurity, SecurityFilter } from "@/lib/audit/security";
import { prisma } from "@/lib/db";
import { translator } from "@/lib/i18n/translate";
import { OverBudget } from "@/lib/people/edit-budget";
import { acceptInvitation, createFirstInvitation } from "@/lib/people/invite";
import { LIMITS } from "@/lib/people/limits";
import { endMembership, giveMembership, resetSecondFactor } from "@/lib/people/manage";
import { signIn } from "@/lib/people/sign-in";
import { commentOnProposal, submitProposal } from "@/lib/proposals/propose";
import { change } from "@/lib/records/change";
import { explainTrouble } from "@/lib/staff/trouble";
import { draftSeats } from "@/scripts/drill/cast";
import { freshDatabase } from "../support/database";
import { createPerson, freshDataFolder, type Person } from "../support/imports";

await freshDatabase({ template: "registry" });
const folder = await freshDataFolder();

let administrator: Person;
let editor: Person;
beforeAll(async () => {
  const first = await acceptInvitation((await createFirstInvitation()) ?? "", {
    ...{ name: "Amna", email: "amna@example.org", password: "the quiet heron counts seven rivers" },
  });
  expect(first).toHaveProperty("person");
  administrator = await createPerson("administrator", { role: "administrator" });
  editor = await createPerson("editor", { role: "editor", bodies: ["SCO"] });
});
beforeEach(() => {
  delete process.env.EDITS_PER_HOUR;
});

const read = async (filter: Record<string, string> = {}) =>
  (await readSecurity(administrator, SecurityFilter.parse(filter)))?.lines ?? [];
const eventsOf = async (filter: Record<string, string> = {}) => (await read(filter)).map(({ event }) => event);

test("wrong passwords and the beginning of a lock-out are noted, with account and network, never with what was typed", async () => {
  const headers = new Headers({ "x-client-network": "203.0.113.77" });
  for (let tries = 0; tries < LIMITS.signInByAccount.most + 3; tries += 1)
    await signIn({ email: "amna@example.org", password: "a wrong guess of mine" }, headers);
  const failed = await read({ event: "sign_in_failed", words: "203.0.113.77" });
  expect(failed).toHaveLength(LIMITS.signInByAccount.most);
  expect(JSON.parse(failed[0]?.detail ?? "")).toEqual({ account: "amna@example.org", address: "203.0.113.77" });
  expect(await read({ event: "locked_out" })).toHaveLength(1);
  const files = readdirSync(path.join(folder, "logs")).map((name) =>
    readFileSync(path.join(folder, "logs", name), "utf8"),
  );
  expect(files.join("")).not.toContain("guess");
});

test("rights given and taken, and second factors taken away, are noted when they are done and not when they are undone", async () => {
  const none = { bodies: [], areas: [], publishes_directly: false, decides_own: false };
  await giveMembership(administrator, "editor", { role: "auditor", ...none });
  await resetSecondFactor(administrator, "editor");
  expect((await eventsOf()).slice(0, 2)).toEqual(["reset_second_factor", "give_membership"]);
  const before = (await read()).length;
  const person = await prisma().person.findUniqueOrThrow({ where: { email: "amna@example.org" } });
  const held = await prisma().membership.findMany({ where: { role: "administrator", ended_at: null } });
  // The last administrator cannot be taken away: the second of these is undone.
  await endMembership(administrator, held.find(({ person_id }) => person_id === person.id)?.id ?? "");
  await expect(
    endMembership(administrator, held.find(({ person_id }) => person_id !== person.id)?.id ?? ""),
  ).rejects.toThrow("needs an administrator");
  expect((await read()).length).toBe(before + 1);
});

test("who tries what they may not do is noted", async () => {
  await expect(
    change(
      editor,
      { capability: "manage_people", over: [{ kind: "register", bodies: [], areas: [] }] },
      async () => {},
    ),
  ).rejects.toThrow("Not allowed");
  const [line] = await read({ event: "refused_right" });
  expect(JSON.parse(line?.detail ?? "")).toEqual({ actor: "person editor", capability: "manage_people" });
});

test("the log is read by administrators alone, the front's lines with it, and what is no line of it is left out", async () => {
  const today = new Date().toISOString();
  const file = path.join(folder, "logs", `security-${today.slice(0, 10)}.log`);
  appendFileSync(
    file,
    `{"level":40,"time":"${today}","event":"refused_origin","address":"2001:db8::9"}\nno line\n{}\n`,
  );
  expect(await read({ words: "2001:DB8::9" })).toEqual([
    { time: today, event: "refused_origin", detail: '{"address":"2001:db8::9"}' },
  ]);
  expect(await read({ day: "2020-01-01" })).toEqual([]);
  expect(await read({ event: "nothing", day: "x" })).not.toEqual([]);
  expect(await readSecurity(editor, SecurityFilter.parse({}))).toBeNull();
});

test("an account that changes more than anybody does by hand is stopped, keeps its drafts, and administrators learn of it once", async () => {
  process.env.EDITS_PER_HOUR = "3";
  const t = translator("en");
  const drafts: bigint[] = [];
  for (let seats = 1; seats <= 5; seats += 1) drafts.push(await draftSeats(editor, 100 + seats));
  const outcomes = await Promise.all(
    drafts.map((id) =>
      submitProposal(editor, id).then(
        () => null,
        (error: unknown) => error,
      ),
    ),
  );
  const refused = outcomes.filter((one) => one !== null);
  expect(refused).toHaveLength(2);
  expect(refused.every((one) => one instanceof OverBudget)).toBe(true);
  expect(explainTrouble(refused[0], t)?.[0]?.message).toMatch(/3 changes[\s\S]*in \d+ minutes/);
  const states = await prisma().proposal.groupBy({ by: ["state"], where: { author_id: "editor" }, _count: true });
  expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toEqual({ submitted: 3, draft: 2 });

  expect(await read({ event: "over_edit_budget" })).toHaveLength(1);
  expect(await prisma().auditEntry.count({ where: { action: "over_edit_budget", subject: "person editor" } })).toBe(1);
  const letters = readdirSync(path.join(folder, "outbox"));
  expect(letters).toHaveLength(await prisma().membership.count({ where: { role: "administrator", ended_at: null } }));
  expect(readFileSync(path.join(folder, "outbox", letters[0] ?? ""), "utf8")).toContain("administrator@example.org");

  // Others go on, and no limit is none.
  await commentOnProposal(administrator, drafts[0] ?? 0n, "Others go on");
  process.env.EDITS_PER_HOUR = "0";
  await submitProposal(editor, drafts[outcomes.findIndex((one) => one !== null)] ?? 0n);
});
