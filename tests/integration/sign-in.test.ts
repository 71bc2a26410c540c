import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { changePassword, endSession, listSessions } from "@/lib/people/account";
import { readSignedIn } from "@/lib/people/actor";
import { acceptInvitation, createFirstInvitation, inviteByLetter } from "@/lib/people/invite";
import { countTry, LIMITS, readFormWait, readWait } from "@/lib/people/limits";
import { disablePerson } from "@/lib/people/manage";
import { countResetTry, isResetToken, resetPassword, sendResetLetter } from "@/lib/people/reset";
import {
  beginSecondFactor,
  confirmSecondFactor,
  readPendingFactor,
  renewSecondFactor,
} from "@/lib/people/second-factor";
import { signIn, signOut, verifyCode } from "@/lib/people/sign-in";
import { NEXT_STEP_MS, showCode } from "../support/authenticator";
import { freshDatabase } from "../support/database";

const DATA = mkdtempSync(path.join(tmpdir(), "registry-sign-in-"));
process.env.DATA_DIR = DATA;
await freshDatabase({ template: "empty" });

const PASSWORD = "the quiet heron counts seven rivers";
const EMAIL = "amna@example.org";

/** A request from an address of its own, with what a browser has kept. */
const hosts = Array.from({ length: 254 }, (_, host) => host + 1);
const request = (cookies: readonly string[] = [], address = `198.51.100.${hosts.shift()}`) =>
  new Headers({ "x-client-network": address, cookie: cookies.map((line) => line.split(";")[0]).join("; ") });

/** As if half a minute had passed since the last code was used. */
const forgetCodes = () => prisma().twoFactor.updateMany({ data: { last_step: null } });

async function signInWhole(key: string): Promise<Headers> {
  await forgetCodes();
  const first = await signIn({ email: EMAIL, password: PASSWORD }, request());
  if (!("cookies" in first)) throw new Error("refused");
  const second = await verifyCode(showCode(key), request(first.cookies));
  if (!("cookies" in second)) throw new Error("refused");
  return request(second.cookies);
}

let key = "";
beforeAll(async () => {
  const token = (await createFirstInvitation()) ?? "";
  await acceptInvitation(token, { name: "Amna", email: EMAIL, password: PASSWORD });
  const answer = await signIn({ email: EMAIL, password: PASSWORD }, request());
  const headers = request("cookies" in answer ? answer.cookies : []);
  expect(await beginSecondFactor("not the password", headers)).toBe(false);
  expect(await beginSecondFactor(PASSWORD, headers)).toBe(true);
  const person = await prisma().person.findUniqueOrThrow({ where: { email: EMAIL } });
  const pending = await readPendingFactor(person);
  key = pending?.key ?? "";
  expect(pending?.recoveryCodes).toHaveLength(10);
  expect(await confirmSecondFactor(person.id, "000000", headers)).toBeNull();
  expect(await confirmSecondFactor(person.id, showCode(key), headers)).not.toBeNull();
  // What was shown while it was set up is shown nowhere any more.
  expect(await readPendingFactor(person)).toBeNull();
});

test("password and code together let in, neither alone does", async () => {
  const first = await signIn({ email: EMAIL, password: PASSWORD }, request());
  expect(first).toMatchObject({ step: "code" });
  const half = request("cookies" in first ? first.cookies : []);
  expect(await readSignedIn(half)).toBeNull();
  expect(await verifyCode("123456", half)).toEqual({ fault: "wrong" });
  expect(await verifyCode(showCode(key), request())).toEqual({ fault: "expired" });
  expect(await readSignedIn(await signInWhole(key))).toMatchObject({
    actor: { name: "Amna" },
    needsSecondFactor: false,
  });
});

