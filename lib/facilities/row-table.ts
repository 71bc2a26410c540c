import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import type { Day } from "@/lib/dates/partial-date";
import { env } from "@/lib/env";
import { addRows, GATHERED, type Gathered } from "@/lib/facilities/gathered-rows";
import type { Postings } from "@/lib/facilities/postings";
import { emptyProfile, PROFILE_NAMES, type Profile, type ProfileName } from "@/lib/facilities/profiles";
import type { PackedSet, RowSet } from "@/lib/facilities/row-sets";
import type { TokenName, TokenRows } from "@/lib/facilities/token-rows";
import { noteSeen, queryPublished } from "@/lib/replica";

/**
 * The narrow columns of the public table, whole, in memory: of which days and revisions each row is, where it lies, and
 * the number of each of its profiles, and how long its line of CSV is. Rows never change but for the revision that closes
 * them, so a publication adds its rows and no more. About 64 bytes a row, and as much again once postings were asked for.
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
  postings: Map<string, Postings>;
  ranks: Promise<Ranks> | undefined;
  tokens: Map<TokenName, Promise<TokenRows>>;
  /** Words whose rows are kept before anybody asks for them (lib/facilities/frequent-words.ts). */
  frequentWords: readonly string[];
  /** How large the table was when what takes long was last read ahead (lib/facilities/matching.ts), and that reading. */
  ahead: { at: number; reading: Promise<unknown> };
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
  postings: new Map(),
  ranks: undefined,
  tokens: new Map(),
  frequentWords: [],
  ahead: { at: 0, reading: Promise.resolve() },
  codes: new Map(),
});

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
