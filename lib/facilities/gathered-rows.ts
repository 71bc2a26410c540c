import sql, { join, raw, type Sql } from "sql-template-tag";
import { numberOf, PROFILE_NAMES, PROFILES, type ProfileName } from "@/lib/facilities/profiles";
import type { RowTable } from "@/lib/facilities/row-table";

const COLUMNS = ["known_from", "known_to", "valid_from", "valid_to"] as const;
const POINTS = ["latitude", "longitude"] as const;
const EPOCH = "DATE '1970-01-01'";

// One value of all rows strung together as bytes: a hundred times as fast as a row at a time.
const gather = (value: string, name: string): Sql => raw(`string_agg(${value}, '') AS ${name}`);
/** All that the table holds of the rows that a query picks, a column each. */
export const GATHERED = join([
  gather("int4send(v.id)", "id"),
  gather("int4send(v.known_from)", "known_from"),
  gather("int4send(v.known_to)", "known_to"),
  gather(`int4send(v.valid_from - ${EPOCH})`, "valid_from"),
  gather(`int4send(v.valid_to - ${EPOCH})`, "valid_to"),
  ...POINTS.map((name) => gather(`float8send(coalesce(v.${name}, 'NaN'))`, name)),
  gather("int4send(octet_length(v.csv) + octet_length(v.ref))", "lengths"),
  ...PROFILE_NAMES.map(
    (name) => sql`string_agg(int8send(hash_record_extended(ROW(${PROFILES[name]}), 0)), '') AS ${raw(name)}`,
  ),
]);

export type Gathered = Record<
  "id" | (typeof COLUMNS)[number] | (typeof POINTS)[number] | "lengths" | ProfileName,
  Buffer | null
>;

/** The whole numbers in a column that came as bytes (`string_agg(int4send(...), '')`); the network's order of bytes is not that of the processor. */
export function integers(bytes: Buffer | null): Int32Array {
  const own = new Uint8Array(bytes ?? []);
  Buffer.from(own.buffer).swap32();
  return new Int32Array(own.buffer);
}

function doubles(bytes: Buffer | null): Float64Array {
  const own = new Uint8Array(bytes ?? []);
  Buffer.from(own.buffer).swap64();
  return new Float64Array(own.buffer);
}

/** Of 64 bits of hash the 53 that a number holds: enough to tell a million combinations apart. */
function hashes(bytes: Buffer | null): Float64Array {
  const own = new Uint8Array(bytes ?? []);
  Buffer.from(own.buffer).swap64();
  const halves = new Uint32Array(own.buffer);
  const found = new Float64Array(halves.length / 2);
  for (let at = 0; at < found.length; at += 1)
    found[at] = ((halves[at * 2 + 1] ?? 0) % 0x200000) * 0x100000000 + (halves[at * 2] ?? 0);
  return found;
}

type Numbers = Int32Array | Uint32Array | Float64Array;

/** The same numbers with room for more, doubled so that growing costs nothing in the long run. */
function grow<Column extends Numbers>(column: Column, size: number): Column {
  if (column.length >= size) return column;
  const larger = new (column.constructor as new (length: number) => Column)(
    column.length === 0 ? size : Math.max(size, column.length * 2),
  );
  larger.set(column);
  return larger;
}

/** Puts gathered rows into the table, which then has room for the rows below `size`. */
export function addRows(table: RowTable, gathered: Gathered, size: number): void {
  const ids = integers(gathered.id);
  const fill = <Column extends Numbers>(column: Column, values: Numbers): Column => {
    const grown = grow(column, size);
    for (let at = 0; at < ids.length; at += 1) grown[ids[at] ?? 0] = values[at] ?? 0;
    return grown;
  };
  for (const name of COLUMNS) table.columns[name] = fill(table.columns[name], integers(gathered[name]));
  for (const name of POINTS) table.points[name] = fill(table.points[name], doubles(gathered[name]));
  table.lengths = fill(table.lengths, integers(gathered.lengths));
  for (const name of PROFILE_NAMES) {
    const profile = table.profiles[name];
    profile.of = fill(
      profile.of,
      hashes(gathered[name]).map((hash, at) => numberOf(profile, hash, ids[at] ?? 0)),
    );
  }
}
