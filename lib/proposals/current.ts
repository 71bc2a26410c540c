import type pg from "pg";
import sql, { raw, type Sql } from "sql-template-tag";
import { readBeside, readIn, type Tx } from "@/lib/db";
import type { Subject } from "@/lib/people/rights";
import type { ProposedChange } from "@/lib/proposals/schema";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";
import { type AreasAbove, subjectOf } from "@/lib/records/subject";
import { Prisma } from "@/prisma/generated/client";

/** A record as it stands now: its newest version, whatever its state. `document` is null once it was withdrawn. */
export type CurrentRecord = { number: number; state: "published" | "retracted" | "merged"; document: Document | null };

/** Reads the newest version of a record; null when it was never published. */
export async function readCurrentRecord(tx: Tx, kind: RecordKind, key: string): Promise<CurrentRecord | null> {
  const row = await tx.recordVersion.findFirst({
    where: { kind, key },
    orderBy: { number: "desc" },
    select: { number: true, state: true, document: true },
  });
  return row ? { ...row, document: row.document as Document | null } : null;
}

type Key = { kind: RecordKind; key: string };

const idOf = (kind: RecordKind, key: string) => `${kind} ${key}`;

/** The keys of some records, by kind. */
function keysByKind(records: readonly Key[]): [RecordKind, string[]][] {
  const keys = new Map<RecordKind, string[]>();
  for (const { kind, key } of records) {
    const known = keys.get(kind);
    if (known) known.push(key);
    else keys.set(kind, [key]);
  }
  return [...keys];
}

/** Where records are read: in a transaction, or beside the one that publishes them. */
type Source = Tx | "beside";

const ask = <Row extends pg.QueryResultRow>(from: Source, statement: Sql): Promise<Row[]> =>
  from === "beside" ? readBeside<Row>(statement) : readIn<Row>(from, statement);

/** The same of many records at once, under `kind key`. */
export async function readCurrentRecords(from: Source, records: readonly Key[]): Promise<Map<string, CurrentRecord>> {
  const found = new Map<string, CurrentRecord>();
  for (const [kind, keys] of keysByKind(records)) {
    const rows = await ask<CurrentRecord & { key: string }>(
      from,
      sql`SELECT key, number, state::text, document FROM record_version
      WHERE kind = ${kind}::"RecordKind" AND key = ANY(${keys}) AND known_to = 2147483647`,
    );
    for (const { key, ...current } of rows) found.set(idOf(kind, key), current);
  }
  return found;
}

/** Reads the document of one version of a record; null for version 0, or one that withdrew it. */
export async function readVersionDocument(
  tx: Tx,
  kind: RecordKind,
  key: string,
  number: number,
): Promise<Document | null> {
  if (number === 0) return null;
  const [row] = await readIn<{ document: Document | null }>(
    tx,
    sql`SELECT document FROM record_version
      WHERE kind = ${kind}::"RecordKind" AND key = ${key} AND number = ${number}`,
  );
  return row?.document ?? null;
}

/** The areas above each area, from the relational tables. */
export async function readAreasAbove(tx: Tx): Promise<AreasAbove> {
  const parents = new Map(
    (await tx.area.findMany({ select: { code: true, parent_code: true } })).map((area) => [
      area.code,
      area.parent_code,
    ]),
  );
  return (code) => {
    const chain: string[] = [];
    for (let at = parents.get(code) ?? null; at !== null && !chain.includes(at); at = parents.get(at) ?? null)
      chain.push(at);
    return chain;
  };
}

/**
 * What a right over a change is asked of: the record as it stands **and** as it would be. One account must not take
 * a record over by naming itself in it, nor hand it to a body that it does not act for.
 */
export async function subjectsOfChanges(
  tx: Tx,
  changes: readonly { kind: RecordKind; key: string; document: Document }[],
): Promise<Subject[]> {
  const above = await readAreasAbove(tx);
  const current = await readCurrentRecords(tx, changes);
  return changes.flatMap(({ kind, key, document }) => {
    const before = current.get(idOf(kind, key))?.document;
    return [...(before ? [subjectOf(kind, before, above)] : []), subjectOf(kind, document, above)];
  });
}

