import type { z } from "zod";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { FacilityDocument } from "@/lib/facilities/schema";
import {
  columnOf,
  readArea,
  readFunctions,
  readNumbers,
  readProgrammes,
  readRoles,
  readTexts,
} from "@/lib/imports/cell-fields";
import { type Cells, type ExportedRow, listOf, RowDraft, type Surroundings, writtenAs } from "@/lib/imports/row-draft";
import { type CellChange, CLEAR, type Fault, type FaultName } from "@/lib/imports/schema";
import { findUnsourced } from "@/lib/records/evidence";
import type { Citation } from "@/lib/records/schema";

/** A row read: the document that it makes of the facility, what that changes cell by cell, or why it cannot. */
export type RowResult = { document: FacilityDocument; cells: CellChange[]; faults: Fault[] };

/** Fields whose values a citation names; the entries of lists carry their own source. */
const CITED: readonly string[] = [
  "name",
  "kind",
  "place",
  "address",
  "host_name",
  "parent_ref",
  "website",
  "phone",
  "email",
  "area_sqft",
  "seats",
  "area_code",
];

/** The new values rest on the sources that the row names; of a new facility the record as a whole does. */
function cite(row: RowDraft, fresh: readonly string[]): void {
  const fields = row.current === null ? ["record"] : [...row.changed].filter((field) => CITED.includes(field));
  // A source named anew, with nothing new beside it, is said to support the record as a whole.
  const wanted = fields.length || row.changed.size ? fields : fresh.length ? ["record"] : [];
  if (wanted.length === 0 || row.sources.length === 0) return;
  const kept = row.document.citations.filter(
    ({ field, source_id }) => !wanted.includes(field) || (field === "record" && !row.sources.includes(source_id)),
  );
  const added = wanted.flatMap((field): Citation[] =>
    row.sources.map(
      (source_id) =>
        row.before.citations.find((one) => one.field === field && one.source_id === source_id) ?? {
          field,
          source_id,
          phrase: null,
          note: null,
        },
    ),
  );
  row.set("citations", [...kept, ...added]);
}

/** Names the derived cells that say something else than the register: they are worked out, never imported. */
function refuseDerived(row: RowDraft): void {
  for (const { name, derived } of FACILITY_COLUMNS)
    if (derived && name !== "url" && row.said(name) !== null) row.refuse(name, "derived");
}

function checkSources(row: RowDraft, named: readonly string[]): boolean {
  if (row.said("source_ids") === CLEAR) {
    row.refuse("source_ids", "cannot_be_cleared");
    return false;
  }
  return row.knows("source_ids", "source", named);
}

const BY_MESSAGE: [RegExp, FaultName][] = [
  [/hidden character/, "hidden_character"],
  [/blank/, "missing"],
  [/longer than/, "too_long"],
  [/other coordinate/, "half_a_point"],
  [/nearer than a province/, "vague_point"],
];

function faultOf(issue: z.core.$ZodIssue): FaultName {
  const named = BY_MESSAGE.find(([pattern]) => pattern.test(issue.message));
  if (named) return named[1];
  if (issue.code === "invalid_value") return issue.input == null ? "missing" : "not_a_word";
  if (issue.code === "invalid_type") return issue.input == null ? "missing" : "not_a_number";
  if (issue.code === "invalid_format") return "not_an_address";
  if (issue.code === "too_big") return issue.origin === "string" ? "too_long" : "out_of_range";
  return issue.code === "too_small" ? "out_of_range" : "wrong";
}

/** Holds the whole document against its schema, and each new value against its source. */
function checkDocument(row: RowDraft, isNew: boolean): void {
  const { data, error } = FacilityDocument.safeParse(row.document, { reportInput: true });
  const hasKind = !error?.issues.some(({ path }) => path[0] === "kind");
  for (const issue of error?.issues ?? []) {
    // Without a kind there is no function either; that is one fault, not two.
    if (issue.path[0] === "functions" && !hasKind) continue;
    const column = columnOf(String(issue.path[0] ?? ""));
    row.refuse(column, faultOf(issue), row.cells[column] ?? "");
  }
  if (!data) return;
  row.document = data;
  const bare = findUnsourced("facility", isNew ? null : row.before, row.document).filter(
    ({ field }) => isNew || row.changed.has(field),
  );
  if (bare.length)
    row.refuse("source_ids", "no_source", [...new Set(bare.map(({ field }) => columnOf(field)))].join(", "));
}

/** What the row says anew, for people to see: the register's cell, and the file's. */
function listChanges(row: RowDraft, fresh: readonly string[]): CellChange[] {
  return FACILITY_COLUMNS.flatMap(({ name, derived }) => {
    if (name === "url" || derived || name === "ref") return [];
    const text = name === "source_ids" ? fresh.join(";") || null : row.said(name);
    const before = name === "source_ids" ? "" : writtenAs(row.current?.[name]);
    return text === null ? [] : [{ column: name, before, after: text }];
  });
}

/**
 * Writes a row of a file into a facility's document (design 3.4): a blank cell is no statement, `(clear)` empties a
 * field, a derived cell that differs is refused by name, and what changes rests on the row's `source_ids`. Every fault is
 * named by its column; with one, the document does not count.
 */
export function applyCells(
  before: FacilityDocument,
  cells: Cells,
  current: ExportedRow | null,
  around: Surroundings,
): RowResult {
  const named = listOf(cells.source_ids ?? "").filter((id) => id !== CLEAR);
  const known = current?.source_ids ?? [];
  // A file that was exported names the sources of the whole record; where new ones were added, they alone are meant.
  const fresh = named.filter((id) => !known.includes(id));
  const row = new RowDraft(before, cells, current, fresh.length ? fresh : named, around);
  const sourced = checkSources(row, named);
  refuseDerived(row);
  readTexts(row);
  readNumbers(row);
  readArea(row);
  readFunctions(row);
  readRoles(row);
  readProgrammes(row);
  if (sourced) cite(row, fresh);
  if (row.said("source_ids") !== null && row.changed.size === 0 && row.faults.length === 0)
    row.refuse("source_ids", "sources_stay");
  if (row.faults.length === 0 && (row.changed.size > 0 || current === null)) checkDocument(row, current === null);
  return { document: row.document, cells: listChanges(row, fresh), faults: row.faults };
}
