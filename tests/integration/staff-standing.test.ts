import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { readSecret } from "@/lib/people/secret";
import { readStaffStanding } from "@/lib/staff/standing";
import { receiveSuggestion } from "@/lib/suggestions/receive";
import { freshDatabase } from "../support/database";
import { ALL_KINDS, FACILITY, KINDS, listDoors } from "../support/staff-doors";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "registry-standing-"));
await freshDatabase({ template: "registry" });

/** A person of a kind with a session, as the headers of their browser. */
async function enter(kind: (typeof ALL_KINDS)[number], twoFactorEnabled = true): Promise<Headers> {
  const [id, token] = [randomUUID(), randomUUID()];
  const { role, held } = KINDS[kind];
  await prisma().person.create({ data: { id, name: kind, email: `${id}@example.org`, twoFactorEnabled } });
  await prisma().membership.create({
    data: { id, person_id: id, role, areas: [], bodies: "bodies" in held ? [...held.bodies] : [] },
  });
  const expiresAt = new Date(Date.now() + 60_000);
  await prisma().session.create({ data: { id, token, userId: id, expiresAt } });
  const seal = createHmac("sha256", readSecret()).update(token).digest("base64");
  return new Headers({ cookie: `registry.session_token=${encodeURIComponent(`${token}.${seal}`)}` });
}

async function prepare() {
  const current = await prisma().recordVersion.findFirstOrThrow({
    where: { kind: "facility", key: FACILITY },
    orderBy: { number: "desc" },
  });
  const person = await prisma().person.create({
    data: { id: randomUUID(), name: "Somebody", email: "somebody@example.org" },
  });
  const proposal = await prisma().proposal.create({
    data: {
      state: "submitted",
      title: "Anything",
      origin: "test",
      submitted_at: new Date(),
      changes: {
        create: [{ kind: "facility", key: FACILITY, base_version: current.number, document: current.document ?? {} }],
      },
    },
  });
  const pair = await prisma().possibleDuplicate.findFirstOrThrow();
  const given = { facility_ref: FACILITY, text: "It moved", link: null, contact: null };
  return listDoors({
    person: person.id,
    suggestion: await receiveSuggestion(given),
    proposal: String(proposal.id),
    pair: [pair.ref_a, pair.ref_b],
  });
}

const below = (address: string) => address.replace(/^\/staff\/?/, "");

test("each address of the staff side stands open to whom it should, and is not there for others", async () => {
  const doors = Object.values(await prepare());
  const wrong: string[] = [];
  for (const kind of ALL_KINDS) {
    const headers = await enter(kind);
    for (const { address, open } of doors) {
      const standing = await readStaffStanding(below(address), headers);
      const wanted = open.includes(kind) ? "page" : "nothing";
      if (standing !== wanted) wrong.push(`${kind} ${address}: ${standing}, not ${wanted}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("strangers are sent to sign in, and whoever lacks a second factor to set it up, wherever they knock", async () => {
  const half = await enter("administrator", false);
  for (const { address } of Object.values(
    await listDoors({ person: "x", suggestion: "x", proposal: "1", pair: ["x", "y"] }),
  )) {
    expect(await readStaffStanding(below(address), new Headers())).toBe("sign_in");
    expect(await readStaffStanding(below(address), half)).toBe("second_factor");
  }
});
