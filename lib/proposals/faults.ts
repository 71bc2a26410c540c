import type { Tx } from "@/lib/db";
import { type CurrentRecord, readCurrentRecords, readVersionDocument } from "@/lib/proposals/current";
import { checkRecord, type ProposalProblem } from "@/lib/proposals/problems";
import type { ProposedChange } from "@/lib/proposals/schema";
import { type Document, differenceOf } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { findUnsourced, type Unsourced } from "@/lib/records/evidence";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { findNamed, idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Proposed = Pick<ProposedChange, "kind" | "key" | "document">;

/** Everything the record once said, as published: a value that comes back rests on what it rested on then. */
async function readEarlier(tx: Tx, kind: RecordKind, key: string): Promise<Document[]> {
  const rows = await tx.recordVersion.findMany({
    where: { kind, key, state: "published" },
    select: { document: true },
    orderBy: { number: "desc" },
  });
  return rows.flatMap(({ document }) => (document === null ? [] : [document as Document]));
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

/** Names records that documents name and the register does not show; `known` are those that come with them. */
async function findStrangers(
  tx: Tx,
  documents: readonly Proposed[],
  known: ReadonlySet<string>,
): Promise<ProposalProblem[]> {
  const named = documents.flatMap((of) =>
    findNamed(of).flatMap((one) => (known.has(one.id) ? [] : [{ ...one, of: { kind: of.kind, key: of.key } }])),
  );
  const there = await readCurrentRecords(tx, [...new Map(named.map((one) => [one.id, one])).values()]);
  return named.flatMap(({ of, id, path }) =>
    there.get(id)?.state === "published"
      ? []
      : [{ ...of, field: path.join("."), message: "is no record of the register" }],
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

/**
 * What keeps documents from standing in the register beside what is there: a value that rests on nothing, a record
 * that is named and not there. `current` is what the register says now; the documents may name each other.
 */
export async function findGroundless(
  tx: Tx,
  documents: readonly Proposed[],
  current: ReadonlyMap<string, CurrentRecord>,
  origin: string,
): Promise<ProposalProblem[]> {
  const bare: ProposalProblem[] = origin === FROM_PACKAGE ? findUnverified(documents) : [];
  if (origin !== FROM_PACKAGE)
    for (const one of documents)
      bare.push(...(await findBare(tx, one, current.get(idOf(one.kind, one.key))?.document ?? null)));
  const known = new Set(documents.map(({ kind, key }) => idOf(kind, key)));
  return [...bare, ...(await findStrangers(tx, documents, known))];
}

async function findOwnFaults(
  tx: Tx,
  { kind, key, base_version, document }: ProposedChange,
  current: CurrentRecord | undefined,
): Promise<ProposalProblem[]> {
  const { problems } = checkRecord(kind, key, document);
  if (problems.length) return problems;
  const keyField = RECORD_SCHEMAS[kind].key;
  if (document[keyField] !== key) return [{ kind, key, field: keyField, message: "must stay what it is" }];
  if (base_version === 0 && current) return [{ kind, key, field: keyField, message: "is taken by another record" }];
  if (current?.state === "merged") return [{ kind, key, field: "record", message: "was merged into another" }];
  const base =
    current?.number === base_version ? current.document : await readVersionDocument(tx, kind, key, base_version);
  if (base !== null && differenceOf(base, document).length === 0)
    return [{ kind, key, field: "record", message: "is not changed" }];
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
