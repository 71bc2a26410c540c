import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll } from "vitest";
import { prisma } from "@/lib/db";
import { csvRecord } from "@/lib/files/csv";
import { openPlace } from "@/lib/imports/files";
import { runImport } from "@/lib/imports/job";
import { mapColumns, receiveImport } from "@/lib/imports/receive";
import type { Actor, Membership } from "@/lib/people/rights";
import { askText } from "./answers";

export type Person = Extract<Actor, { kind: "person" }>;

/** A folder of its own for the files that a test file sends in. */
export async function freshDataFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "registry-imports-"));
  process.env.DATA_DIR = folder;
  afterAll(async () => {
    delete process.env.DATA_DIR;
    await fs.rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Somebody with memberships that the database knows too. */
export async function createPerson(id: string, ...memberships: Partial<Membership>[]): Promise<Person> {
  const whole: Membership = { role: "editor", bodies: [], areas: [], publishes_directly: false, decides_own: false };
  const held = memberships.map((part) => ({ ...whole, ...part }));
  await prisma().person.create({ data: { id, name: id, email: `${id}@example.org`, twoFactorEnabled: true } });
  await prisma().membership.createMany({
    data: held.map(({ bodies, areas, ...rest }) => ({
      id: randomUUID(),
      person_id: id,
      bodies: [...bodies],
      areas: [...areas],
      ...rest,
    })),
  });
  return { kind: "person", id, name: id, office: null, memberships: held };
}

/** Sends a file in, as the upload does once it has arrived. */
export async function sendIn(actor: Person, content: string | Uint8Array, name = "file.csv"): Promise<bigint> {
  const place = await openPlace(randomUUID());
  await fs.writeFile(place, content);
  return receiveImport(actor, place, name);
}

/** Has an import compared with the columns that were guessed. */
export async function compareImport(actor: Person, id: bigint, columns?: string[]) {
  const { columns: guessed } = await prisma().import.findUniqueOrThrow({ where: { id } });
  await mapColumns(actor, id, columns ?? guessed);
  await runImport(id);
  return readImport(id);
}

/** An import and its rows, in order. */
export async function readImport(id: bigint) {
  const found = await prisma().import.findUniqueOrThrow({ where: { id } });
  const rows = await prisma().importRow.findMany({ where: { import_id: id }, orderBy: { position: "asc" } });
  return {
    ...found,
    counts: found.counts as Record<string, number>,
    faults: found.faults as Record<string, unknown>[],
    rows,
  };
}

/** A CSV file from its heading and rows. */
export const csvFile = (headings: string[], ...rows: (string | number)[][]): string =>
  [headings, ...rows].map(csvRecord).join("");

/** The file that the register offers of all its facilities. */
export const exportCsv = (query = ""): Promise<string> => askText(`/facilities.csv${query && `?${query}`}`);

const xml = (text: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A cell of a workbook: text, a number, or its own XML. */
export type SheetCell = string | number | { xml: string };

const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

function cellXml(cell: SheetCell, address: string): string {
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === "object") return cell.xml.replace("<c", `<c r="${address}"`);
  return cell === ""
    ? ""
    : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

/** A workbook with one sheet, as small as they come. */
export function xlsxFile(rows: SheetCell[][], extra: Record<string, Uint8Array> = {}): Uint8Array {
  const body = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, `${letters(at)}${row + 1}`)).join("")}</row>`,
  );
  return zipSync({
    "[Content_Types].xml": xml(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": xml(
      `<styleSheet xmlns="${SPREADSHEET}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    "xl/worksheets/sheet1.xml": xml(
      `<worksheet xmlns="${SPREADSHEET}"><sheetData>${body.join("")}</sheetData></worksheet>`,
    ),
    ...extra,
  });
}
