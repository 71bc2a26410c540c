import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { prisma } from "@/lib/db";
import { decideRest, decideTwin } from "@/lib/imports/decide-twins";
import { importFile } from "@/lib/imports/files";
import { runImport } from "@/lib/imports/job";
import { writePreview } from "@/lib/imports/preview-file";
import { requestPublishing } from "@/lib/imports/publish";
import { findImport, listImports } from "@/lib/imports/queries";
import { discardImport, mapColumns } from "@/lib/imports/receive";
import { ImportRefused } from "@/lib/imports/schema";
import { BadUpload, storeUpload } from "@/lib/imports/upload";
import { withClient } from "@/scripts/database/connect.mjs";
import { freshDatabase } from "../support/database";
import {
  compareImport,
  createPerson,
  csvFile,
  freshDataFolder,
  type Person,
  readImport,
  sendIn,
} from "../support/imports";
import { expectEverythingTraced } from "../support/trace";
import { xlsxFile } from "../support/workbook";

const url = await freshDatabase({ template: "registry" });
expectEverythingTraced();
const folder = await freshDataFolder();
// So many files nobody sends in by hand.
Object.assign(process.env, { EDITS_PER_HOUR: "0", EDITS_PER_DAY: "0" });

const MIRPUR = "PKF6FWFKE";
const DADYAL = "PKF5WF1J0";
const SOURCE = "URDUPT-20240207";
const NEW = ["name", "main_kind", "district_code", "source_ids"];

let trusted: Person;
let other: Person;
beforeAll(async () => {
  trusted = await createPerson("trusted", { role: "reviewer", publishes_directly: true });
  other = await createPerson("other", { role: "reviewer" });
});

const facilities = () => prisma().recordVersion.count({ where: { kind: "facility", known_to: 2147483647 } });

