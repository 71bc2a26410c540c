import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { LogFilter } from "@/lib/audit/filter";
import { readLog, streamLog } from "@/lib/audit/queries";
import { verifyLog } from "@/lib/audit/verify";
import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import type { Actor } from "@/lib/people/rights";
import { withClient } from "@/scripts/database/connect.mjs";
import { runProgram } from "@/scripts/process.mjs";
import { noteHead, readNotedHeads } from "@/scripts/server/audit-heads.mjs";
import { freshDatabase } from "../support/database";

const folder = mkdtempSync(path.join(tmpdir(), "registry-audit-"));
process.env.DATA_DIR = folder;
const url = await freshDatabase({ template: "empty" });

type Person = Extract<Actor, { kind: "person" }>;
const whole = { bodies: [], areas: [], publishes_directly: false, decides_own: false };
const auditor: Person = {
  kind: "person",
  id: "a",
  name: "Asma",
  office: null,
  memberships: [{ role: "auditor", ...whole }],
};
const editor: Person = { ...auditor, memberships: [{ role: "editor", ...whole }] };

const note = (actor: Actor, action: string, subject: string, detail: Record<string, unknown> = {}) =>
  transact((tx) => auditWriter(tx, actor)({ action, subject, detail }));

/** Does something to the log that its triggers forbid, as somebody with all rights over the database could. */
const tamper = (sql: string) =>
  withClient(url, (client) =>
    client.query(
      `ALTER TABLE audit_entry DISABLE TRIGGER audit_refuse; ${sql}; ALTER TABLE audit_entry ENABLE TRIGGER audit_refuse`,
    ),
  );