/** The lists of a document by which bodies stand behind it; of the rest single fields are enough. */
const SUBJECT_OF = (table: string) => `jsonb_build_object(
  'code', ${table}.document->'code', 'parent_code', ${table}.document->'parent_code',
  'area_code', ${table}.document->'area_code', 'area_codes', ${table}.document->'area_codes',
  'host_body_code', ${table}.document->'host_body_code', 'body_code', ${table}.document->'body_code',
  'lead_body_code', ${table}.document->'lead_body_code', 'speaker_body_code', ${table}.document->'speaker_body_code',
  'roles', jsonb_path_query_array(${table}.document, '$.roles[*].body_code'),
  'parties', jsonb_path_query_array(${table}.document, '$.parties[*].body_code'))`;

/** A record as it stands; one that left the register by what it said last, or nobody would see the proposal that took it out. */
const STANDS = Prisma.raw(`SELECT v.kind, coalesce(v.document, (SELECT said.document FROM record_version said
  WHERE said.kind = v.kind AND said.key = v.key AND said.number = v.number - 1)) AS document
  FROM record_version v WHERE v.kind = c.kind AND v.key = c.key AND v.known_to = 2147483647`);

/**
 * The same of any number of changes, which a query gives as kind, key and document: asked of the database, each different
 * subject once.
 */
export async function subjectsOfTouched(tx: Tx, touched: Prisma.Sql): Promise<Subject[]> {
  const rows = await tx.$queryRaw<{ kind: RecordKind; document: Record<string, unknown> }[]>`
    WITH c AS (${touched})
    SELECT DISTINCT kind::text, document FROM (
      SELECT c.kind, ${Prisma.raw(SUBJECT_OF("c"))} AS document FROM c WHERE c.document IS NOT NULL
      UNION ALL
      SELECT v.kind, ${Prisma.raw(SUBJECT_OF("v"))} FROM c JOIN LATERAL (${STANDS}) AS v ON v.document IS NOT NULL
    ) AS touched`;
  const above = await readAreasAbove(tx);
  const entries = (codes: unknown) => (codes as string[]).map((body_code) => ({ body_code }));
  return rows.map(({ kind, document: { roles, parties, ...rest } }) =>
    subjectOf(kind, { ...rest, roles: entries(roles), parties: entries(parties) }, above),
  );
}

/** The same of a whole proposal. A record that leaves the register is asked about as it stands. */
export const subjectsOfProposal = (tx: Tx, id: bigint): Promise<Subject[]> =>
  subjectsOfTouched(
    tx,
    Prisma.sql`SELECT kind, key, CASE WHEN action = 'publish' THEN document END AS document
      FROM proposal_change WHERE proposal_id = ${id}`,
  );

type ChangeRow = ProposedChange & { left_out: string[] };

/** So many changes are read, merged and published at a time. */
const BATCH = 1000;

/** In which order records are published: what others rest on first, what has nothing above it before what has. */
const IN_ORDER = raw(
  `array_position('{area,source,body,programme,facility,agreement,project,claim}'::text[], kind::text),
   coalesce(document->>'parent_ref', document->>'parent_code') IS NOT NULL, key`,
);

/** The changes of a proposal in batches, in the order in which they can be published. Each is looked up: not all for each batch. */
export async function* eachChanges(from: Source, id: bigint): AsyncGenerator<ChangeRow[]> {
  const records = await ask<Key>(
    from,
    sql`SELECT kind::text, key FROM proposal_change WHERE proposal_id = ${id} ORDER BY ${IN_ORDER}`,
  );
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH);
    const [kinds, keys] = [batch.map(({ kind }) => kind), batch.map(({ key }) => key)];
    yield await ask<ChangeRow>(
      from,
      sql`SELECT kind::text, key, action::text, successor, base_version, document, left_out
        FROM unnest(${kinds}::text[]::"RecordKind"[], ${keys}::text[]) WITH ORDINALITY AS wanted(kind, key, at)
        CROSS JOIN LATERAL (SELECT action, successor, base_version, document, left_out FROM proposal_change c
          WHERE c.proposal_id = ${id} AND c.kind = wanted.kind AND c.key = wanted.key LIMIT 1) AS change ORDER BY at`,
    );
  }
}

/** A proposal with its changes, as they were written. */
export async function loadProposal(tx: Tx, id: bigint) {
  const proposal = await tx.proposal.findUnique({ where: { id }, include: { changes: true } });
  return (
    proposal && {
      ...proposal,
      changes: proposal.changes.map((row) => ({ ...row, document: row.document as ProposedChange["document"] })),
    }
  );
}
