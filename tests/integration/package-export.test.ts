import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { strToU8 } from "fflate";
import { afterAll, expect, test } from "vitest";
import { problemOf } from "@/lib/http/problem";
import { answerPackage } from "@/lib/packages/answer";
import { loadPackage } from "@/lib/packages/load";
import { readPackage } from "@/lib/packages/read";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readZip } from "@/tests/support/open-files";
import { readResources, readTable } from "@/tests/support/package-tables";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";

await freshDatabase({ template: "registry" });
stopClock();

const folder = mkdtempSync(join(tmpdir(), "registry-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (query = "", init: RequestInit = {}) =>
  answerPackage(new Request(`http://localhost:3000/data/registry.zip?${query}`, init)).catch(problemOf);
const bytesOf = async (query = "") => new Uint8Array(await (await ask(query)).arrayBuffer());
const rowsOf = (files: Map<string, string>, table: string): Record<string, string>[] =>
  parse(files.get(`${table}.csv`) ?? "", { columns: true });

const RETRACTED = "PKFWVG5JF";
const EDITED = "PKF6FWFKE";

test("the archive has the tables of the package that ships, column by column, with what is public of them", async () => {
  const files = readZip(await bytesOf());
  for (const { name, schema } of readResources()) {
    if (name === "possible_duplicates") continue;
    const columns = schema.fields
      .map((field) => field.name)
      .filter((one) => !["publish", "internal_note"].includes(one));
    const [header] = parse(files.get(`${name}.csv`) ?? "") as string[][];
    expect(header?.slice(0, columns.length), name).toEqual(columns);
    expect(rowsOf(files, name).length, name).toBeGreaterThan(0);
  }
  const published = readTable("facilities").filter(({ publish }) => publish === "true");
  expect(rowsOf(files, "facilities").map(({ ref }) => ref)).toEqual(published.map(({ ref }) => ref).sort());
  const text = [...files.values()].join("\n");
  for (const { ref = "" } of readTable("facilities").filter(({ publish }) => publish !== "true"))
    expect(text, ref).not.toContain(ref);
  for (const { id = "" } of readTable("sources").filter(({ use }) => use === "do_not_cite"))
    expect(text.includes(`${id},`), id).toBe(false);
  const [note = ""] = readTable("facilities").flatMap(({ internal_note }) => internal_note || []);
  expect(text).not.toContain(note);
  expect([...files.keys()]).not.toContain("possible_duplicates.csv");
});

test("both descriptions fit the files: lengths, hashes, columns, keys", async () => {
  const files = readZip(await bytesOf());
  const descriptor = JSON.parse(files.get("datapackage.json") ?? "");
  expect(descriptor.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
  for (const { path, type, bytes, hash, schema, profile } of descriptor.resources) {
    const content = strToU8(files.get(path) ?? "");
    expect([type, bytes, hash], path).toEqual([
      "table",
      content.length,
      `sha256:${createHash("sha256").update(content).digest("hex")}`,
    ]);
    expect(profile, path).toBeUndefined();
    for (const { fields, reference } of schema.foreignKeys ?? [])
      expect([Array.isArray(fields), Array.isArray(reference.fields), reference.resource !== ""], path).toEqual([
        true,
        true,
        true,
      ]);
    const csvw = JSON.parse(files.get("csv-metadata.json") ?? "");
    const table = csvw.tables.find(({ url }: { url: string }) => url === path);
    expect(table.tableSchema.columns.map(({ name }: { name: string }) => name)).toEqual(
      schema.fields.map(({ name }: { name: string }) => name),
    );
  }
});

test("both descriptions say of the whole and of every table what it is, in English as it ships and in Urdu", async () => {
  const files = readZip(await bytesOf());
  const descriptor = JSON.parse(files.get("datapackage.json") ?? "");
  const csvw = JSON.parse(files.get("csv-metadata.json") ?? "");
  const shipped = readResources().filter(({ name }) => name !== "possible_duplicates");
  expect(descriptor.languages).toEqual(["en", "ur"]);
  for (const { name, title, description } of shipped) {
    const found = descriptor.resources.find((resource: { name: string }) => resource.name === name);
    expect([found.title, found.description], name).toEqual([title, description]);
    const table = csvw.tables.find(({ url }: { url: string }) => url === `${name}.csv`);
    for (const term of ["title", "description"]) {
      expect(found[`${term}_ur`], `${name} ${term}`).toMatch(/[\u0600-\u06FF]/);
      expect(table[`dc:${term}`], `${name} ${term}`).toEqual([
        { "@value": found[term], "@language": "en" },
        { "@value": found[`${term}_ur`], "@language": "ur" },
      ]);
    }
  }
  expect([descriptor.title_ur, descriptor.description_ur].join("")).toMatch(/[\u0600-\u06FF]/);
  expect(csvw["dc:title"].map((one: { "@language": string }) => one["@language"])).toEqual(["en", "ur"]);
  expect(files.get("README.md")).toContain(descriptor.title_ur);
});

test("a revision gives the same bytes for ever, whatever is published after it", async () => {
  const before = await bytesOf("known_at=1");
  expect(await bytesOf()).toEqual(before);
  await publishAll([
    await changeOf("facility", EDITED, { name: 'A park, "renamed"\nover two lines', confirmed_on: "2026-12-01" }),
    await changeOf("agreement", "AGR-GB-SCHOOLS", { due_on: "2025-06", area_codes: ["PK-GB"] }),
  ]);
  const other = readTable("facilities").find(
    ({ publish, ref }) => publish === "true" && ![EDITED, RETRACTED].includes(ref ?? ""),
  );
  await publishAll([await leaving("facility", RETRACTED), await leaving("facility", other?.ref ?? "", EDITED)]);
  expect(await bytesOf("known_at=1")).toEqual(before);
  const now = readZip(await bytesOf());
  const refs = rowsOf(now, "facilities").map(({ ref }) => ref);
  expect([refs.includes(RETRACTED), refs.includes(other?.ref)]).toEqual([false, false]);
  // Nothing else names what has left.
  expect([...now.values()].join("\n")).not.toContain(RETRACTED);
});

test("who has the archive already is told so, and what it cannot be asked is named", async () => {
  const first = await ask("known_at=1");
  const tag = first.headers.get("ETag") ?? "";
  expect(first.headers.get("Registry-Revision")).toBe("1");
  await first.arrayBuffer();
  expect((await ask("known_at=1", { headers: { "If-None-Match": tag } })).status).toBe(304);
  for (const query of ["as_of=2025-01-01", "known_at=99", "known_at=soon", "columns=ref"]) {
    const response = await ask(query);
    expect([response.status, (await response.json()).errors[0].field], query).toEqual([400, query.split("=")[0]]);
  }
});

test("loaded into an empty register and exported again it is the same, byte by byte", async () => {
  const first = await bytesOf();
  for (const [name, text] of readZip(first)) writeFileSync(join(folder, name), text);
  await readPackage(folder);
  await freshDatabase({ template: "empty" });
  const loaded = await loadPackage(folder);
  expect([loaded.revision, loaded.waiting]).toEqual([1, 0]);
  const again = await ask();
  expect(again.headers.get("Registry-Revision")).toBe("1");
  const second = new Uint8Array(await again.arrayBuffer());
  const [before, after] = [readZip(first), readZip(second)];
  for (const [name, text] of before) expect(after.get(name) === text, name).toBe(true);
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});
