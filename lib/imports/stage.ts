import { prisma, type Tx, transact } from "@/lib/db";
import { readStandings, readSurroundings } from "@/lib/imports/around";
import {
  type Comparing,
  compareRow,
  findShapeFaults,
  type NamedRow,
  type StagedRow,
  toCells,
} from "@/lib/imports/compare";
import { type FileRow, isBlankRow } from "@/lib/imports/file-row";
import { DrawnRefs, nameRows } from "@/lib/imports/name-rows";
import { readRows } from "@/lib/imports/read-rows";
import { type Counts, IMPORT_LIMITS, ImportRefused, noCounts } from "@/lib/imports/schema";
import { TwinFinder } from "@/lib/imports/twins";
import type { Actor } from "@/lib/people/rights";
import { encodeRows, sendRows } from "@/lib/records/copy-rows";

/** So many rows are read, compared and kept at a time. */
const BATCH = 1000;

const COLUMNS = [
  "import_id",
  "position",
  "file",
  "row",
  "outcome",
  "kind",
  "key",
  "name",
  "base_version",
  "document",
  "cells",
  "faults",
  "fingerprint",
  "twins",
];

/** Keeps compared rows, and how far the reading has come. */
export class Stager {
  readonly counts = noCounts();
  private position = 0;

  constructor(readonly importId: bigint) {}

  /** Counts rows, and answers what keeps them. */
  add(rows: readonly StagedRow[]): (tx: Tx) => Promise<void> {
    const numbered = rows.map((row) => {
      this.position += 1;
      this.counts[row.outcome] += 1;
      if (row.twins.length > 0) this.counts.twins += 1;
      return {
        ...row,
        import_id: this.importId,
        position: this.position,
        cells: JSON.stringify(row.cells),
        faults: JSON.stringify(row.faults),
        twins: JSON.stringify(row.twins),
      };
    });
    const [encoded, position] = [encodeRows("import_row", COLUMNS, numbered), this.position];
    return async (tx) => {
      await sendRows(tx, encoded);
      await tx.import.update({ where: { id: this.importId }, data: { rows_read: position } });
    };
  }
}

/** The rows of a table but its heading and blank ones, by column, so many at a time. */
async function* eachBatch(
  rows: AsyncGenerator<FileRow>,
  headings: readonly string[],
  columns: readonly string[],
): AsyncGenerator<Omit<NamedRow, "key" | "fingerprint">[]> {
  let batch: Omit<NamedRow, "key" | "fingerprint">[] = [];
  let [first, count] = [true, 0];
  for await (const { row, cells, faults } of rows) {
    if (first) {
      first = false;
      continue;
    }
    if (isBlankRow(cells) && faults.length === 0) continue;
    count += 1;
    if (count > IMPORT_LIMITS.rows) throw new ImportRefused([{ fault: "too_many_rows", row }]);
    const shape = findShapeFaults(cells, headings);
    batch.push({ row, cells: toCells(cells, columns), faults: [...faults, ...shape] });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  if (count === 0) throw new ImportRefused([{ fault: "no_rows" }]);
}

type Table = {
  id: bigint;
  file: string;
  format: "csv" | "xlsx";
  headings: readonly string[];
  columns: readonly string[];
};

/**
 * Compares a table with what is published and keeps what each row would change; nothing is published. Answers how many rows
 * are new, changed, unchanged and refused. Throws `ImportRefused` when the file as a whole cannot be taken.
 */
export async function stageTable(actor: Actor, table: Table): Promise<Counts> {
  const { id, headings, columns } = table;
  await prisma().importRow.deleteMany({ where: { import_id: id } });
  const around = await readSurroundings();
  const [twins, seen, stager] = [await TwinFinder.open(around), new Map<string, number>(), new Stager(id)];
  const drawn = new DrawnRefs();
  // One batch is compared while the one before it is kept.
  let keeping = Promise.resolve();
  try {
    for await (const batch of eachBatch(readRows(table.file, table.format), headings, columns)) {
      const { named, different } = await nameRows(batch, drawn);
      const standings = await readStandings([...new Set(named.map(({ key }) => key))]);
      await around.learn([...new Set(batch.flatMap(({ cells }) => cells.parent_ref?.trim() ?? []))]);
      const comparing: Comparing = { actor, around, standings, twins, different, seen };
      const staged = named.map((row) => compareRow(row, comparing));
      const keep = stager.add(staged);
      await keeping;
      keeping = transact(keep);
      // Told of by whoever waits for it.
      keeping.catch(() => {});
    }
  } finally {
    await keeping.catch(() => {});
  }
  await keeping;
  return stager.counts;
}