test("a code opens once: not again, not to two at once, not after one that is newer", async () => {
  await forgetCodes();
  const begin = async () => {
    const first = await signIn({ email: EMAIL, password: PASSWORD }, request());
    return request("cookies" in first ? first.cookies : []);
  };
  const [code, browsers] = [showCode(key), [await begin(), await begin(), await begin()]];
  const answers = await Promise.all(browsers.map((browser) => verifyCode(code, browser)));
  expect(answers.map((answer) => ("step" in answer ? answer.step : answer)).toSorted()).toEqual(
    ["signed_in", { fault: "wrong" }, { fault: "wrong" }].toSorted(),
  );
  const late = browsers[answers.findIndex((answer) => "fault" in answer)] ?? request();
  expect(await verifyCode(code, late)).toEqual({ fault: "wrong" });
  expect(await verifyCode(showCode(key, Date.now() + NEXT_STEP_MS), late)).toMatchObject({ step: "signed_in" });
  expect(await verifyCode(code, await begin())).toEqual({ fault: "wrong" });
});

test("unknown names, wrong passwords and people who were shut out are answered alike", async () => {
  await prisma().person.create({
    data: { id: "gone", name: "Gone", email: "gone@example.org", disabled_at: new Date() },
  });
  const known = await prisma().account.findFirstOrThrow();
  await prisma().account.create({
    data: { id: "gone", accountId: "gone", providerId: "credential", userId: "gone", password: known.password },
  });
  const answers = [
    await signIn({ email: "nobody@example.org", password: PASSWORD }, request()),
    await signIn({ email: EMAIL, password: "wrong wrong wrong" }, request()),
    await signIn({ email: "gone@example.org", password: PASSWORD }, request()),
    await signIn({ email: "not an address", password: PASSWORD }, request()),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"fault":"wrong"}']));
  expect(await prisma().session.count({ where: { userId: "gone" } })).toBe(0);
});

test("tries are counted by account wherever they come from, and by address whoever is meant", async () => {
  const { most } = LIMITS.signInByAccount;
  const victim = "victim@example.org";
  for (let tries = 0; tries < most; tries += 1)
    expect(await signIn({ email: victim, password: "x" }, request())).toEqual({ fault: "wrong" });
  expect(await signIn({ email: victim.toUpperCase(), password: "x" }, request())).toHaveProperty("waitSeconds");
  const from = "203.0.113.9";
  for (let tries = 0; tries < LIMITS.signInByAddress.most; tries += 1) await countTry("signInByAddress", from);
  expect(await signIn({ email: EMAIL, password: PASSWORD }, request([], from))).toHaveProperty("waitSeconds");
  expect(await readFormWait("/sign-in", request([], from))).toBeGreaterThan(0);
  expect(await readFormWait("/sign-in", request([], "203.0.113.10"))).toBe(0);
  expect(await readFormWait("/facilities", request([], from))).toBe(0);
  const rows = await prisma().rateLimit.findMany();
  expect(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    "victim",
  );
});

test("a recovery code lets in once", async () => {
  const person = await prisma().person.findUniqueOrThrow({ where: { email: EMAIL } });
  const headers = await signInWhole(key);
  expect(await renewSecondFactor(person.id, "wrong wrong wrong", headers)).toBeNull();
  const cookies = (await renewSecondFactor(person.id, PASSWORD, headers)) ?? [];
  const renewed = request(cookies);
  expect(await readSignedIn(renewed)).toMatchObject({ needsSecondFactor: true, actor: { memberships: [] } });
  const pending = await readPendingFactor(person);
  key = pending?.key ?? "";
  expect(await confirmSecondFactor(person.id, showCode(key), renewed)).not.toBeNull();
  const [code = ""] = pending?.recoveryCodes ?? [];
  const use = async () => {
    const first = await signIn({ email: EMAIL, password: PASSWORD }, request());
    return verifyCode(code, request("cookies" in first ? first.cookies : []));
  };
  expect(await use()).toMatchObject({ step: "signed_in" });
  expect(await use()).toEqual({ fault: "wrong" });
});

test("sessions are one's own to end, one by one or all", async () => {
  const [one, two] = [await signInWhole(key), await signInWhole(key)];
  const signedIn = await readSignedIn(one);
  if (!signedIn) throw new Error("not signed in");
  const other = (await listSessions(signedIn)).find(({ id }) => id !== signedIn.session.id);
  await endSession({ ...signedIn, actor: { ...signedIn.actor, id: "somebody else" } }, other?.id ?? "");
  expect(await listSessions(signedIn)).toContainEqual(expect.objectContaining({ id: other?.id }));
  await signOut(two, true);
  expect(await readSignedIn(one)).toBeNull();
  expect(await prisma().session.count({ where: { userId: signedIn.actor.id } })).toBe(0);
});

