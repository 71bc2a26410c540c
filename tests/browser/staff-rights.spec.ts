import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { APIResponse, Browser, Page } from "playwright/test";
import { expect, test } from "../support/page";
import { askDatabase, signInAs } from "../support/people";
import { ALL_KINDS, type Door, FACILITY, KINDS, type Kind, listDoors } from "../support/staff-doors";

// Every address of the staff side that is on disk, asked by each kind of person: what one may not see is not there.

test.describe.configure({ timeout: 300_000 });

const FOLDER = "app/[locale]/staff";
const onDisk = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)(page\.tsx|route\.ts)$/.test(path))
  .map((path) => path.replace(/\/?(page\.tsx|route\.ts)$/, ""))
  .sort();

/** Things to ask for: a person, a suggestion and a proposal about the facility, a pair that may be one. */
async function prepare() {
  const [person, reference] = [randomUUID(), `S-${randomUUID().slice(0, 5).toUpperCase()}-TEST0`];
  await askDatabase("INSERT INTO person (id, name, email) VALUES ($1, 'Somebody', $2)", [
    person,
    `${person}@example.org`,
  ]);
  await askDatabase("INSERT INTO suggestion (reference, facility_ref, text) VALUES ($1, $2, 'It moved')", [
    reference,
    FACILITY,
  ]);
  const [version] = await askDatabase<{ number: number; document: unknown }>(
    "SELECT number, document FROM record_version WHERE kind = 'facility' AND key = $1 ORDER BY number DESC LIMIT 1",
    [FACILITY],
  );
  const [proposal] = await askDatabase<{ id: string }>(
    "INSERT INTO proposal (state, title, origin, submitted_at) VALUES ('submitted', 'Of the rights test', 'test', now()) RETURNING id",
  );
  await askDatabase(
    "INSERT INTO proposal_change (proposal_id, kind, key, base_version, document) VALUES ($1, 'facility', $2, $3, $4)",
    [proposal?.id, FACILITY, version?.number, JSON.stringify(version?.document)],
  );
  const [pair] = await askDatabase<{ ref_a: string; ref_b: string }>(
    "SELECT ref_a, ref_b FROM possible_duplicate LIMIT 1",
  );
  return {
    person,
    suggestion: reference,
    proposal: String(proposal?.id),
    pair: [pair?.ref_a ?? "", pair?.ref_b ?? ""],
    clean: async () => {
      await askDatabase("DELETE FROM proposal WHERE id = $1", [proposal?.id]);
      await askDatabase("DELETE FROM suggestion WHERE reference = $1", [reference]);
    },
  };
}

const ask = (page: Page, address: string): Promise<APIResponse> => page.request.get(address, { maxRedirects: 0 });

test("each address of the staff side is there for whom it should be, and for nobody else", async ({ browser }) => {
  const given = await prepare();
  const doors = listDoors(given);
  expect(Object.keys(doors).sort()).toEqual(onDisk);
  const wrong: string[] = [];
  for (const kind of ALL_KINDS) wrong.push(...(await walk(browser, kind, doors)));
  const stranger = await browser.newPage();
  for (const { address } of Object.values(doors)) {
    const answer = await ask(stranger, address);
    if (answer.status() !== 303) wrong.push(`stranger ${address} ${answer.status()}`);
  }
  await stranger.close();
  await given.clean();
  expect(wrong).toEqual([]);
});

async function walk(browser: Browser, kind: Kind, doors: Record<string, Door>): Promise<string[]> {
  const page = await browser.newPage();
  const { role, held } = KINDS[kind];
  await signInAs(page, role, { ...held, bodies: [...("bodies" in held ? held.bodies : [])] });
  const wrong: string[] = [];
  for (const { address, open } of Object.values(doors)) {
    const answer = await ask(page, address);
    const wanted = open.includes(kind) ? 200 : 404;
    if (answer.status() !== wanted) wrong.push(`${kind} ${address}: ${answer.status()}, not ${wanted}`);
    if (!/no-store/.test(answer.headers()["cache-control"] ?? "") && wanted === 200)
      wrong.push(`${kind} ${address} may be kept`);
  }
  await page.close();
  return wrong;
}
