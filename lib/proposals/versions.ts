import { prisma } from "@/lib/db";
import { readNames } from "@/lib/editing/choices";
import { readEditable } from "@/lib/editing/read";
import type { Actor } from "@/lib/people/rights";
import type { StaffHistory, StaffVersion } from "@/lib/proposals/version-entry";
import { type Document, differenceOf } from "@/lib/records/difference";
import { findNamed } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;

/** As many versions as are said field by field. */
const MOST = 200;

/** Every version of a record as staff see it: who wanted it, who published it, why; null where it is not theirs to see. */
export async function readStaffHistory(actor: Person, kind: RecordKind, key: string): Promise<StaffHistory | null> {
  const editable = await readEditable(actor, kind, key, {});
  if (!editable || editable.state === null) return null;
  const rows = await prisma().recordVersion.findMany({
    where: { kind, key },
    orderBy: { number: "desc" },
    take: MOST,
    include: { proposal: { include: { author: { select: { name: true } }, decided_by: { select: { name: true } } } } },
  });
  const revisions = await prisma().revision.findMany({
    where: { number: { in: rows.map(({ known_from }) => known_from) } },
  });
  const documents = rows.map(({ document }) => document as Document | null);
  const names = await readNames(
    documents.flatMap((document) =>
      document ? findNamed({ kind, document }).map((one) => ({ kind: one.kind, key: one.key })) : [],
    ),
  );
  const versions = rows.map((row, at): StaffVersion => {
    const [after, before] = [documents[at] ?? null, documents[at + 1] ?? null];
    const revision = revisions.find(({ number }) => number === row.known_from);
    const { proposal } = row;
    return {
      number: row.number,
      state: row.state,
      revision: row.known_from,
      publishedAt: revision?.published_at ?? new Date(0),
      note: proposal?.reason ?? proposal?.decision_reason ?? revision?.note ?? "",
      author: proposal?.author?.name ?? null,
      decidedBy: proposal?.decided_by?.name ?? null,
      proposal: row.proposal_id === null ? null : String(row.proposal_id),
      correction: proposal?.correction ?? false,
      direct: proposal?.direct ?? false,
      fields: before && after ? differenceOf(before, after) : [],
    };
  });
  const said = documents.find((document) => document !== null);
  return {
    kind,
    key,
    name: String(said?.name ?? said?.title ?? said?.paraphrase ?? key),
    state: editable.state,
    versions,
    names: Object.fromEntries(names),
  };
}