test("a password is changed with the old one, and all other sessions end", async () => {
  const [here, there] = [await signInWhole(key), await signInWhole(key)];
  const signedIn = await readSignedIn(here);
  if (!signedIn) throw new Error("not signed in");
  const change = (current: string, wanted: string) => changePassword(signedIn, { current, wanted }, here);
  expect(await change(PASSWORD, "amna@example.org")).toHaveProperty("fault");
  expect(await change("wrong wrong wrong", "eleven marmots sing below the pass")).toEqual({ fault: "wrong" });
  const changed = await change(PASSWORD, "eleven marmots sing below the pass");
  expect(await readSignedIn(there)).toBeNull();
  const kept = request("cookies" in changed ? changed.cookies : []);
  expect(await readSignedIn(kept)).not.toBeNull();
  expect(
    await changePassword(signedIn, { current: "eleven marmots sing below the pass", wanted: PASSWORD }, kept),
  ).toHaveProperty("cookies");
});

const lettersTo = (address: string) =>
  readdirSync(path.join(DATA, "outbox"))
    .map((name) => readFileSync(path.join(DATA, "outbox", name), "utf8"))
    .filter((text) => text.includes(`To: ${address}`));

test("a reset goes to who is known and may come in, opens once, and ends all sessions", async () => {
  const before = await signInWhole(key);
  await sendResetLetter("nobody@example.org");
  await sendResetLetter("gone@example.org");
  await sendResetLetter(EMAIL);
  expect(lettersTo("nobody@example.org").length + lettersTo("gone@example.org").length).toBe(0);
  expect(lettersTo(EMAIL)).toHaveLength(1);
  const letter = lettersTo(EMAIL)[0]?.replaceAll("=\r\n", "").replaceAll("=\n", "").replaceAll("=3D", "=") ?? "";
  const token = /token=([\w-]+)/.exec(letter)?.[1] ?? "";
  expect(await isResetToken(token)).toBe(true);
  // The letter alone has the link: who reads the database opens nothing.
  const kept = await prisma().verification.findMany();
  expect(kept.some(({ identifier, value }) => `${identifier} ${value}`.includes(token))).toBe(false);
  for (const { identifier } of kept) expect(await isResetToken(identifier)).toBe(false);
  expect(await resetPassword(token, "passwordpassword")).not.toBeNull();
  expect(await resetPassword(token, PASSWORD)).toBeNull();
  expect(await resetPassword(token, PASSWORD)).toBe("no_link");
  expect(await isResetToken(token)).toBe(false);
  expect(await readSignedIn(before)).toBeNull();
  const headers = request();
  const waits = [];
  for (let tries = 0; tries < 5; tries += 1) waits.push(await countResetTry(EMAIL, headers));
  expect(waits.map((seconds) => seconds > 0)).toEqual([false, false, false, true, true]);
});

test("an invitation travels by letter, and a person shut out holds no session", async () => {
  const headers = await signInWhole(key);
  const signedIn = await readSignedIn(headers);
  if (!signedIn) throw new Error("not signed in");
  const memberships = [
    { role: "auditor" as const, bodies: [], areas: [], publishes_directly: false, decides_own: false },
  ];
  await inviteByLetter(signedIn.actor, { email: "new@example.org", name: "New", office: null, memberships });
  expect(lettersTo("new@example.org")).toHaveLength(1);
  await prisma().person.create({ data: { id: "second", name: "Second", email: "second@example.org" } });
  await prisma().membership.create({ data: { id: "second", person_id: "second", role: "administrator" } });
  await disablePerson(signedIn.actor, signedIn.actor.id);
  expect(await readSignedIn(headers)).toBeNull();
  expect(await signIn({ email: EMAIL, password: PASSWORD }, request())).toEqual({ fault: "wrong" });
  expect(await readWait("signInByAccount", EMAIL)).toBe(0);
});
