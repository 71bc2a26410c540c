import fs from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { runImport } from "@/lib/imports/job";
import { requestPublishing, submitImport } from "@/lib/imports/publish";
import { acceptProposal } from "@/lib/proposals/decide";
import { undoProposal } from "@/lib/proposals/undo";
import { freshDatabase } from "../support/database";
import {
  compareImport,
  createPerson,
  csvFile,
  exportCsv,
  freshDataFolder,
  type Person,
  readImport,
  sendIn,
} from "../support/imports";
import { expectEverythingTraced } from "../support/trace";
import { xlsxFile } from "../support/workbook";

await freshDatabase({ template: "registry" });
expectEverythingTraced();
await freshDataFolder();

const MIRPUR = "PKF6FWFKE";
const DADYAL = "PKF5WF1J0";
const SOURCE = "URDUPT-20240207";

let ayesha: Person;
let bilal: Person;
let trusted: Person;
let narrow: Person;
beforeAll(async () => {
  ayesha = await createPerson("ayesha", { role: "reviewer" });
  bilal = await createPerson("bilal", { role: "reviewer" });
  trusted = await createPerson("trusted", { role: "reviewer", publishes_directly: true });
  narrow = await createPerson("narrow", { role: "reviewer", bodies: ["PITB"] });
});

const documentOf = async (ref: string) => {
  const row = await prisma().recordVersion.findFirstOrThrow({
    where: { kind: "facility", key: ref },
    orderBy: { number: "desc" },
  });
  return { ...row, document: row.document as unknown as FacilityDocument | null };
};

async function publishNow(actor: Person, id: bigint) {
  await requestPublishing(actor, id, "From the ministry's list");
  await runImport(id);
  return readImport(id);
}

