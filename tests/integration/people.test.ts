import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { readSignedIn } from "@/lib/people/actor";
import { getAuth } from "@/lib/people/auth";
import { acceptInvitation, createFirstInvitation, invitePerson, readInvitation } from "@/lib/people/invite";
import {
  changeOffice,
  disablePerson,
  enablePerson,
  endMembership,
  giveMembership,
  LastAdministrator,
} from "@/lib/people/manage";
import { findPasswordFault } from "@/lib/people/password";
import { canSomewhere } from "@/lib/people/rights";
import { Forbidden } from "@/lib/records/change";
import { freshDatabase } from "../support/database";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "registry-people-"));
await freshDatabase({ template: "empty" });

const PASSWORD = "the quiet heron counts seven rivers";

/** Signs in and gives the cookie that a browser would keep. */
async function signIn(email: string, password = PASSWORD): Promise<Headers> {
  const answer = await getAuth().api.signInEmail({ body: { email, password }, asResponse: true });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return new Headers({ cookie: cookies.join("; ") });
}

async function enableSecondFactor(headers: Headers): Promise<void> {
  const { totpURI } = (await getAuth().api.enableTwoFactor({ body: { password: PASSWORD }, headers })) as {
    totpURI: string;
  };
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => base32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const { code } = await getAuth().api.generateTOTP({ body: { secret: Buffer.from(bytes).toString("utf8") } });
  await getAuth().api.verifyTOTP({ body: { code }, headers });
}

test("the first administrator comes by the newest printed link, once, and holds nothing before a second factor is set up", async () => {
  const [old, token] = [await createFirstInvitation(), await createFirstInvitation()];
  expect(await readInvitation(old ?? "")).toBeNull();
  const given = { name: "Amna", email: "Amna@Example.org", password: PASSWORD };
  expect(await acceptInvitation(token ?? "", given)).toHaveProperty("person");
  expect(await acceptInvitation(token ?? "", given)).toEqual({ fault: "no_invitation" });
  expect(await createFirstInvitation()).toBeNull();
  const headers = await signIn("amna@example.org");
  expect(await readSignedIn(headers)).toMatchObject({
    needsSecondFactor: true,
    actor: { name: "Amna", memberships: [] },
  });
  await enableSecondFactor(headers);
  expect(await prisma().person.findFirst()).toMatchObject({ twoFactorEnabled: true });
});

async function administrator() {
  const person = await prisma().person.findFirstOrThrow({ where: { email: "amna@example.org" } });
  const memberships = [
    { role: "administrator" as const, bodies: [], areas: [], publishes_directly: false, decides_own: true },
  ];
  return { kind: "person" as const, id: person.id, name: person.name, office: null, memberships };
}

test("an invited person joins with the memberships offered, and disabling them ends their sessions at once", async () => {
  const amna = await administrator();
  const memberships = [
    { role: "auditor" as const, bodies: [], areas: [], publishes_directly: false, decides_own: false },
  ];
  const token = await invitePerson(amna, {
    email: "bilal@example.org",
    name: "Bilal",
    office: "Audit office",
    memberships,
  });
  const joined = await acceptInvitation(token, { name: "", email: "", password: PASSWORD });
  const id = "person" in joined ? joined.person : "";
  const headers = await signIn("bilal@example.org");
  expect(await readSignedIn(headers)).toMatchObject({
    needsSecondFactor: false,
    actor: { memberships: [{ role: "auditor" }] },
  });
  await disablePerson(amna, id);
  expect(await readSignedIn(headers)).toBeNull();
  expect(await prisma().session.count({ where: { userId: id } })).toBe(0);
  expect(await prisma().auditEntry.count({ where: { subject: `person ${id}` } })).toBe(2);
  await enablePerson(amna, id);
  await giveMembership(amna, id, {
    role: "editor",
    bodies: ["SCO"],
    areas: [],
    publishes_directly: false,
    decides_own: false,
  });
  const again = await readSignedIn(await signIn("bilal@example.org"));
  // An editor changes things, so from now on Bilal needs a second factor before he holds anything at all.
  expect(again).toMatchObject({ needsSecondFactor: true });
  expect(canSomewhere(again?.actor ?? null, "audit")).toBe(false);
});

test("only who manages people invites, and the last administrator cannot be taken away", async () => {
  const amna = await administrator();
  const stranger = { ...amna, memberships: [] };
  await expect(
    invitePerson(stranger, { email: "x@example.org", name: "X", office: null, memberships: [] as never }),
  ).rejects.toThrow();
  const membership = await prisma().membership.findFirstOrThrow({ where: { person_id: amna.id } });
  await expect(endMembership(amna, membership.id)).rejects.toBeInstanceOf(LastAdministrator);
  expect(await prisma().membership.count({ where: { person_id: amna.id, ended_at: null } })).toBe(1);
});

test("an administrator gives a person another office, which the log tells before and after", async () => {
  const amna = await administrator();
  const read = async () => (await prisma().person.findUniqueOrThrow({ where: { id: amna.id } })).office;
  await changeOffice(amna, amna.id, "MoITT, registry desk");
  expect(await read()).toBe("MoITT, registry desk");
  await expect(changeOffice({ ...amna, memberships: [] }, amna.id, "Mine")).rejects.toBeInstanceOf(Forbidden);
  await expect(changeOffice(amna, amna.id, "MoITT\u202E")).rejects.toMatchObject({ issues: [{ path: ["office"] }] });
  await changeOffice(amna, amna.id, null);
  expect(await read()).toBeNull();
  const entries = await prisma().auditEntry.findMany({ where: { action: "change_office" }, orderBy: { id: "asc" } });
  expect(entries.map(({ actor, subject, detail }) => ({ actor, subject, detail }))).toEqual(
    [
      { before: null, after: "MoITT, registry desk" },
      { before: "MoITT, registry desk", after: null },
    ].map((detail) => ({ actor: `person ${amna.id}`, subject: `person ${amna.id}`, detail })),
  );
});

test("nobody signs up on their own, and unknown and known addresses answer alike", async () => {
  const signUp = await getAuth().api.signUpEmail({
    body: { email: "me@example.org", name: "Me", password: PASSWORD },
    asResponse: true,
  });
  expect(signUp.status).toBeGreaterThanOrEqual(400);
  const wrong = async (email: string) => {
    const answer = await getAuth().api.signInEmail({
      body: { email, password: "wrong password here" },
      asResponse: true,
    });
    return [answer.status, await answer.text()];
  };
  expect(await wrong("amna@example.org")).toEqual(await wrong("nobody@example.org"));
});

test("a password is refused when it is short, breached, or made of the person's own name", () => {
  expect(findPasswordFault("short")).toBe("too_short");
  expect(findPasswordFault("passwordpassword")).not.toBeNull();
  expect(findPasswordFault("amna.example.org", ["amna", "example.org"])).not.toBeNull();
  expect(findPasswordFault(PASSWORD)).toBeNull();
});
