import { createHash } from "node:crypto";
import fs from "node:fs";
import { dropFile, importFile, keepFile } from "@/lib/imports/files";
import { guessColumns } from "@/lib/imports/headings";
import { readHeadings, sniffFormat } from "@/lib/imports/read-rows";
import { IMPORT_COLUMNS, IMPORT_LIMITS, type ImportFormat, ImportRefused } from "@/lib/imports/schema";
import { type Actor, canSomewhere, REGISTER } from "@/lib/people/rights";
import { change } from "@/lib/records/change";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

/** An import belongs to who sent it in: the right to import anything at all is asked first, the rest row by row. */
export const mayImport = {
  capability: "import",
  over: [REGISTER],
  holds: (actor: Actor) => canSomewhere(actor, "import"),
} as const;

async function readHead(file: string): Promise<{ sha256: string; bytes: number; head: Buffer }> {
  const hash = createHash("sha256");
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  for await (const piece of fs.createReadStream(file) as AsyncIterable<Buffer>) {
    if (bytes === 0) head = piece.subarray(0, 16);
    bytes += piece.length;
    hash.update(piece);
  }
  return { sha256: hash.digest("hex"), bytes, head };
}

/** The name that a file had, for people: never a path, never longer than a line. */
function plainName(name: string): string {
  const bare = name.replace(/^.*[/\\]/, "").replace(/[^\p{L}\p{N} ._()-]/gu, "_");
  return bare.slice(0, 120) || "file";
}

async function readColumns(file: string, format: ImportFormat): Promise<{ headings: string[]; columns: string[] }> {
  if (format === "zip") return { headings: [], columns: [] };
  const headings = await readHeadings(file, format);
  while (headings.at(-1) === "") headings.pop();
  if (headings.length > IMPORT_LIMITS.columns) throw new ImportRefused([{ fault: "too_many_columns" }]);
  if (headings.length === 0) throw new ImportRefused([{ fault: "no_rows" }]);
  return { headings, columns: guessColumns(headings) };
}

/**
 * Makes an import of a file that has arrived whole, and keeps the file. Nothing of it is read yet but its heading: which
 * column stands for what is for its sender to say. Throws `ImportRefused` for what is no table, and `Forbidden`; the file is
 * gone then.
 */
export async function receiveImport(actor: Person, arrived: string, fileName: string): Promise<bigint> {
  try {
    const { sha256, bytes, head } = await readHead(arrived);
    const format = await sniffFormat(arrived, head);
    const read = await readColumns(arrived, format);
    return await change(actor, mayImport, async (tx, audit) => {
      const name = plainName(fileName);
      const made = await tx.import.create({
        data: { state: "mapping", format, file_name: name, sha256, bytes, author_id: actor.id, ...read },
      });
      await audit({ action: "import", subject: `import ${made.id}`, detail: { file: name, sha256, bytes } });
      await keepFile(arrived, made.id);
      return made.id;
    });
  } finally {
    await dropFile(arrived);
  }
}

/** Not handed in, or handed in and not taken: its sender may still do something with it. */
const STILL_OPEN: Prisma.ImportWhereInput[] = [
  { state: { in: ["mapping", "compared", "refused"] } },
  { state: "submitted", proposal: { state: { in: ["rejected", "taken_back"] } } },
];

/** Says which column of the register each column of the file stands for, and has it compared; `` leaves one out. */
export async function mapColumns(actor: Person, id: bigint, columns: readonly string[]): Promise<void> {
  await change(actor, mayImport, async (tx, audit) => {
    const known = await tx.import.findFirst({ where: { id, author_id: actor.id }, select: { headings: true } });
    const good =
      known?.headings.length === columns.length &&
      columns.every(
        (column, at) => column === "" || (IMPORT_COLUMNS.includes(column) && columns.indexOf(column) === at),
      );
    const { count } = await tx.import.updateMany({
      where: { id, author_id: actor.id, OR: STILL_OPEN },
      data: {
        state: "comparing",
        proposal_id: null,
        columns: [...columns],
        rows_read: 0,
        attempts: 0,
        leased_until: null,
        job_by: actor.id,
        faults: [],
      },
    });
    if (!good || count === 0) throw new ImportMoved();
    await audit({ action: "compare", subject: `import ${id}`, detail: { columns: [...columns] } });
  });
}

/** The import is not in the state that the step needs, or not this person's. */
export class ImportMoved extends Error {
  constructor() {
    super("The import is not there, or no longer waits for this");
  }
}

/** Gives an import up before it was handed in. What its rows without a ref were called is remembered. */
export async function discardImport(actor: Person, id: bigint): Promise<void> {
  await change(actor, mayImport, async (tx, audit) => {
    const { count } = await tx.import.updateMany({
      where: { id, author_id: actor.id, OR: STILL_OPEN },
      data: { state: "discarded" },
    });
    if (count === 0) throw new ImportMoved();
    await tx.importRow.deleteMany({ where: { import_id: id, OR: [{ fingerprint: null }, { key: null }] } });
    await tx.$executeRaw`UPDATE import_row SET outcome = 'aside', document = NULL, cells = '[]', faults = '[]'
      WHERE import_id = ${id}`;
    await audit({ action: "discard", subject: `import ${id}`, detail: {} });
  });
  await dropFile(importFile(id));
}