test("the register's own file sent back changes nothing, whichever of them it is", async () => {
  for (const [content, name] of [
    [await exportCsv(), "facilities.csv"],
    [await exportCsv("bom=1&safe=1"), "for-excel.csv"],
    [await exportCsv("lang=ur"), "urdu.csv"],
  ] as const) {
    const result = await compareImport(ayesha, await sendIn(ayesha, content, name));
    expect(result.faults).toEqual([]);
    expect(result.rows.flatMap(({ key, faults }) => ((faults as unknown[]).length ? [[key, faults]] : []))).toEqual([]);
    expect(result.counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
    expect(result.counts.unchanged).toBeGreaterThan(200);
  }
});

test("a blank cell says nothing, (clear) empties, and what changes rests on the row's sources", async () => {
  const headings = ["ref", "name", "place", "seats", "phone", "source_ids"];
  const file = csvFile(headings, [MIRPUR, "", "(clear)", 120, "05827 920000", SOURCE]);
  const id = await sendIn(trusted, file);
  const compared = await compareImport(trusted, id);
  expect(compared.counts).toMatchObject({ changed: 1, refused: 0 });
  expect(compared.rows[0]?.cells).toEqual([
    { column: "place", before: "Mirpur city centre", after: "(clear)" },
    { column: "seats", before: "", after: "120" },
    { column: "phone", before: "", after: "05827 920000" },
  ]);
  const before = (await documentOf(MIRPUR)).document;
  await publishNow(trusted, id);
  const { document, proposal_id } = await documentOf(MIRPUR);
  expect(document).toMatchObject({ name: before?.name, place: null, seats: 120, phone: "05827 920000" });
  expect(document?.citations).toContainEqual({ field: "seats", source_id: SOURCE, phrase: null, note: null });
  expect(await prisma().proposal.findUniqueOrThrow({ where: { id: proposal_id ?? 0n } })).toMatchObject({
    state: "published",
    origin: "import",
    direct: true,
    author_id: "trusted",
  });
});

test("each cell that cannot be taken is named by row and column, and nothing of the file is published then", async () => {
  const headings = ["ref", "status", "latitude", "main_kind", "operators", "seats", "source_ids"];
  const file = csvFile(
    headings,
    [MIRPUR, "closed", "", "", "", "", ""],
    [DADYAL, "", "north", "", "", "", SOURCE],
    ["PKF000000", "", "", "", "", "", ""],
    ["", "", "", "palace", "", "", SOURCE],
    ["PKF6FWFKE", "", "", "", "", "7", SOURCE],
    [DADYAL.toLowerCase(), "", "", "", "NOBODY", "", SOURCE],
  );
  const { rows, counts, id } = await compareImport(trusted, await sendIn(trusted, file));
  expect(
    rows.flatMap(({ row, faults }) =>
      (faults as { fault: string; column?: string }[]).map((one) => [row, one.column, one.fault]),
    ),
  ).toEqual([
    [2, "status", "derived"],
    [3, "latitude", "not_a_number"],
    [4, "ref", "unknown_ref"],
    [5, "name", "missing"],
    [5, "main_kind", "not_a_word"],
    [6, "ref", "twice"],
    [7, "ref", "twice"],
  ]);
  expect(counts.refused).toBe(6);
  await expect(requestPublishing(trusted, id, "x")).rejects.toThrow("refused");
});

test("a new value without a source is refused, and so is a value of a record outside one's scope", async () => {
  const bare = await compareImport(
    ayesha,
    await sendIn(ayesha, csvFile(["ref", "email"], [DADYAL, "park@example.org"])),
  );
  expect(bare.rows[0]?.faults).toMatchObject([{ fault: "no_source", column: "source_ids", value: "email" }]);
  const file = csvFile(["ref", "email", "source_ids"], [DADYAL, "park@example.org", SOURCE]);
  const outside = await compareImport(narrow, await sendIn(narrow, file));
  expect(outside.rows[0]?.faults).toMatchObject([{ fault: "not_yours" }]);
});

test("headings are guessed in both languages, and another hand can correct them", async () => {
  const id = await sendIn(
    ayesha,
    csvFile(["Reference", "نام (اردو)", " SEATS ", "Source IDs", "remarks"], [MIRPUR, "", "", "", "hello"]),
  );
  const { columns } = await readImport(id);
  expect([columns[0], columns[2], columns[3], columns[4]]).toEqual(["ref", "seats", "source_ids", ""]);
  await expect(compareImport(ayesha, id, ["ref", "ref", "", "", ""])).rejects.toThrow("no longer waits");
  await expect(compareImport(bilal, id)).rejects.toThrow("no longer waits");
});

describe("new facilities", () => {
  const headings = ["name", "main_kind", "district_code", "seats", "source_ids"];
  const file = csvFile(
    headings,
    ["Freelancing Hub Test Alpha", "freelancing_hub", "PK-JK-MIRPUR", 20, SOURCE],
    ["Freelancing Hub Test Beta", "freelancing_hub", "PK-JK-MIRPUR", 30, SOURCE],
  );

  test("get refs, are published whole, and the same file again changes nothing", async () => {
    const id = await sendIn(trusted, file);
    expect((await compareImport(trusted, id)).counts).toMatchObject({ new: 2, refused: 0, twins: 0 });
    const published = await publishNow(trusted, id);
    expect(published.state).toBe("published");
    const refs = published.rows.map(({ key }) => key ?? "");
    const { document } = await documentOf(refs[0] ?? "");
    expect(document).toMatchObject({
      area_code: "PK-JK-MIRPUR",
      location_precision: "district",
      functions: [{ kind: "freelancing_hub", source_id: SOURCE }],
      citations: [{ field: "record", source_id: SOURCE }],
    });
    const revisions = await prisma().revision.count();
    const again = await compareImport(trusted, await sendIn(trusted, file));
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(await prisma().revision.count()).toBe(revisions);

    const undo = await undoProposal(trusted, published.proposal_id ?? 0n, { reason: "Sent by mistake" });
    await acceptProposal(bilal, undo, { verdicts: [], reason: null });
    for (const ref of refs) expect((await documentOf(ref)).state).toBe("retracted");
    const third = await compareImport(trusted, await sendIn(trusted, file));
    expect(third.counts).toMatchObject({ new: 2 });
    expect(third.rows.map(({ key }) => key)).toEqual(refs);
    await publishNow(trusted, third.id);
    expect((await documentOf(refs[0] ?? "")).number).toBe(3);
  });

  test("that may be published ones wait for a decision, which is remembered", async () => {
    const twin = csvFile(headings, [
      "SCO Software Technology Park, Mirpur",
      "software_technology_park",
      "PK-JK-MIRPUR",
      9,
      SOURCE,
    ]);
    const first = await compareImport(trusted, await sendIn(trusted, twin));
    expect(first.rows[0]?.twins).toMatchObject([{ ref: MIRPUR }]);
    await expect(requestPublishing(trusted, first.id, "x")).rejects.toThrow("twins");
  });
});

test("an import that waits for a decision is published by another reviewer, and undone unless later edits stand on it", async () => {
  const id = await sendIn(ayesha, csvFile(["ref", "seats", "source_ids"], [MIRPUR, 77, SOURCE], [DADYAL, 78, SOURCE]));
  await compareImport(ayesha, id);
  await submitImport(ayesha, id, "Counted by hand");
  await expect(requestPublishing(ayesha, id, "x")).rejects.toThrow("Not allowed");
  await expect(requestPublishing(narrow, id, "x")).rejects.toThrow("Not allowed");
  await requestPublishing(bilal, id, "x");
  await runImport(id);
  const { proposal_id, state } = await readImport(id);
  expect(state).toBe("published");
  const before = await documentOf(MIRPUR);
  expect(before.document?.seats).toBe(77);

  const later = await sendIn(trusted, csvFile(["ref", "seats", "source_ids"], [MIRPUR, 99, SOURCE]));
  await compareImport(trusted, later);
  await publishNow(trusted, later);
  const undo = { reason: "Wrong list" };
  await expect(undoProposal(ayesha, proposal_id ?? 0n, undo)).rejects.toMatchObject({
    edits: [{ kind: "facility", key: MIRPUR }],
  });
});

test("a change that somebody else makes meanwhile is merged, and a field that both changed waits for a person", async () => {
  const columns = ["ref", "seats", "source_ids"];
  const late = await sendIn(trusted, csvFile(columns, [DADYAL, 300, SOURCE]));
  await compareImport(trusted, late);
  const quick = await sendIn(trusted, csvFile(columns, [DADYAL, 200, SOURCE]));
  await compareImport(trusted, quick);
  await publishNow(trusted, quick);
  const result = await publishNow(trusted, late);
  expect(result).toMatchObject({ state: "compared", proposal_id: null });
  expect(result.faults).toMatchObject([{ fault: "conflict" }]);
  expect((await documentOf(DADYAL)).document?.seats).toBe(200);
});

describe("spreadsheets", () => {
  test("give values as the register writes them", async () => {
    const file = xlsxFile([
      ["ref", "seats", "latitude", "place", "status_on", "source_ids"],
      [MIRPUR, 250, 33.14782, "A <place> & more", "", SOURCE],
    ]);
    const { rows } = await compareImport(ayesha, await sendIn(ayesha, file, "list.xlsx"));
    expect(rows[0]?.faults).toEqual([]);
    expect(rows[0]?.cells).toMatchObject([
      { column: "place", after: "A <place> & more" },
      { column: "seats", after: "250" },
    ]);
  });

  test("a formula is refused by its address", async () => {
    const formula = { xml: "<c><f>SUM(A1:A2)</f><v>12</v></c>" };
    const file = xlsxFile([
      ["ref", "place", "seats"],
      [DADYAL, "", ""],
      [MIRPUR, "", formula],
    ]);
    const { rows, counts } = await compareImport(ayesha, await sendIn(ayesha, file, "list.xlsx"));
    expect(counts).toMatchObject({ unchanged: 1, refused: 1 });
    expect(rows[1]?.faults).toMatchObject([{ fault: "formula", cell: "C3", row: 3 }]);
  });

  test("that unpack to more than is allowed are not read", async () => {
    const bomb = xlsxFile([["ref"]], { "xl/big.xml": new Uint8Array(200 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(sendIn(ayesha, bomb, "bomb.xlsx")).rejects.toMatchObject({ faults: [{ fault: "too_big_unpacked" }] });
  });
});

describe("files as a whole", () => {
  test("in another encoding, with broken quotes or too many rows are refused by row", async () => {
    const latin = Buffer.concat([
      Buffer.from(`ref,place\r\n${MIRPUR},"two\nlines"\r\n${DADYAL},caf`),
      Buffer.from([0xe9, 0x0d, 0x0a]),
    ]);
    const wrong = await sendIn(ayesha, latin).catch((error) => error);
    expect(wrong.faults).toMatchObject([{ fault: "not_utf8", row: 3 }]);
    const open = await compareImport(
      ayesha,
      await sendIn(ayesha, `ref,place\r\n${MIRPUR},ok\r\n${DADYAL},"never closed\r\n`),
    );
    expect(open).toMatchObject({ state: "refused", faults: [{ fault: "not_csv", row: 3 }] });
    const ragged = await compareImport(ayesha, await sendIn(ayesha, `ref,place\r\n${MIRPUR}\r\n${DADYAL},a,b\r\n`));
    expect(ragged.rows.map(({ row, faults }) => [row, faults])).toMatchObject([
      [2, [{ fault: "ragged" }]],
      [3, [{ fault: "ragged" }]],
    ]);
    const empty = await sendIn(ayesha, "").catch((error) => error);
    expect(empty.faults).toMatchObject([{ fault: "no_rows" }]);
  });

  test("the whole data package sent back changes nothing, and paths that climb lead nowhere", async () => {
    const names = await fs.readdir("registry-data");
    const entries: Record<string, Uint8Array> = {};
    for (const name of names)
      if (/\.(csv|json)$/.test(name)) entries[`registry/${name}`] = await fs.readFile(path.join("registry-data", name));
    const result = await compareImport(ayesha, await sendIn(ayesha, zipSync(entries), "registry.zip"));
    expect(result.faults).toEqual([]);
    const changed = result.rows.filter(({ outcome }) => outcome === "changed" || outcome === "refused");
    expect(changed.map(({ key }) => key).filter((key) => key !== MIRPUR && key !== DADYAL)).toEqual([]);
    expect(result.counts.unchanged).toBeGreaterThan(900);
    expect(result.counts.aside).toBeGreaterThan(40);
    const evil = zipSync({
      "datapackage.json": entries["registry/datapackage.json"] ?? new Uint8Array(),
      "../../evil.csv": new Uint8Array(3),
    });
    await expect(sendIn(ayesha, evil, "evil.zip")).rejects.toMatchObject({ faults: [{ fault: "not_a_package" }] });
  });
});
