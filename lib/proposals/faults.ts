import sql from "sql-template-tag";
import { queryIn, type Tx } from "@/lib/db";
import { type CurrentRecord, readCurrentRecords, readVersionDocument } from "@/lib/proposals/current";
import { checkRecord, type ProposalProblem } from "@/lib/proposals/problems";
import type { ProposedChange } from "@/lib/proposals/schema";
import { type Document, differenceOf } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { findUnsourced, type Unsourced } from "@/lib/records/evidence";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { findNamed, idOf, type Named } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Proposed = Pick<ProposedChange, "kind" | "key" | "document">;

/** Everything the record once said, as published: a value that comes back rests on what it rested on then. */
async function readEarlier(tx: Tx, kind: RecordKind, key: string): Promise<Document[]> {
  const rows = await queryIn<{ document: Document }>(
    tx,
    sql`SELECT document FROM record_version
      WHERE kind = ${kind}::"RecordKind" AND key = ${key} AND state = 'published' ORDER BY number DESC`,
  );
  return rows.map(({ document }) => document);
}

function wasSaid(earlier: readonly Document[], document: Document, { field, entry }: Unsourced): boolean {
  const value = document[field];
  const said = entry === undefined ? value : Array.isArray(value) ? value[entry - 1] : undefined;
  return earlier.some((before) => {
    const was = before[field];
    if (entry === undefined) return isDeepEqual(was ?? null, said ?? null);
    return Array.isArray(was) && was.some((one) => isDeepEqual(one, said));
  });
}

/** The new values of a document that nothing is said to rest on, and that the record never said before. */
async function findBare(tx: Tx, { kind, key, document }: Proposed, base: Document | null): Promise<ProposalProblem[]> {
  const unsourced = findUnsourced(kind, base, document);
  if (unsourced.length === 0) return [];
  const earlier = await readEarlier(tx, kind, key);
  return unsourced
    .filter((one) => !wasSaid(earlier, document, one))
    .map(({ field, entry }) => ({
      kind,
      key,
      field: entry === undefined ? field : `${field}.${entry - 1}.source_id`,
      message: "has no source",
    }));
}

/** Names records that documents name and the register does not show; `known` come with them, `gone` leave with them. */
async function findStrangers(
  from: Parameters<typeof readCurrentRecords>[0],
  documents: readonly Proposed[],
  known: ReadonlySet<string>,
  gone: ReadonlySet<string> = new Set(),
): Promise<ProposalProblem[]> {
  const named = documents.map((of) => ({ of, others: findNamed(of).filter(({ id }) => !known.has(id)) }));
  const wanted = new Map(named.flatMap(({ others }) => others.map((one) => [one.id, one])));
  const there = await readCurrentRecords(from, [...wanted.values()]);
  const isStrange = ({ id }: Named) => there.get(id)?.state !== "published" || gone.has(id);
  return named.flatMap(({ of: { kind, key }, others }) =>
    others
      .filter(isStrange)
      .map(({ path }) => ({ kind, key, field: path.join("."), message: "is no record of the register" })),
  );
}

/** Where a proposal came from that a data package made. */
export const FROM_PACKAGE = "data package";

/**
 * A package cites its records as it does, by rows or as a whole, and is taken at its word; a facility that it names no
 * source for at all is not verified.
 */
export function findUnverified(documents: readonly Proposed[]): ProposalProblem[] {
  const hasSource = (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(value).some(([name, inner]) => (name === "source_id" ? inner !== null : hasSource(inner)));
  return documents.flatMap(({ kind, key, document }) =>
    kind === "facility" && !hasSource(document) ? [{ kind, key, field: "record", message: "has no source" }] : [],
  );
}

/** Records of a proposal by their ids: which it publishes, which leave the register, and which break a rule anyway. */
export type Done = Record<"published" | "gone" | "broken", Set<string>>;

/**
 * What keeps documents from standing in the register beside what is there: a value that rests on nothing, a record
 * that is named and not there. `current` is what the register says now; the documents may name each other, and what was
 * done before them, which may not be in the tables yet.
 */
export async function findGroundless(
  tx: Tx,
  documents: readonly Proposed[],
  current: ReadonlyMap<string, CurrentRecord>,
  origin: string,
  { published, gone, broken }: Done,
): Promise<ProposalProblem[]> {
  const bare: ProposalProblem[] = origin === FROM_PACKAGE ? findUnverified(documents) : [];
  if (origin !== FROM_PACKAGE)
    for (const one of documents) {
      const id = idOf(one.kind, one.key);
      if (!broken.has(id)) bare.push(...(await findBare(tx, one, current.get(id)?.document ?? null)));
    }
  for (const { kind, key } of documents) published.add(idOf(kind, key));
  return [...bare, ...(await findStrangers("beside", documents, published, gone))];
}

/** What keeps a change from being made of the record as it stands, whatever its document says. */
function findMisfit(
  { kind, key, base_version, document }: ProposedChange,
  current: CurrentRecord | undefined,
): string[] {
  const keyField = RECORD_SCHEMAS[kind].key;
  if (document[keyField] !== key) return [keyField, "must stay what it is"];
  if (base_version === 0 && current) return [keyField, "is taken by another record"];
  return current?.state === "merged" ? ["record", "was merged into another"] : [];
}

const isUnchanged = (base: Document | null, document: Document) =>
  base !== null && differenceOf(base, document).length === 0;

/** The faults of a change that its publication does not look for itself; where the record stands as its author saw it. */
export function findUnseen(one: ProposedChange, current: CurrentRecord | undefined): ProposalProblem[] {
  const { kind, key, document } = one;
  const [field, message] = findMisfit(one, current);
  if (field && message) return [{ kind, key, field, message }];
  return isUnchanged(current?.document ?? null, document)
    ? [{ kind, key, field: "record", message: "is not changed" }]
    : [];
}

/** The faults of a change by itself. */
export async function findOwnFaults(
  tx: Tx,
  one: ProposedChange,
  current: CurrentRecord | undefined,
): Promise<ProposalProblem[]> {
  const { kind, key, base_version, document } = one;
  const { problems } = checkRecord(kind, key, document);
  if (problems.length) return problems;
  const [field, message] = findMisfit(one, current);
  if (field && message) return [{ kind, key, field, message }];
  const base =
    current?.number === base_version ? current.document : await readVersionDocument(tx, kind, key, base_version);
  if (isUnchanged(base, document)) return [{ kind, key, field: "record", message: "is not changed" }];
  return findBare(tx, { kind, key, document }, base);
}

/**
 * What keeps changes from being reviewed: a broken rule of a record, a value without a source, no change at all, a
 * record that is named and not there, a code that is taken. `known` are the records of the whole proposal.
 */
export async function findFaults(
  tx: Tx,
  changes: readonly ProposedChange[],
  known: ReadonlySet<string>,
): Promise<ProposalProblem[]> {
  const published = changes.filter(({ action }) => action === "publish");
  const current = await readCurrentRecords(tx, published);
  const faults: ProposalProblem[] = [];
  for (const one of published) faults.push(...(await findOwnFaults(tx, one, current.get(idOf(one.kind, one.key)))));
  return [...faults, ...(await findStrangers(tx, published, known))];
}
