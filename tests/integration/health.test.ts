import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sql from "sql-template-tag";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { prisma, query } from "@/lib/db";
import { readHealth } from "@/lib/staff/health";
import { recordChore } from "@/scripts/chores.mjs";
import { countRequest, sendMetrics } from "@/scripts/server/metrics.mjs";
import { freshDatabase } from "../support/database";
import { createPerson, freshDataFolder, type Person } from "../support/imports";

await freshDatabase({ template: "registry" });
const folder = await freshDataFolder();

let administrator: Person;
let auditor: Person;
beforeAll(async () => {
  administrator = await createPerson("administrator", { role: "administrator" });
  auditor = await createPerson("auditor", { role: "auditor" });
});

test("administrators learn how the register stands, and nobody else does", async () => {
  expect(await readHealth(auditor)).toBeNull();
  const health = await readHealth(administrator);
  expect(health).toMatchObject({
    revision: { number: 1 },
    replicas: [],
    imports: { working: 0, oldest: null },
    release: null,
    letters: 0,
  });
  expect(health?.database.bytes).toBeGreaterThan(1_000_000);
  expect(health?.database.connections).toBeGreaterThan(0);
  expect(health?.audit.entries).toBeGreaterThan(0);
});

test("what is looked after says when and how it went, and is late when nobody has for too long", async () => {
  expect((await readHealth(administrator))?.chores.map(({ last, late }) => [last, late])).toEqual(
    Array(4).fill([null, true]),
  );
  recordChore(folder, "backup", { ok: true, said: "Revision 1, 9 rows" });
  recordChore(folder, "audit", { ok: false, said: "Entry 3 was changed" });
  const chores = async () =>
    Object.fromEntries((await readHealth(administrator))?.chores.map((one) => [one.chore, one]) ?? []);
  expect(await chores()).toMatchObject({
    backup: { late: false, last: { ok: true, said: "Revision 1, 9 rows" } },
    audit: { late: false, last: { ok: false } },
    release: { late: true, last: null },
  });
  vi.setSystemTime(Date.now() + 3 * 86_400_000);
  onTestFinished(() => void vi.useRealTimers());
  expect(await chores()).toMatchObject({ backup: { late: true } });
});

test("answers are counted by hour, and failures and slow ones among them", async () => {
  const seen = { id: "", address: "", method: "GET", url: "/", head: 5, took: 5, bytes: 1, whole: true };
  for (const [status, head] of [
    [200, 5],
    [503, 5],
    [200, 1500],
  ])
    countRequest({ ...seen, status: status ?? 0, head: head ?? 0 });
  expect((await readHealth(administrator))?.answers).toEqual({ asked: 3, failed: 1, slow: 1, hours: 1 });
});

test("a question that takes long is counted, and logged without what it asked about", async () => {
  const before = (await readHealth(administrator))?.queries.slow ?? 0;
  await query(sql`SELECT pg_sleep(0.6), ${"a secret"}::text`);
  // The staff's side asks in another way.
  await prisma().$queryRaw`SELECT pg_sleep(0.6)::text AS staff`;
  const { queries } = (await readHealth(administrator)) ?? {};
  expect(queries?.slow).toBe(before + 2);
  expect(queries?.newest[0]).toMatchObject({ text: expect.stringContaining("pg_sleep"), ms: expect.any(Number) });
  const logs = path.join(folder, "logs");
  await vi.waitFor(() => expect(readdirSync(logs).some((name) => name.startsWith("slow-queries-"))).toBe(true));
  const text = readdirSync(logs)
    .map((name) => readFileSync(path.join(logs, name), "utf8"))
    .join("");
  expect(text).toContain("pg_sleep");
  expect(text).not.toContain("a secret");
  let figures = "";
  const response = { writeHead: () => response, end: (body: string) => (figures = body) };
  await sendMetrics(response as unknown as Parameters<typeof sendMetrics>[0]);
  expect(figures).toMatch(/registry_queries_total\{took="long"\} [1-9]/);
});