/** Ends the connection on which a transaction has been at work for a while, as a crash would; says whether there was one. */
const killTransaction = () =>
  withClient(url, async (client) => {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rowCount } = await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND now() - xact_start > interval '150 ms'`);
      if (rowCount) return true;
      await setTimeout(10);
    }
    return false;
  });

const manyRows = (count: number, mark: string) =>
  csvFile(
    NEW,
    ...Array.from({ length: count }, (_, at) => [`${mark} number ${at}`, "freelancing_hub", "PK-JK-MIRPUR", SOURCE]),
  );

test("publishing that is killed in the middle leaves nothing, and the next one who looks publishes all of it", {
  timeout: 120_000,
}, async () => {
  const id = await sendIn(trusted, manyRows(1500, "Killed"));
  const { rows } = await compareImport(trusted, id);
  expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
  await requestPublishing(trusted, id, "All at once");
  const before = [await facilities(), await prisma().revision.count(), await prisma().auditEntry.count()];
  const running = runImport(id);
  expect(await killTransaction()).toBe(true);
  await running;
  const { state } = await readImport(id);
  expect(state).toBe("publishing");
  expect([await facilities(), await prisma().revision.count(), await prisma().auditEntry.count()]).toEqual(before);
  await runImport(id);
  expect((await readImport(id)).state).toBe("published");
  expect(await facilities()).toBe((before[0] ?? 0) + 1500);
  expect(await prisma().revision.count()).toBe((before[1] ?? 0) + 1);
});

test("a process that dies while it compares is taken over, and its rows are counted once", async () => {
  const id = await sendIn(trusted, manyRows(50, "Left"));
  const { columns } = await readImport(id);
  await mapColumns(trusted, id, columns);
  await prisma().import.update({ where: { id }, data: { leased_until: new Date(Date.now() + 60_000), attempts: 1 } });
  await runImport(id);
  expect((await readImport(id)).state).toBe("comparing");
  await prisma().import.update({ where: { id }, data: { leased_until: new Date(Date.now() - 1) } });
  await Promise.all([runImport(id), runImport(id), runImport(id)]);
  const { state, rows, counts } = await readImport(id);
  expect([state, rows.length, counts.new]).toEqual(["compared", 50, 50]);
});

test("a decision on a possible duplicate is remembered for the next file", async () => {
  const twin = csvFile(
    NEW,
    ["SCO Software Technology Park, Mirpur", "software_technology_park", "PK-JK-MIRPUR", SOURCE],
    ["SCO Software Technology Park, Dadyal", "software_technology_park", "PK-JK-MIRPUR", SOURCE],
  );
  const { id, counts, rows } = await compareImport(trusted, await sendIn(trusted, twin));
  expect(counts.twins).toBe(2);
  await decideTwin(trusted, id, { position: 1, ref: MIRPUR, decision: "same", reason: "The same building" });
  await decideRest(trusted, id, "Looked at a map");
  const after = await readImport(id);
  expect(after.counts).toMatchObject({ twins: 0, new: 1 });
  expect(after.rows[0]).toMatchObject({ key: MIRPUR, outcome: "changed" });
  await discardImport(trusted, id);
  const again = await compareImport(trusted, await sendIn(trusted, twin));
  expect(again.counts).toMatchObject({ twins: 0, new: 1, changed: 1 });
  expect(again.rows.map(({ key }) => key)).toEqual([MIRPUR, rows[1]?.key]);
  expect(await prisma().auditEntry.count({ where: { action: "mark_same" } })).toBe(1);
});

test("an import that was not handed in is its sender's alone, and its file goes with it", async () => {
  const id = await sendIn(trusted, csvFile(["ref", "seats"], [MIRPUR, 1]));
  expect(await findImport(other, id)).toBeNull();
  expect((await listImports(other)).map((one) => one.id)).not.toContain(id);
  await expect(discardImport(other, id)).rejects.toThrow();
  await discardImport(trusted, id);
  await expect(fs.stat(importFile(id))).rejects.toThrow("ENOENT");
});

test("the preview as CSV has a line for each change and each fault, harmless to a spreadsheet", async () => {
  const file = csvFile(["ref", "place", "seats", "source_ids"], [MIRPUR, "=1+1", "many", SOURCE]);
  const { id } = await compareImport(trusted, await sendIn(trusted, file));
  let text = "";
  for await (const part of writePreview(id)) text += part;
  expect(text).toContain("'=1+1");
  expect(text).toContain("not_a_number");
  expect(text.split("\r\n")[0]).toBe("\uFEFFfile,row,ref,name,outcome,column,before,after,fault,cell,detail");
});

const form = (name: string, content: Uint8Array | string, boundary = "x") =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

const upload = (body: Uint8Array, type = "multipart/form-data; boundary=x") => ({
  body: new Response(new Uint8Array(body)).body,
  headers: new Headers({ "content-type": type }),
});

const kept = async () =>
  (await fs.readdir(path.join(folder, "imports")).catch(() => [])).filter((name) => !/^\d+$/.test(name));

test("an upload that is cut off, too large or no form leaves nothing behind", async () => {
  const whole = form("a.csv", csvFile(["ref"], [MIRPUR]));
  const arrived = await storeUpload(upload(whole));
  expect(await fs.readFile(arrived.place, "utf8")).toBe(csvFile(["ref"], [MIRPUR]));
  await fs.rm(arrived.place);
  for (const [bad, why] of [
    [upload(whole.subarray(0, whole.length - 30)), "cut_off"],
    [upload(form("big.csv", new Uint8Array(25 * 1024 * 1024 + 1))), "too_large"],
    [upload(whole, "text/plain"), "no_file"],
    [upload(Buffer.from("--x--\r\n")), "no_file"],
  ] as const) {
    const error = await storeUpload(bad).catch((one) => one);
    expect(error).toBeInstanceOf(BadUpload);
    if (why !== "no_file") expect(error).toMatchObject({ why });
  }
  expect(await kept()).toEqual([]);
});

// What is written to /dev/full finds no room.
test.runIf(existsSync("/dev/full"))(
  "an upload that the disk does not take is refused by name, and read to its end",
  async () => {
    const { open } = fs;
    const onto = (place: string) => vi.spyOn(fs, "open").mockImplementation(() => open(place, "w"));
    onTestFinished(() => void vi.restoreAllMocks());
    for (const length of [10, 300_000, 5_000_000]) {
      onto("/dev/full");
      const sent = form("a.csv", new Uint8Array(length));
      let taken = 0;
      const counting = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, on) => {
          taken += piece.length;
          on.enqueue(piece);
        },
      });
      const { body, headers } = upload(sent);
      const counted = { body: body?.pipeThrough(counting) ?? null, headers };
      await expect(storeUpload(counted)).rejects.toMatchObject({ why: "no_room" });
      expect(taken).toBe(sent.length);
      onto("/dev");
      await expect(storeUpload(upload(form("a.csv", new Uint8Array(length))))).rejects.toThrow("EISDIR");
    }
    expect(await kept()).toEqual([]);
  },
);

/** Takes a file the whole way that a sender can; anything but a result or a named refusal is a fault of ours. */
async function takeWhole(content: Uint8Array | string): Promise<string> {
  try {
    const id = await sendIn(trusted, content, `${randomUUID()}.csv`);
    const { state, faults } = await compareImport(trusted, id);
    expect(faults.map(({ fault }) => fault)).not.toContain("failed");
    return state;
  } catch (error) {
    expect(error).toBeInstanceOf(ImportRefused);
    return "refused";
  }
}

/** How many mutated files are sent in; the full number stands in docs/reliability.md. */
const MUTATED = Number(process.env.MUTATED_UPLOADS ?? 60);

test("whatever is done to a file, it is compared or refused by name", {
  timeout: 30_000 + MUTATED * 1000,
}, async () => {
  const csv = Buffer.from(
    csvFile(["ref", "name", "seats", "place", "source_ids"], [MIRPUR, "x", 3, "y", SOURCE], [DADYAL, "", "", "", ""]),
  );
  const sheet = Buffer.from(
    xlsxFile([
      ["ref", "seats", "place"],
      [MIRPUR, 3, "y"],
      [DADYAL, "", { xml: "<c><f>1</f></c>" }],
    ]),
  );
  const mutated = fc
    .tuple(
      fc.constantFrom(csv, sheet),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.option(fc.nat()),
    )
    .map(([original, changes, cut]) => {
      const bytes = Buffer.from(original);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
    });
  await fc.assert(
    fc.asyncProperty(mutated, async (bytes) => {
      expect(["compared", "refused"]).toContain(await takeWhole(bytes));
    }),
    { numRuns: MUTATED, seed: 7 },
  );
  for (const strange of [
    `ref,place\r\n${MIRPUR},"\0 and \uFEFF"\r\n`,
    `ref\r\n${"x".repeat(2_000_000)}\r\n`,
    `${"a,".repeat(400)}\r\n1\r\n`,
    "\uFEFF",
    "ref,ref\r\n\r\n\r\n",
    Buffer.from([0xff, 0xfe, 0x72, 0x00]),
    Buffer.from("PK\x03\x04nothing more", "latin1"),
    `ref,latitude,seats\r\n${MIRPUR},1e309,${"9".repeat(400)}\r\n`,
  ])
    expect(["compared", "refused"]).toContain(await takeWhole(strange));
});
