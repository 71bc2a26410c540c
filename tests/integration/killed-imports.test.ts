import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { requestPublishing } from "@/lib/imports/publish";
import { mapColumns } from "@/lib/imports/receive";
import { randomOf } from "@/lib/synthetic/random";
import { freshDatabase } from "../support/database";
import { createPerson, csvFile, freshDataFolder, type Person, readImport, sendIn } from "../support/imports";

const url = await freshDatabase({ template: "registry" });
const folder = await freshDataFolder();

const COLUMNS = ["name", "main_kind", "district_code", "source_ids"];
const ROWS = 200;

let trusted: Person;
beforeAll(async () => {
  trusted = await createPerson("trusted", { role: "reviewer", publishes_directly: true });
});

const facilities = () => prisma().recordVersion.count({ where: { kind: "facility", known_to: 2147483647 } });

/** Works on an import in a process of its own, which is killed hard after so many milliseconds of work. */
async function work(id: bigint, killedAfter: number | null): Promise<void> {
  // As after the minute in which the one before was silent.
  await prisma().import.update({ where: { id }, data: { leased_until: null } });
  const env = { ...process.env, DATABASE_URL: url, DATA_DIR: folder };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/drill/run-import.ts", String(id)], { env });
  const ended = new Promise((resolve) => child.once("close", resolve));
  if (killedAfter !== null) {
    while ((await readImport(id)).leased_until === null && child.exitCode === null) await setTimeout(10);
    await setTimeout(killedAfter);
    child.kill("SIGKILL");
  }
  await ended;
}

test("an import whose process is killed again and again is whole or not at all", { timeout: 240_000 }, async () => {
  const random = randomOf(1, 0);
  const rows = Array.from({ length: ROWS }, (_, at) => [
    `Killed number ${at}`,
    "freelancing_hub",
    "PK-JK-MIRPUR",
    "URDUPT-20240207",
  ]);
  const id = await sendIn(trusted, csvFile(COLUMNS, ...rows));
  await mapColumns(trusted, id, (await readImport(id)).columns);
  for (let turn = 0; turn < 2; turn += 1) {
    await work(id, random.integer(0, 400));
    const { state, counts } = await readImport(id);
    if (state === "compared") expect(counts.new).toBe(ROWS);
    else expect(state).toBe("comparing");
  }
  await work(id, null);
  const compared = await readImport(id);
  expect([compared.state, compared.rows.length, compared.counts.new]).toEqual(["compared", ROWS, ROWS]);

  const before = [await facilities(), await prisma().revision.count()];
  await requestPublishing(trusted, id, "Counted on the spot");
  for (let turn = 0; turn < 2; turn += 1) {
    await work(id, random.integer(0, 1000));
    const now = [await facilities(), await prisma().revision.count()];
    expect([before, [(before[0] ?? 0) + ROWS, (before[1] ?? 0) + 1]]).toContainEqual(now);
  }
  await work(id, null);
  expect((await readImport(id)).state).toBe("published");
  expect([await facilities(), await prisma().revision.count()]).toEqual([
    (before[0] ?? 0) + ROWS,
    (before[1] ?? 0) + 1,
  ]);
});
