import { isDeepStrictEqual } from "node:util";
import { type Tx, transact } from "@/lib/db";
import { type PackageRecord, toDocuments } from "@/lib/packages/documents";
import { takeBackPublished, withdrawHeldBack } from "@/lib/packages/held-back";
import { InvalidPackage } from "@/lib/packages/problem";
import { type DataPackage, readPackage } from "@/lib/packages/read";
import { checkReferences } from "@/lib/packages/references";
import { partRecords } from "@/lib/packages/visibility";
import { type Change, publish } from "@/lib/records/publish";
import type { Prisma } from "@/prisma/generated/client";

/** What a load did; `revision` is null when the register already says all of it. */
export type LoadResult = { revision: number | null; published: number; waiting: number };

const ORIGIN = "data package";

async function toChanges(tx: Tx, records: readonly PackageRecord[]): Promise<Change[]> {
  const known = await tx.recordVersion.findMany({
    where: { known_to: 2147483647, kind: { in: [...new Set(records.map(({ kind }) => kind))] } },
    select: { kind: true, key: true, number: true },
  });
  const versions = new Map(known.map(({ kind, key, number }) => [`${kind} ${key}`, number]));
  return records.map(({ kind, key, document }) => ({
    kind,
    key,
    baseVersion: versions.get(`${kind} ${key}`) ?? 0,
    document: document as Record<string, unknown>,
  }));
}

/** Hands a held-back facility, and what only it needs, to the reviewers; its editors' note opens the discussion. */
async function submitProposal(
  tx: Tx,
  facility: PackageRecord,
  needs: readonly PackageRecord[],
  at: Date,
): Promise<void> {
  const { name, internal_note } = facility.document as { name: string; internal_note: string | null };
  const asked = { kind: facility.kind, key: facility.key };
  const before = await tx.proposalChange.findFirst({
    where: { ...asked, proposal: { origin: ORIGIN, state: { not: "taken_back" } } },
    include: { proposal: true },
    orderBy: { proposal_id: "desc" },
  });
  const changes = await toChanges(tx, [...needs, facility]);
  const rows = changes.map(({ kind, key, baseVersion, document }) => ({
    kind,
    key,
    base_version: baseVersion,
    document: document as Prisma.InputJsonObject,
  }));
  if (before) {
    if (before.proposal.state !== "submitted" || isDeepStrictEqual(before.document, facility.document)) return;
    await tx.proposalChange.deleteMany({ where: { proposal_id: before.proposal_id } });
    await tx.proposalChange.createMany({ data: rows.map((row) => ({ ...row, proposal_id: before.proposal_id })) });
    return;
  }
  await tx.proposal.create({
    data: {
      state: "submitted",
      title: name,
      origin: ORIGIN,
      created_at: at,
      submitted_at: at,
      changes: { create: rows },
      ...(internal_note ? { comments: { create: { origin: ORIGIN, body: internal_note, created_at: at } } } : {}),
    },
  });
}

async function storeDuplicates(tx: Tx, { tables }: DataPackage): Promise<void> {
  const pairs = (tables.get("possible_duplicates") ?? []).map(({ values }) => values);
  await tx.$executeRaw`INSERT INTO possible_duplicate (ref_a, ref_b, reason, decision)
    SELECT ref_a, ref_b, reason, decision FROM jsonb_populate_recordset(NULL::possible_duplicate, ${JSON.stringify(pairs)}::jsonb)
    ON CONFLICT (ref_a, ref_b) DO NOTHING`;
}

/**
 * Loads a data package from a folder: read and validated whole, then published as one revision, all or nothing.
 * Records that may not be published become submitted proposals, and leave the register where an earlier package showed
 * them. Loading the same package again changes nothing.
 * Throws `InvalidPackage` with every problem named by file, row and column.
 */
export async function loadPackage(folder: string, actor = ORIGIN): Promise<LoadResult> {
  const data = await readPackage(folder);
  const { records, problems } = toDocuments(data);
  const wrong = problems.length ? problems : checkReferences(records);
  if (wrong.length) throw new InvalidPackage(wrong);
  const { published, waiting } = partRecords(records);
  const at = new Date(data.descriptor.created);
  const note = data.descriptor.title ?? data.descriptor.name;
  return transact(async (tx) => {
    const changes = [...(await toChanges(tx, published)), ...(await withdrawHeldBack(tx, waiting))];
    const revision = await publish(tx, { actor, note, at, changes });
    await takeBackPublished(tx, ORIGIN, published, at);
    for (const { facility, needs } of waiting) await submitProposal(tx, facility, needs, at);
    await storeDuplicates(tx, data);
    return { revision, published: published.length, waiting: waiting.length };
  });
}
