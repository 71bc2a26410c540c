import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Page } from "playwright/test";

/** What somebody may do in a browser test; no bodies means all of them, no areas all of them. */
type Held = { bodies?: string[]; areas?: string[]; publishesDirectly?: boolean; decidesOwn?: boolean; name?: string };
type Role = "editor" | "reviewer" | "administrator" | "auditor";

const DAY_MS = 86_400_000;

/** The folder that the server under test keeps its own things in; it leaves there where its database is. */
const dataFolder = () => process.env.BROWSER_TEST_DATA ?? "";
const readKept = (file: string) => readFileSync(join(dataFolder(), file), "utf8").trim();

/** Asks the database of the server under test, for what no page can do or show. */
export async function askDatabase<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: readKept("database-url") });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Makes a person with one role and signs them in, in the browser of `page`, second factor done: what a test starts
 * from that is not about signing in. Answers who they are; the address is new each time.
 */
export async function signInAs(page: Page, role: Role, held: Held = {}): Promise<{ id: string; name: string }> {
  const [id, token] = [randomUUID(), randomBytes(24).toString("base64url")];
  const name = held.name ?? `${role} ${id.slice(0, 4)}`;
  await askDatabase(
    `INSERT INTO person (id, name, email, "emailVerified", "twoFactorEnabled", office) VALUES ($1, $2, $3, true, true, 'Test office')`,
    [id, name, `${id}@example.org`],
  );
  await askDatabase(
    `INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
     VALUES ($1, $2, $3::"StaffRole", $4, $5, $6, $7)`,
    [
      randomUUID(),
      id,
      role,
      held.bodies ?? [],
      held.areas ?? [],
      held.publishesDirectly ?? false,
      held.decidesOwn ?? false,
    ],
  );
  await askDatabase(`INSERT INTO session (id, "expiresAt", token, "userId") VALUES ($1, $2, $3, $4)`, [
    randomUUID(),
    new Date(Date.now() + DAY_MS),
    token,
    id,
  ]);
  const seal = createHmac("sha256", await readSecretOfServer(page))
    .update(token)
    .digest("base64");
  await page.context().addCookies([
    {
      name: "registry.session_token",
      value: encodeURIComponent(`${token}.${seal}`),
      domain: "localhost",
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
    },
  ]);
  return { id, name };
}

/** The server makes its secret when it is first asked who somebody is. */
async function readSecretOfServer(page: Page): Promise<string> {
  try {
    return readKept("auth-secret");
  } catch {
    await page.request.get("/staff");
    return readKept("auth-secret");
  }
}

/** An invitation as `npm start` prints it: whoever opens it first becomes an administrator. Answers its token. */
export async function makeFirstInvitation(): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const memberships = [{ role: "administrator", bodies: [], areas: [], decides_own: true }];
  await askDatabase(
    `INSERT INTO invitation (id, token_hash, email, name, memberships, expires_at) VALUES ($1, $2, '', '', $3, $4)`,
    [
      randomUUID(),
      createHash("sha256").update(token).digest("hex"),
      JSON.stringify(memberships),
      new Date(Date.now() + DAY_MS),
    ],
  );
  return token;
}

/** The newest letter to an address, in plain text; waits for it, since letters are written after the answer. */
export async function readLetter(to: string): Promise<string> {
  const folder = join(dataFolder(), "outbox");
  for (let tries = 0; tries < 50; tries += 1) {
    const names = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
    const found = names.map((name) => readKept(join("outbox", name))).find((text) => text.includes(`To: ${to}`));
    if (found) return decodeLetter(found);
    await setTimeout(200);
  }
  throw new Error(`No letter to ${to}`);
}

/** The text of a letter, out of the encoding that mail travels in. */
function decodeLetter(letter: string): string {
  const [head = "", ...body] = letter.split(/\r?\n\r?\n/);
  const text = body.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  const bytes = text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