beforeAll(async () => {
  await prisma().person.create({ data: { id: "a", name: "Asma", email: "asma@example.org" } });
  await note(auditor, "sign_in", "person a");
  await note({ kind: "system", name: "load" }, "publish", "proposal 1", { note: 'گلگت \u0001 "quoted"' });
  await expect(
    transact(async (tx) => {
      await auditWriter(tx, auditor)({ action: "lost", subject: "x", detail: {} });
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await note(auditor, "submit", "proposal 2", { records: [["facility", "PKF6FWFKE"]] });
});

test("the database refuses to change, remove or empty the log", async () => {
  for (const sql of ["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])
    await expect(withClient(url, (client) => client.query(sql))).rejects.toThrow("append-only");
});

test("a log is whole with the gaps that undone changes leave, and holds the heads that were noted", async () => {
  const verdict = await verifyLog();
  expect(verdict).toMatchObject({ whole: true, entries: 3 });
  const head = verdict.whole ? verdict.head : "";
  await note(auditor, "comment", "proposal 2");
  expect(await verifyLog([{ hash: head }])).toMatchObject({ whole: true, entries: 4 });
  const strange = { hash: "0".repeat(64) };
  expect(await verifyLog([{ hash: head }, strange])).toMatchObject({ why: "head_not_in_log", head: strange });
});

test("the head is noted outside the database, once for each state", async () => {
  expect(await noteHead(url, folder)).toMatch(/ 4 [0-9a-f]{64}$/);
  expect(await noteHead(url, folder)).toBeNull();
  expect(readNotedHeads(folder)).toMatchObject([{ entries: 4 }]);
  expect(await verifyLog(readNotedHeads(folder))).toMatchObject({ whole: true });
});

test("the log is read with filters by who audits, and by nobody else", async () => {
  const asked = async (filter: Record<string, string>) =>
    (await readLog(auditor, LogFilter.parse(filter))).entries.map(({ action }) => action);
  expect(await asked({})).toEqual(["comment", "submit", "publish", "sign_in"]);
  expect(await asked({ action: "submit" })).toEqual(["submit"]);
  expect(await asked({ person: "asma" })).toEqual(["comment", "submit", "sign_in"]);
  expect(await asked({ record: "PKF6FWFKE" })).toEqual(["submit"]);
  expect(await asked({ record: "%" })).toEqual([]);
  expect(await asked({ day: "1999-01-01" })).toEqual([]);
  expect(await asked({ day: "never", after: "x" })).toHaveLength(4);
  await expect(readLog(editor, LogFilter.parse({}))).rejects.toThrow("Not allowed");
  await expect(streamLog(editor, LogFilter.parse({})).next()).rejects.toThrow("Not allowed");
  const pages = [];
  for await (const page of streamLog(auditor, LogFilter.parse({}))) pages.push(...page);
  expect(pages).toHaveLength(4);
});

test("an entry that was changed, taken out or cut off at the end is named", async () => {
  const ids = (await prisma().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ id }) => Number(id));
  const [first = 0, second = 0, third = 0, last = 0] = ids;
  await tamper(`UPDATE audit_entry SET subject = 'proposal 9' WHERE id = ${second}`);
  expect(await verifyLog()).toEqual({ whole: false, entry: second, why: "changed" });
  await tamper(`UPDATE audit_entry SET subject = 'proposal 1' WHERE id = ${second}`);
  expect(await verifyLog()).toMatchObject({ whole: true });
  await tamper(
    `CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = ${second}; DELETE FROM audit_entry WHERE id = ${second}`,
  );
  expect(await verifyLog()).toEqual({ whole: false, entry: third, why: "missing_before" });
  await tamper(
    "ALTER TABLE audit_entry DISABLE TRIGGER audit_chain; INSERT INTO audit_entry SELECT * FROM kept; ALTER TABLE audit_entry ENABLE TRIGGER audit_chain",
  );
  expect(await verifyLog()).toMatchObject({ whole: true });
  await tamper(`DELETE FROM audit_entry WHERE id = ${last}`);
  expect(await verifyLog()).toEqual({ whole: false, entry: third, why: "cut_off" });
  expect(first).toBeGreaterThan(0);
  // Whoever cuts it off may write the head that it then has: the note outside the database tells.
  await tamper(`UPDATE audit_head SET entries = 3, last_id = ${third},
    hash = (SELECT hash FROM audit_entry WHERE id = ${third})`);
  expect(await verifyLog()).toMatchObject({ whole: true, entries: 3 });
  expect(await verifyLog(readNotedHeads(folder))).toMatchObject({ why: "head_not_in_log", head: { entries: 4 } });
});

test("entries that changed places, and a log written anew with all its hashes, are found and placed by its notes", async () => {
  for (const what of ["one", "two", "three", "four"]) await note(auditor, "comment", what);
  const ids = (await prisma().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ id }) => Number(id));
  const [proven = 0, one = 0, two = 0] = ids.slice(2);
  const { hash } = await prisma().auditEntry.findUniqueOrThrow({ where: { id: proven } });
  const heads = [
    { hash, entries: 3, at: "2026-01-01T00:00:00.000Z" },
    ...(await prisma().auditHead.findMany()).map((head) => ({ hash: head.hash, entries: Number(head.entries) })),
  ];
  expect(await verifyLog(heads)).toMatchObject({ whole: true });
  await prisma().$executeRaw`CREATE TABLE before AS SELECT * FROM audit_entry`;

  const swap = `UPDATE audit_entry SET id = -1 WHERE id = ${one}; UPDATE audit_entry SET id = ${one} WHERE id = ${two};
    UPDATE audit_entry SET id = ${two} WHERE id = -1`;
  await tamper(swap);
  expect(await verifyLog(heads)).toEqual({ whole: false, entry: one, why: "missing_before" });
  await tamper(swap);
  expect(await verifyLog(heads)).toMatchObject({ whole: true });

  // All after the third is written anew by the trigger that makes the hashes, with one entry changed.
  await tamper(`DELETE FROM audit_entry WHERE id > ${proven};
    UPDATE audit_head SET entries = 3, last_id = ${proven}, hash = (SELECT hash FROM audit_entry WHERE id = ${proven})`);
  await note(auditor, "comment", "another one");
  for (const what of ["two", "three", "four"]) await note(auditor, "comment", what);
  expect(await verifyLog()).toMatchObject({ whole: true, entries: 7 });
  expect(await verifyLog(heads)).toMatchObject({ whole: false, entry: proven, why: "head_not_in_log" });

  // The command says it, and ends with 1.
  writeFileSync(
    path.join(folder, "logs", "audit-heads.log"),
    heads.map(({ hash: noted, entries }) => `2026-01-01T00:00:00.000Z ${entries} ${noted}\n`).join(""),
  );
  const { code, output } = await runProgram(process.execPath, ["--import", "tsx", "scripts/audit-verify.ts"], {
    env: { ...process.env, DATABASE_URL: url },
  });
  expect(code).toBe(1);
  expect(output).toMatch(new RegExp(`cut off or written anew after entry ${proven}, .* with 7 entries is not in it`));
});
