import sql from "sql-template-tag";
import { isBarredAt } from "@/lib/records/barred";
import { readRecords } from "@/lib/records/documents";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { findNamed } from "@/lib/records/references";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

type Document = Record<string, unknown>;
type Keys = ReadonlyMap<RecordKind, ReadonlySet<string>>;

/** The public records of a revision: those of a kind in the order of their keys, a page at a time. */
export type PublicRecords = { count: number; each(kind: RecordKind): AsyncGenerator<Document[]> };

const PAGE = 1000;

/** Sets what lies at a path of a document to null; the document is changed. */
function clear(document: Document, path: readonly PropertyKey[]): void {
  const last = path.at(-1);
  let at = document;
  for (const step of path.slice(0, -1)) at = at[String(step)] as Document;
  if (last !== undefined) at[String(last)] = null;
}

/**
 * A document without what names records that are not public: such a value is unknown, an entry that is nothing without
 * it is left out. Null: the record itself is nothing without it.
 */
export function keepPublic(kind: RecordKind, document: Document, keys: Keys): Document | null {
  const missing = findNamed({ kind, document }).filter((named) => !keys.get(named.kind)?.has(named.key));
  if (missing.length === 0) return document;
  const copy = structuredClone(document);
  for (const { path } of missing) clear(copy, path);
  const { error } = RECORD_SCHEMAS[kind].schema.safeParse(copy);
  const broken = error?.issues.map(({ path }) => path) ?? [];
  if (broken.some((path) => path.length < 2)) return null;
  const entries = new Map<string, Set<number>>();
  for (const [list, at] of broken) entries.set(String(list), (entries.get(String(list)) ?? new Set()).add(Number(at)));
  for (const [list, gone] of entries) copy[list] = (copy[list] as unknown[]).filter((_, at) => !gone.has(at));
  return copy;
}

const known = (revision: number) =>
  sql`v.known_from <= ${revision} AND v.known_to > ${revision} AND v.state = 'published' AND NOT ${isBarredAt(revision)}`;

async function* eachFacilityDocument({ revision }: Moment): AsyncGenerator<Document[]> {
  for (let after = ""; ; ) {
    const rows = await queryPublished<{ key: string; document: Document }>(sql`
      SELECT v.key, v.document FROM record_version v
      WHERE v.kind = 'facility' AND v.key > ${after} AND ${known(revision)}
      ORDER BY v.key LIMIT ${PAGE}`);
    if (rows.length) yield rows.map(({ document }) => document);
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.key ?? "";
  }
}

/** Leaves out records that rest on what is not public, then what rests on those, until nothing more falls. */
function settle(found: Map<RecordKind, Map<string, Document>>, facilities: ReadonlySet<string>): Keys {
  const keys = (): Keys =>
    new Map(RECORD_KINDS.map((kind) => [kind, kind === "facility" ? facilities : new Set(found.get(kind)?.keys())]));
  for (let now = keys(); ; now = keys()) {
    let fell = false;
    for (const [kind, records] of found)
      for (const [key, document] of records) {
        const kept = keepPublic(kind, document, now);
        if (kept) records.set(key, kept);
        else fell = records.delete(key) || fell;
      }
    if (!fell) return now;
  }
}

/** Reads what the public may see of a revision, with nothing in it that names what the public may not. */
export async function readPublicRecords(moment: Moment): Promise<PublicRecords> {
  const found = new Map<RecordKind, Map<string, Document>>();
  for (const kind of RECORD_KINDS) {
    if (kind === "facility") continue;
    const records = await readRecords<Document>(kind, moment);
    const inOrder = records.toSorted((one, other) => (one.key < other.key ? -1 : 1));
    found.set(kind, new Map(inOrder.map(({ key, document }) => [key, document])));
  }
  const facilities = new Set<string>();
  for (const { key } of await queryPublished<{ key: string }>(
    sql`SELECT v.key FROM record_version v WHERE v.kind = 'facility' AND ${known(moment.revision)}`,
  ))
    facilities.add(key);
  const keys = settle(found, facilities);
  const others = [...found.values()].reduce((sum, records) => sum + records.size, 0);
  return {
    count: others + facilities.size,
    async *each(kind): AsyncGenerator<Document[]> {
      const few = found.get(kind);
      if (few) return yield [...few.values()];
      for await (const page of eachFacilityDocument(moment))
        yield page.flatMap((document): Document[] => {
          const kept = keepPublic(kind, document, keys);
          return kept ? [kept] : [];
        });
    },
  };
}
