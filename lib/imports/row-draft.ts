import { FACILITY_COLUMNS, type FacilityRow } from "@/lib/facilities/columns";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { neutralise } from "@/lib/files/csv";
import { CLEAR, type Fault, type FaultName, shorten } from "@/lib/imports/schema";
import { isDeepEqual } from "@/lib/records/equal";
import type { RecordKind } from "@/lib/records/schema";

/** A facility as the register exports it now, but for the address; with the names of its areas in both languages. */
export type ExportedRow = Omit<FacilityRow, "url"> & {
  province_ur?: string | null;
  district_ur?: string | null;
  tehsil_ur?: string | null;
};

const URDU = new Map(FACILITY_COLUMNS.flatMap(({ name, urdu }) => (urdu ? [[name as string, urdu] as const] : [])));

/** What else is in the register that a row can name. */
export type Surroundings = {
  has(kind: RecordKind, code: string): boolean;
  /** The areas above an area, nearest first. */
  above(code: string): readonly string[];
};

/** The cells of a row by column. */
export type Cells = Readonly<Record<string, string>>;

/** The codes of a cell that lists some. */
export const listOf = (text: string): string[] =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

/** The text that a file has for a value, as the export writes it. */
export function writtenAs(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

const NUMBERS = new Set(
  FACILITY_COLUMNS.filter(({ type }) => type === "number" || type === "integer").map(({ name }) => name as string),
);

/** Says whether a cell says what the register says, whichever of its own files it comes from. */
export function isAsExported(column: string, text: string, value: unknown): boolean {
  const written = writtenAs(value);
  if (text === written || text.trim() === written.trim()) return true;
  // The file for Excel has an apostrophe before what would be read as a formula.
  if (text === String(neutralise(written))) return true;
  if (Array.isArray(value)) return [...listOf(text)].sort().join() === [...value].sort().join();
  if (typeof value === "boolean") return text.trim().toLowerCase() === written;
  return NUMBERS.has(column) && text.trim() !== "" && Number(text) === value;
}

/** One row at work: the document as it stands, and the cells that say otherwise. */
export class RowDraft {
  readonly faults: Fault[] = [];
  readonly changed = new Set<string>();
  document: FacilityDocument;

  constructor(
    readonly before: FacilityDocument,
    readonly cells: Cells,
    /** The row as the register exports it now; null for a facility that is new. */
    readonly current: ExportedRow | null,
    /** The sources that the row's new values rest on. */
    readonly sources: readonly string[],
    readonly around: Surroundings,
  ) {
    this.document = { ...before };
  }

  /** The text of a cell that says something new; null for a blank one, or one that is as it was. */
  said(column: keyof ExportedRow): string | null {
    const text = this.cells[column] ?? "";
    if (text.trim() === "" || this.isKnown(column, text)) return null;
    return text.trim();
  }

  private isKnown(column: keyof ExportedRow, text: string): boolean {
    if (!this.current) return false;
    const urdu = URDU.get(column);
    if (urdu && isAsExported(column, text, this.current[urdu as keyof ExportedRow])) return true;
    return isAsExported(column, text, this.current[column]);
  }

  refuse(column: string, fault: FaultName, value = this.cells[column] ?? ""): void {
    this.faults.push({ fault, column, value: shorten(value) });
  }

  set<Field extends keyof FacilityDocument>(field: Field, value: FacilityDocument[Field]): void {
    if (isDeepEqual(this.document[field], value)) return;
    this.document[field] = value;
    this.changed.add(field);
  }

  /** What an entry of a list rests on: it can name one source. */
  get source(): string | null {
    return this.sources[0] ?? null;
  }

  /** The codes that a cell lists, none for one that clears it; null where it says nothing, or one of them is unknown. */
  codes(column: keyof ExportedRow, kind: RecordKind): string[] | null {
    const text = this.said(column);
    if (text === null) return null;
    if (text === CLEAR) return [];
    const codes = [...new Set(listOf(text))];
    return this.knows(column, kind, codes) ? codes : null;
  }

  /** Refuses a cell that names a record which is not there. */
  knows(column: string, kind: RecordKind, codes: readonly string[]): boolean {
    const strange = codes.find((code) => !this.around.has(kind, code));
    if (strange !== undefined) this.refuse(column, "unknown_code", strange);
    return strange === undefined;
  }
}
