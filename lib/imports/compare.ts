import { createHash } from "node:crypto";
import { blankFacility, slugOf } from "@/lib/facilities/new-facility";
import { FacilityRef } from "@/lib/facilities/ref";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Standing } from "@/lib/imports/around";
import { applyCells } from "@/lib/imports/cells";
import type { Cells, Surroundings } from "@/lib/imports/row-draft";
import { type CellChange, type Fault, IMPORT_LIMITS, type RowOutcome, shorten, type Twin } from "@/lib/imports/schema";
import type { TwinFinder } from "@/lib/imports/twins";
import { type Actor, can } from "@/lib/people/rights";
import { differenceOf } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";
import { subjectOf } from "@/lib/records/subject";

/** A row of the file by column, and the facility that it is about: by its ref, or by what the same row was before. */
export type NamedRow = { row: number; cells: Cells; faults: Fault[]; key: string; fingerprint: string | null };

/** A row of an import as it is kept until it is published. */
export type StagedRow = {
  file: string | null;
  row: number;
  outcome: RowOutcome;
  kind: RecordKind;
  key: string | null;
  name: string | null;
  base_version: number;
  document: unknown;
  cells: CellChange[];
  faults: Fault[];
  fingerprint: string | null;
  twins: Twin[];
};

/** What rows are held against. */
export type Comparing = {
  actor: Actor;
  around: Surroundings;
  standings: ReadonlyMap<string, Standing>;
  twins: TwinFinder;
  /** Pairs that somebody said are two facilities. */
  different: ReadonlySet<string>;
  /** The rows in which keys stood already. */
  seen: Map<string, number>;
};

/** What a row without a ref says: the same row is the same facility next time. */
export function fingerprintOf(cells: Cells): string {
  const said = Object.entries(cells)
    .map(([column, text]) => [column, text.trim()])
    .filter(([, text]) => text !== "")
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/** The name of a pair, whichever way round. */
export const pairOf = (one: string, other: string) => [one, other].sort().join(" ");

/** A row by the columns that its cells stand for; blank cells and columns that are left out are not there. */
export function toCells(cells: readonly string[], columns: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [at, column] of columns.entries()) {
    const text = cells[at] ?? "";
    if (column !== "" && text.trim() !== "") named[column] = text;
  }
  return named;
}

/** What is wrong with the shape of a row, before anything is read into it. */
export function findShapeFaults(cells: readonly string[], headings: readonly string[]): Fault[] {
  // Blank cells at the end are how a spreadsheet fills up its rows.
  const extra = cells.slice(headings.length).some((cell) => cell.trim() !== "");
  const faults: Fault[] = [];
  if (extra || cells.length < headings.length) faults.push({ fault: "ragged", value: String(cells.length) });
  for (const [at, cell] of cells.entries())
    if (cell.length > IMPORT_LIMITS.cell)
      faults.push({ fault: "long_cell", column: headings[at] ?? "", value: shorten(cell) });
  return faults;
}

/** Why a ref of the file stands for no facility that could be changed; null when it does. */
function findRefFault({ cells, key }: NamedRow, standing: Standing | undefined): Fault | null {
  const value = shorten(cells.ref ?? "");
  if (!FacilityRef.safeParse(key).success || !standing) return { fault: "unknown_ref", column: "ref", value };
  if (standing.state === "retracted") return { fault: "gone_ref", column: "ref", value };
  if (standing.state === "merged") return { fault: "merged_ref", column: "ref", value: standing.successor ?? value };
  return null;
}

/** Compares one row with what is published. */
export function compareRow(row: NamedRow, comparing: Comparing): StagedRow {
  const { actor, around, standings, twins, different, seen } = comparing;
  const standing = standings.get(row.key);
  const live = standing?.state === "published" ? standing : undefined;
  const staged: StagedRow = {
    file: null,
    row: row.row,
    outcome: "refused",
    kind: "facility",
    key: row.key,
    name: live?.document?.name ?? row.cells.name?.trim() ?? null,
    base_version: standing?.number ?? 0,
    document: null,
    cells: [],
    faults: [...row.faults],
    fingerprint: row.fingerprint,
    twins: [],
  };
  const refFault = row.fingerprint === null ? findRefFault(row, standing) : null;
  if (refFault) staged.faults.push(refFault);
  const before = seen.get(row.key);
  if (before !== undefined) staged.faults.push({ fault: "twice", column: "ref", value: String(before) });
  else seen.set(row.key, row.row);
  if (staged.faults.length > 0) return refused({ ...staged, key: refFault ? null : row.key });

  const old = live?.document ?? ({ ...blankFacility(row.key) } as FacilityDocument);
  const cells = row.fingerprint === null ? row.cells : { ...row.cells, ref: row.key };
  const exported = live?.exported ?? null;
  const result = applyCells(old, cells, exported, around);
  staged.faults = result.faults;
  staged.cells = result.cells;
  const document = live ? result.document : { ...result.document, slug: slugOf(result.document.name, row.key) };
  staged.name = document.name || staged.name;
  const subjects = [...(live ? [old] : []), document].map((one) => subjectOf("facility", one, around.above));
  if (staged.faults.length === 0 && !subjects.every((subject) => can(actor, "import", subject)))
    staged.faults = [{ fault: "not_yours", column: "ref", value: live ? row.key : "" }];
  if (staged.faults.length > 0) return refused(staged);
  if (live && differenceOf(old, document).length === 0) return { ...staged, outcome: "unchanged", cells: [] };
  const found = live ? [] : twins.find(document).filter(({ ref }) => !different.has(pairOf(ref, row.key)));
  return { ...staged, outcome: live ? "changed" : "new", document, twins: found };
}

/** Every fault of a row knows its row. */
function refused(staged: StagedRow): StagedRow {
  return { ...staged, outcome: "refused", faults: staged.faults.map((fault) => ({ ...fault, row: staged.row })) };
}
