import { LRUCache } from "lru-cache";
import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Day } from "@/lib/dates/partial-date";
import { env } from "@/lib/env";
import {
  emptyProfile,
  numberOf,
  PROFILE_NAMES,
  PROFILES,
  type Profile,
  type ProfileName,
} from "@/lib/facilities/profiles";
import type { PackedSet, RowSet } from "@/lib/facilities/row-sets";
import type { TokenName, TokenRows } from "@/lib/facilities/token-rows";
import { noteSeen, queryPublished } from "@/lib/replica";

/**
 * The narrow columns of the public table, whole, in memory: of which days and revisions each row is, where it lies, and
 * the number of each of its profiles, and how long its line of CSV is. Rows never change but for the revision that closes
 * them, so a publication adds its rows and no more. About 64 bytes a row.
 */
export type RowTable = {
  url: string;
  /** The newest revision that is in it. */
  revision: number;
  /** One more than the highest number of a row. */
  size: number;
  columns: { known_from: Int32Array; known_to: Int32Array; valid_from: Int32Array; valid_to: Int32Array };
  points: { latitude: Float64Array; longitude: Float64Array };
  /** Bytes of the stored line of CSV and of the ref that its address ends with; 0 where no row has the number. */
  lengths: Int32Array;
  profiles: Record<ProfileName, Profile>;
  /** Sets that were asked for, by what was asked; the least asked for go first. */
  kept: LRUCache<string, Promise<KeptSet>>;
  /** What the newest filters found, whole. */
  found: LRUCache<string, Promise<RowSet>>;
  ranks: Promise<Ranks> | undefined;
  tokens: Map<TokenName, Promise<TokenRows>>;
  /** Words whose rows are kept before anybody asks for them (lib/facilities/frequent-words.ts). */
  frequentWords: readonly string[];
  /** How large the table was when what takes long was last read ahead (lib/facilities/matching.ts). */
  aheadAt: number;
  /** What the combinations of a profile stand for, by name (lib/facilities/profile-counts.ts). */
  codes: Map<string, Promise<readonly (readonly string[])[]>>;
};

/** The rows in the default order of the list (name, then ref), and the place of each in it. */
export type Ranks = { size: number; order: Uint32Array; places: Uint32Array };

/** A set, and up to which row (or combination) it has been looked for. */
export type KeptSet = { upTo: number; packed: PackedSet };

declare global {
  /** One table a process, for the same reason as the connections. */
  var registryRows: { table: RowTable; bringing: Promise<unknown> } | undefined;
}

const CHUNK = 200_000;
/** Bytes of kept sets: at a million facilities at least eight hundred of them. */
const MOST_KEPT = 192 * 1024 * 1024;
/** A page asks for some ten sets; at a million facilities one takes 125 KB. */
const MOST_FOUND = 64;
const COLUMNS = ["known_from", "known_to", "valid_from", "valid_to"] as const;
const POINTS = ["latitude", "longitude"] as const;
const EPOCH = "DATE '1970-01-01'";

/** Days since 1970: what the table holds dates as. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
export const dayOfNumber = (number: number): Day => new Date(number * 86_400_000).toISOString().slice(0, 10);

const makeTable = (url: string): RowTable => ({
  url,
  revision: 0,
  size: 0,
  columns: {
    known_from: new Int32Array(0),
    known_to: new Int32Array(0),
    valid_from: new Int32Array(0),
    valid_to: new Int32Array(0),
  },
  points: {
    latitude: new Float64Array(0),
    longitude: new Float64Array(0),
  },
  lengths: new Int32Array(0),
  profiles: Object.fromEntries(PROFILE_NAMES.map((name) => [name, emptyProfile()])) as Record<ProfileName, Profile>,
  kept: new LRUCache({ maxSize: MOST_KEPT }),
  found: new LRUCache({ max: MOST_FOUND }),
  ranks: undefined,
  tokens: new Map(),
  frequentWords: [],
  aheadAt: 0,
  codes: new Map(),
});

// One value of all rows strung together as bytes: a hundred times as fast as a row at a time.
const gather = (value: string, name: string): Sql => raw(`string_agg(${value}, '') AS ${name}`);
const GATHERED = join([
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

type Gathered = Record<
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

function addRows(table: RowTable, gathered: Gathered, size: number): void {
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

/** Reads what is new since the table was last brought up to date: rows, and the ends of rows. */
async function bring(table: RowTable): Promise<void> {
  const [newest] = await queryPublished<{ revision: number; last: number }>(
    sql`SELECT (SELECT coalesce(max(number), 0) FROM revision) AS revision, (SELECT coalesce(max(id), 0) FROM facility_version) AS last`,
  );
  const { revision = 0, last = 0 } = newest ?? {};
  // The rows that are looked for now are only where this revision has arrived.
  noteSeen(revision);
  const closed = await queryPublished<{ id: number; known_to: number }>(
    sql`SELECT id, known_to FROM facility_version WHERE known_to > ${table.revision} AND known_to < 2147483647`,
  );
  for (const { id, known_to } of closed) if (id < table.size) table.columns.known_to[id] = known_to;
  const size = Math.max(table.size, last + 1);
  for (let from = table.size; from < size; from += CHUNK) {
    const [gathered] = await queryPublished<Gathered>(
      sql`SELECT ${GATHERED} FROM facility_version v WHERE v.id >= ${from} AND v.id < ${Math.min(size, from + CHUNK)}`,
    );
    if (gathered) addRows(table, gathered, size);
  }
  table.size = size;
  table.revision = revision;
}

/** The table with everything that was published up to a revision in it. */
export async function rowTable(revision: number): Promise<RowTable> {
  const url = env.DATABASE_URL;
  if (globalThis.registryRows?.table.url !== url)
    globalThis.registryRows = { table: makeTable(url), bringing: Promise.resolve() };
  const rows = globalThis.registryRows;
  while (rows.table.revision < revision) {
    // One at a time: who waited finds the work done, unless it failed.
    const before = rows.bringing;
    await before.catch(() => {});
    if (rows.table.revision >= revision) break;
    if (rows.bringing === before) rows.bringing = bring(rows.table);
    await rows.bringing;
  }
  return rows.table;
}
