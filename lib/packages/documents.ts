import type { PackageProblem } from "@/lib/packages/problem";
import type { DataPackage, PackageRow, PackageValue } from "@/lib/packages/read";
import { RECORD_SHAPES } from "@/lib/packages/shapes";
import type { RecordKind } from "@/lib/records/schema";

/** A record of the package as a document, whether it may be published, and the rows it came from. */
export type PackageRecord = {
  kind: RecordKind;
  key: string;
  publish: boolean;
  document: unknown;
  /** Where in the package a value of the document stands; its path as zod gives it. */
  origin(path: readonly PropertyKey[]): Omit<PackageProblem, "message">;
};

export const CITED = new Set<RecordKind>(["facility", "body", "programme", "agreement", "project", "claim"]);
const groupBy = (rows: readonly PackageRow[], owner: (row: PackageRow) => string) => {
  const groups = new Map<string, PackageRow[]>();
  for (const row of rows) groups.set(owner(row), [...(groups.get(owner(row)) ?? []), row]);
  return groups;
};

const entryOf = (row: PackageRow, columns: readonly string[]): PackageValue | Record<string, PackageValue> =>
  columns.length === 1
    ? (row.values[columns[0] ?? ""] ?? null)
    : Object.fromEntries(columns.map((name) => [name, row.values[name] ?? null]));

/** An editors' note that opens or holds such words says that sources place the facility differently. */
const PLACE_CONTESTED = /place(ment)? contested|whose place is given as/i;

export const CITATION_COLUMNS = ["field", "source_id", "phrase", "note"];

/** The rows of a table that became a list of a document; a list of one column has plain entries. */
type Gathered = { table: string; columns: readonly string[]; rows: readonly PackageRow[] };

/** Where in the package a value of a document came from: the row of its own table, or of the record's. */
function originOf(
  [property, at, column]: readonly PropertyKey[],
  gathered: ReadonlyMap<PropertyKey, Gathered>,
  own: { file: string; row: number; lists: Record<string, string> },
): Omit<PackageProblem, "message"> {
  const list = gathered.get(property ?? "");
  const part = list?.rows[Number(at)];
  if (list && part) return { file: `${list.table}.csv`, row: part.row, column: String(column ?? list.columns[0]) };
  const [named] = Object.entries(own.lists).find(([, into]) => into === property) ?? [String(property ?? "")];
  return { file: own.file, row: own.row, ...(named ? { column: named } : {}) };
}

/** Names the rows that hang on a record which is not there. */
function findOrphans(
  table: string,
  groups: ReadonlyMap<string, readonly PackageRow[]>,
  column: string,
  known: ReadonlySet<string>,
): PackageProblem[] {
  return [...groups].flatMap(([owner, rows]) =>
    known.has(owner)
      ? []
      : rows.map(({ row }) => ({
          file: `${table}.csv`,
          row,
          column,
          message: `"${owner}" is no record of this package`,
        })),
  );
}

/** Assembles every record of a package; a document that breaks a rule of the register is named by file, row and column. */
export function toDocuments({ tables }: DataPackage): { records: PackageRecord[]; problems: PackageProblem[] } {
  const problems: PackageProblem[] = [];
  const records: PackageRecord[] = [];
  const rowsOf = (table: string) => tables.get(table) ?? [];
  const subjectOf = ({ values }: PackageRow) => `${values.subject_table} ${values.subject_ref}`;
  const citations = groupBy(rowsOf("citations"), subjectOf);
  const subjects = new Set<string>();
  for (const { kind, table, key: keyColumn, schema, lists, parts } of RECORD_SHAPES) {
    const owned = parts.map((one) => ({
      ...one,
      groups: groupBy(rowsOf(one.table), ({ values }) => String(values[one.owner])),
    }));
    const keys = new Set(rowsOf(table).map(({ values }) => String(values[keyColumn])));
    for (const one of owned) problems.push(...findOrphans(one.table, one.groups, one.owner, keys));
    for (const { row, values } of rowsOf(table)) {
      const key = String(values[keyColumn]);
      const { publish = true, ...document }: Record<string, unknown> = values;
      for (const [column, property] of Object.entries(lists)) {
        const text = values[column];
        if (property !== column) delete document[column];
        document[property] = typeof text === "string" ? text.split(";").map((value) => value.trim()) : [];
      }
      const gathered = new Map<PropertyKey, Gathered>(
        owned.map(({ property, table: part, columns, groups }) => [
          property,
          { table: part, columns, rows: groups.get(key) ?? [] },
        ]),
      );
      if (CITED.has(kind)) {
        subjects.add(`${table} ${key}`);
        gathered.set("citations", {
          table: "citations",
          columns: CITATION_COLUMNS,
          rows: citations.get(`${table} ${key}`) ?? [],
        });
      }
      for (const [property, { rows, columns }] of gathered)
        document[String(property)] = rows.map((one) => entryOf(one, columns));
      if (kind === "facility") {
        // An export says it itself, and leaves the editors' notes out.
        document.place_contested ??= PLACE_CONTESTED.test(String(values.internal_note ?? ""));
        document.internal_note ??= null;
      }
      const parsed = schema.safeParse(document);
      const own = { file: `${table}.csv`, row, lists };
      const origin = (path: readonly PropertyKey[]) => originOf(path, gathered, own);
      if (parsed.success) records.push({ kind, key, publish: publish === true, document: parsed.data, origin });
      else for (const { path, message } of parsed.error.issues) problems.push({ ...origin(path), message });
    }
  }
  for (const [subject, rows] of citations)
    if (!subjects.has(subject))
      for (const { row } of rows)
        problems.push({
          file: "citations.csv",
          row,
          column: "subject_ref",
          message: `"${subject}" is no record of this package`,
        });
  return { records, problems };
}
