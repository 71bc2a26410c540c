import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, inject, onTestFinished, test } from "vitest";
import { verifyLog } from "@/lib/audit/verify";
import { disconnect, prisma } from "@/lib/db";
import { answerPackage } from "@/lib/packages/answer";
import { readSignedIn } from "@/lib/people/actor";
import { getAuth } from "@/lib/people/auth";
import { acceptInvitation, createFirstInvitation } from "@/lib/people/invite";
import { makeBackup } from "@/scripts/backup/backup.mjs";
import { checkBackup, writeManifest } from "@/scripts/backup/manifest.mjs";
import { restoreBackup } from "@/scripts/backup/restore.mjs";
import { startCluster } from "@/scripts/database/cluster.mjs";
import { createDatabase, withClient } from "@/scripts/database/connect.mjs";
import { runScript } from "@/scripts/process.mjs";
import { ask } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-backup-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const dataDir = path.join(folder, "data");
process.env.DATA_DIR = dataDir;
const url = await freshDatabase({ template: "registry" });
stopClock();

const PERSON = { name: "Amna", email: "amna@example.org", password: "the quiet heron counts seven rivers" };

async function makeEmptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(5).toString("hex")}`;
  await createDatabase(inject("adminUrl"), name);
  onTestFinished(async () => {
    await disconnect();
    process.env.DATABASE_URL = url;
    process.env.DATA_DIR = dataDir;
    await withClient(inject("adminUrl"), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  });
  return inject("adminUrl").replace(/\/postgres$/, `/${name}`);
}

/** All that anybody can see of a register, and the chain of its audit log. */
async function readAll() {
  const csv = await (await ask("/facilities.csv")).text();
  const zip = await (await answerPackage(new Request("http://localhost:3000/data/registry.zip"))).arrayBuffer();
  const audit = await prisma().auditEntry.findMany({ orderBy: { id: "asc" } });
  const counts = await Promise.all([
    prisma().proposal.count(),
    prisma().recordVersion.count(),
    prisma().person.count(),
  ]);
  return { csv, zip: Buffer.from(zip).toString("base64"), audit, counts };
}

const tablesOf = (database: string) =>
  withClient(database, (client) =>
    client.query("SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"),
  );

const { folder: backup } = await (async () => {
  const token = await createFirstInvitation();
  await acceptInvitation(token ?? "", PERSON);
  fs.mkdirSync(path.join(dataDir, "releases"), { recursive: true });
  fs.writeFileSync(path.join(dataDir, "releases", "note.txt"), "kept");
  return makeBackup({ url, dataDir, into: path.join(folder, "backups") });
})();

function copyBackup(): string {
  const copy = path.join(fs.mkdtempSync(path.join(folder, "copy-")), "backup");
  fs.cpSync(backup, copy, { recursive: true });
  return copy;
}

test("a restored register gives the same bytes, its audit chain goes on, and its people can sign in", async () => {
  const before = await readAll();
  const restored = await makeEmptyDatabase();
  const newData = path.join(folder, "restored-data");
  await restoreBackup({ backup, dataDir: newData, url: restored });
  await disconnect();
  process.env.DATABASE_URL = restored;
  process.env.DATA_DIR = newData;
  expect(await readAll()).toEqual(before);
  expect(fs.readFileSync(path.join(newData, "releases", "note.txt"), "utf8")).toBe("kept");

  const answer = await getAuth().api.signInEmail({ body: PERSON, asResponse: true });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  expect(await readSignedIn(new Headers({ cookie }))).toMatchObject({ actor: { name: "Amna" } });
  await prisma().$executeRaw`INSERT INTO audit_entry (id, at, actor, action, subject, detail, prior_hash, hash)
    VALUES (0, now(), 'a test', 'test', 'the chain', '{}', '', '')`;
  const [last, next] = await prisma()
    .auditEntry.findMany({ orderBy: { id: "desc" }, take: 2 })
    .then((rows) => [rows[1], rows[0]]);
  expect(next?.prior_hash).toBe(last?.hash);
  expect(Number(next?.id)).toBe(Number(last?.id) + 1);
  await expect(prisma().$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(/append-only/);
});

test.each<[string, (copy: string) => void, string]>([
  [
    "a byte of a table is another",
    (copy) => {
      const file = path.join(copy, "tables", "facility.copy.gz");
      const bytes = fs.readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      fs.writeFileSync(file, bytes);
    },
    "- tables/facility.copy.gz",
  ],
  [
    "a table is cut short",
    (copy) => fs.truncateSync(path.join(copy, "tables", "claim.copy.gz"), 40),
    "- tables/claim.copy.gz",
  ],
  [
    "a file is missing",
    (copy) => fs.rmSync(path.join(copy, "tables", "body.copy.gz")),
    "- tables/body.copy.gz (missing)",
  ],
  ["a file is too much", (copy) => fs.writeFileSync(path.join(copy, "files", "more"), ""), "- files/more"],
  ["its list was changed", (copy) => fs.appendFileSync(path.join(copy, "manifest.json"), " "), "- manifest.json"],
])("a backup of which %s is refused, and nothing is written", async (_what, damage, named) => {
  const copy = copyBackup();
  damage(copy);
  const target = await makeEmptyDatabase();
  const restoring = restoreBackup({ backup: copy, dataDir: path.join(folder, "none"), url: target });
  await expect(restoring).rejects.toThrow(named);
  expect((await tablesOf(target)).rowCount).toBe(0);
  expect(fs.existsSync(path.join(folder, "none"))).toBe(false);
});

/** A copy of which everything fits its list, and the list says of a table one row too many. */
async function forgeBackup(): Promise<string> {
  const copy = copyBackup();
  const manifest = await checkBackup(copy);
  const tables = manifest.tables.map((table) => (table.name === "source" ? { ...table, rows: table.rows + 1 } : table));
  await writeManifest(copy, { ...manifest, tables });
  return copy;
}

test("the commands take the register of an embedded database into another folder, to the same bytes", async () => {
  const before = await readAll();
  const [first, second] = [path.join(folder, "embedded"), path.join(folder, "embedded-anew")];
  const run = (at: string, command: string, given: string) =>
    runScript("scripts/backup.mjs", [command, given], { DATA_DIR: at, DATABASE_URL: "" });
  await expect(run(first, "restore", await forgeBackup())).rejects.toThrow(/source has/);
  // What had been begun is gone: else this would be refused.
  await run(first, "restore", backup);
  await expect(restoreBackup({ backup: copyBackup(), dataDir: first, url: undefined })).rejects.toThrow(/already/);
  const into = path.join(folder, "backups-of-embedded");
  expect(await run(first, "backup", into)).toContain("Revision 1, ");
  const [made = ""] = fs.readdirSync(into);
  expect(await run(second, "restore", path.join(into, made))).toContain("revision 1, ");

  await disconnect();
  const cluster = await startCluster(second);
  try {
    process.env.DATABASE_URL = cluster.url;
    process.env.DATA_DIR = second;
    expect(await readAll()).toEqual(before);
    expect(await verifyLog()).toMatchObject({ whole: true });
    for (const name of ["releases/note.txt", "auth-secret"])
      expect(fs.readFileSync(path.join(second, name)), name).toEqual(fs.readFileSync(path.join(dataDir, name)));
  } finally {
    await disconnect();
    process.env.DATABASE_URL = url;
    process.env.DATA_DIR = dataDir;
    await cluster.leave();
  }
}, 120_000);

test("a backup whose list was forged along leaves nothing behind when its rows do not fit", async () => {
  const copy = await forgeBackup();
  const target = await makeEmptyDatabase();
  await expect(restoreBackup({ backup: copy, dataDir: path.join(folder, "none"), url: target })).rejects.toThrow(
    /source has/,
  );
  expect((await tablesOf(target)).rowCount).toBe(0);
});

test("a register is never restored over another, nor from what is no backup", async () => {
  await expect(restoreBackup({ backup, dataDir: path.join(folder, "none"), url })).rejects.toThrow(/not empty/);
  await expect(restoreBackup({ backup, dataDir, url: await makeEmptyDatabase() })).rejects.toThrow(/already/);
  await expect(restoreBackup({ backup: dataDir, dataDir, url })).rejects.toThrow(/no backup/);
});
