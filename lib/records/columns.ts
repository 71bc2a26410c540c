/** What a column holds, and so how it is written, read, sorted and aligned. */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "date" | "time" | "list" | "url" | "json";

/**
 * A public column: heading of the table, field of the API, header of the file, property of the map, row of the
 * dictionary and cell of the import, all from this one declaration. Label and meaning stand in the messages under
 * `columns.{list}.{name}`.
 */
export type Column<Row> = {
  name: keyof Row & string;
  type: ColumnType;
  /** Worked out by the registry: an import that changes such a cell is refused by name. */
  derived: boolean;
  /** The message namespace that says the codes in words. */
  words?:
    | "kind"
    | "status"
    | "basis"
    | "precision"
    | "ownership"
    | "areaLevel"
    | "areaStatus"
    | "bodyKind"
    | "sourceKind"
    | "language"
    | "recordKind"
    | "action"
    | "measure"
    | "qualifier"
    | "verdict"
    | "verdictReason"
    | "agreementKind"
    | "projectStatus"
    | "counted"
    | "comparedBasis"
    | "overdue";
  /** The column that has the same in Urdu, for `lang=ur`. */
  urdu?: string;
};

/** The columns that a request asks for, in the order of the list; all when it asks for none. */
export function chooseColumns<C extends { name: string }>(
  columns: readonly C[],
  names: readonly string[] | undefined,
): readonly C[] {
  return names?.length ? columns.filter((column) => names.includes(column.name)) : columns;
}

/** The same columns with the one first that heads each row. */
export function headFirst<C extends { name: string }>(columns: readonly C[], head: string): readonly C[] {
  return [...columns.filter(({ name }) => name === head), ...columns.filter(({ name }) => name !== head)];
}
