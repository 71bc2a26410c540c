import fs from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { type FieldDescriptor, PackageDescriptor, type ResourceDescriptor } from "@/lib/packages/descriptor";
import { InvalidPackage, type PackageProblem } from "@/lib/packages/problem";

/** A cell as its type has it; blank is null. */
export type PackageValue = string | number | boolean | null;
/** A row of a table, and the line of its file. */
export type PackageRow = { row: number; values: Record<string, PackageValue> };
export type DataPackage = { descriptor: PackageDescriptor; tables: Map<string, PackageRow[]> };

/** Reads a cell by its field's type and constraints; says what is wrong with it. */
function readCell(text: string, field: FieldDescriptor): { value: PackageValue } | { message: string } {
  const { required, enum: allowed, pattern, maxLength } = field.constraints;
  if (text === "") return required ? { message: "must not be blank" } : { value: null };
  if (allowed && !allowed.includes(text))
    return { message: `"${text.slice(0, 60)}" is not one of ${allowed.join(", ")}` };
  if (pattern && !new RegExp(pattern).test(text))
    return { message: `"${text.slice(0, 60)}" has not the form ${pattern}` };
  if (maxLength && text.length > maxLength)
    return { message: `has ${text.length} characters, at most ${maxLength} fit` };
  switch (field.type) {
    case "integer":
      return /^-?\d{1,15}$/.test(text)
        ? { value: Number(text) }
        : { message: `"${text.slice(0, 60)}" is not a whole number` };
    case "number":
      return /^-?\d{1,15}(\.\d+)?$/.test(text)
        ? { value: Number(text) }
        : { message: `"${text.slice(0, 60)}" is not a number` };
    case "boolean":
      return text === "true" || text === "false"
        ? { value: text === "true" }
        : { message: `"${text.slice(0, 60)}" is neither true nor false` };
    default:
      return { value: text };
  }
}

/** The records of a CSV file with their lines; a file that is not UTF-8 or not CSV is named. */
function readRecords(bytes: Buffer, file: string): { record: string[]; line: number }[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidPackage([{ file, row: findBadLine(bytes), message: "is not UTF-8" }]);
  }
  try {
    const records = parse(text, { info: true, bom: true, relax_column_count: true, max_record_size: 1_000_000 });
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record }, at) => ({
      record,
      line: at + 1,
    }));
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    throw new InvalidPackage([{ file, ...(lines ? { row: lines } : {}), message: `is not CSV: ${message}` }]);
  }
}

/** The line with the first byte that is not UTF-8. */
function findBadLine(bytes: Buffer): number {
  const lines = bytes.toString("latin1").split("\n");
  const bad = lines.findIndex((line) => {
    const raw = Buffer.from(line, "latin1");
    return !raw.equals(Buffer.from(raw.toString("utf8"), "utf8"));
  });
  return bad + 1;
}

function readTable(bytes: Buffer, resource: ResourceDescriptor, problems: PackageProblem[]): PackageRow[] {
  const file = resource.path;
  const [header, ...records] = readRecords(bytes, file);
  const { fields } = resource.schema;
  const found = header?.record ?? [];
  for (const { name } of fields)
    if (!found.includes(name)) problems.push({ file, row: 1, column: name, message: "is missing" });
  for (const name of found) {
    if (!fields.some((field) => field.name === name))
      problems.push({ file, row: 1, column: name, message: "is not described" });
  }
  return records.map(({ record, line }) => {
    if (record.length !== found.length)
      problems.push({ file, row: line, message: `has ${record.length} cells, the header has ${found.length}` });
    const values: Record<string, PackageValue> = {};
    for (const field of fields) {
      const cell = readCell(record[found.indexOf(field.name)] ?? "", field);
      if ("value" in cell) values[field.name] = cell.value;
      else problems.push({ file, row: line, column: field.name, message: cell.message });
    }
    return { row: line, values };
  });
}

const keyOf = (row: PackageRow, fields: readonly string[]) =>
  JSON.stringify(fields.map((name) => row.values[name] ?? null));

/** Names every row whose key stands twice. */
function checkKeys(resource: ResourceDescriptor, rows: PackageRow[], problems: PackageProblem[]): void {
  const unique = resource.schema.fields.filter((field) => field.constraints.unique).map((field) => [field.name]);
  const found = [resource.schema.primaryKey, ...unique].filter((fields) => fields.length > 0);
  const keys = new Map(found.map((fields) => [fields.join(), fields])).values();
  for (const fields of keys) {
    const seen = new Map<string, number>();
    for (const row of rows) {
      const key = keyOf(row, fields);
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row.row);
      else
        problems.push({
          file: resource.path,
          row: row.row,
          column: fields.join(", "),
          message: `stands already in row ${before}`,
        });
    }
  }
}

/** Names every row that points at one that is not there; a reference to "" means the same table. */
function checkReferences(
  resource: ResourceDescriptor,
  tables: Map<string, PackageRow[]>,
  problems: PackageProblem[],
): void {
  for (const { fields, reference } of resource.schema.foreignKeys) {
    const target = reference.resource || resource.name;
    const known = new Set((tables.get(target) ?? []).map((row) => keyOf(row, reference.fields)));
    for (const row of tables.get(resource.name) ?? []) {
      if (fields.every((name) => row.values[name] == null) || known.has(keyOf(row, fields))) continue;
      const value = fields.map((name) => row.values[name]).join(", ");
      problems.push({
        file: resource.path,
        row: row.row,
        column: fields.join(", "),
        message: `"${value}" is not in ${target}`,
      });
    }
  }
}

/**
 * Reads a folder that holds a data package and holds it against its own `datapackage.json`: columns, types,
 * constraints, keys and references. Throws `InvalidPackage` with every problem found.
 */
export async function readPackage(folder: string): Promise<DataPackage> {
  const open = (file: string) =>
    fs.readFile(path.join(folder, file)).catch(() => {
      throw new InvalidPackage([{ file, message: "cannot be read" }]);
    });
  const descriptor = readDescriptor(await open("datapackage.json"));
  const problems: PackageProblem[] = [];
  const tables = new Map<string, PackageRow[]>();
  for (const resource of descriptor.resources)
    tables.set(resource.name, readTable(await open(resource.path), resource, problems));
  for (const resource of descriptor.resources) {
    checkKeys(resource, tables.get(resource.name) ?? [], problems);
    checkReferences(resource, tables, problems);
  }
  if (problems.length) throw new InvalidPackage(problems);
  return { descriptor, tables };
}

function readDescriptor(bytes: Buffer): PackageDescriptor {
  const file = "datapackage.json";
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new InvalidPackage([{ file, message: `is not JSON: ${(error as Error).message}` }]);
  }
  const parsed = PackageDescriptor.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new InvalidPackage(
    parsed.error.issues.map((issue) => ({ file, column: issue.path.join("."), message: issue.message })),
  );
}
