import { prisma } from "@/lib/db";
import type { Editable, Pending } from "@/lib/editing/editable";
import { RECORD_FORMS } from "@/lib/editing/record-forms";
import { findRest } from "@/lib/editing/rest-on";
import type { Typed } from "@/lib/editing/schema";
import { type Actor, can, canPublishDirectly, type Subject } from "@/lib/people/rights";
import { readCurrentRecord, readVersionDocument, subjectsOfChanges } from "@/lib/proposals/current";
import { canSee } from "@/lib/proposals/inbox";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;

/** What the form is asked to be filled with: a draft, another proposal, an earlier version. */
export type Asked = { draft?: string | undefined; from?: string | undefined; version?: string | undefined };

const idOf = (text: string | undefined): bigint | null => (text && /^\d{1,18}$/.test(text) ? BigInt(text) : null);

async function readPending(actor: Person, kind: RecordKind, key: string): Promise<Pending[]> {
  const rows = await prisma().proposal.findMany({
    where: { state: { in: ["draft", "submitted"] }, changes: { some: { kind, key } } },
    select: {
      id: true,
      state: true,
      title: true,
      author_id: true,
      updated_at: true,
      submitted_at: true,
      author: { select: { name: true } },
    },
    orderBy: { updated_at: "desc" },
    take: 50,
  });
  const seen: Pending[] = [];
  for (const row of rows)
    if (await canSee(actor, row))
      seen.push({
        id: String(row.id),
        state: row.state,
        title: row.title,
        author: row.author?.name ?? null,
        mine: row.author_id === actor.id,
        since: row.submitted_at ?? row.updated_at,
      });
  return seen;
}

/** The change of a proposal that touches a record, and the source that came with it; null where one may not see it. */
async function readProposed(actor: Person, id: bigint, kind: RecordKind, key: string | null) {
  const proposal = await prisma().proposal.findUnique({ where: { id }, include: { changes: true } });
  if (!proposal || !(await canSee(actor, proposal))) return null;
  const change = proposal.changes.find((one) => one.kind === kind && (key === null || one.key === key));
  if (change?.action !== "publish") return null;
  const source = proposal.changes.find((one) => one.kind === "source" && one !== change && one.base_version === 0);
  return { proposal, change, source: (source?.document ?? null) as Typed | null };
}

/** The newest version that said something, for a record that was taken out of the register. */
async function readLastSaid(kind: RecordKind, key: string): Promise<Document | null> {
  const row = await prisma().recordVersion.findFirst({
    where: { kind, key, state: "published" },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  return (row?.document ?? null) as Document | null;
}

const holds = (actor: Person, subjects: readonly Subject[], right: (actor: Person, subject: Subject) => boolean) =>
  subjects.length > 0 && subjects.every((subject) => right(actor, subject));

/**
 * Reads a record for its form: as it stands, as a draft or another proposal has it, or as an earlier version said.
 * Null when there is nothing that the actor may propose a change of.
 */
export async function readEditable(
  actor: Person,
  kind: RecordKind,
  key: string,
  asked: Asked,
): Promise<Editable | null> {
  const current = await readCurrentRecord(prisma(), kind, key);
  const pending = await readPending(actor, kind, key);
  const waiting = current ? null : (pending[0]?.id ?? null);
  const from = idOf(asked.draft) ?? idOf(asked.from) ?? (waiting === null ? null : BigInt(waiting));
  const proposed = from === null ? null : await readProposed(actor, from, kind, key);
  if (!current && !proposed) return null;
  const own = proposed?.proposal.state === "draft" && proposed.proposal.author_id === actor.id;
  const version = proposed ? proposed.change.base_version : (current?.number ?? 0);
  const base = await readVersionDocument(prisma(), kind, key, version);
  const back = asked.version && /^\d{1,6}$/.test(asked.version) ? Number(asked.version) : null;
  const earlier = back === null ? null : await readVersionDocument(prisma(), kind, key, back);
  const document = (proposed?.change.document ?? earlier ?? base ?? (await readLastSaid(kind, key))) as Typed | null;
  if (!document) return null;
  const subjects = await subjectsOfChanges(prisma(), [{ kind, key, document }]);
  if (!holds(actor, subjects, (who, subject) => can(who, "propose", subject))) return null;
  return {
    kind,
    key,
    version,
    base,
    document: { ...document, [RECORD_FORMS[kind].fixed]: key },
    state: current?.state ?? null,
    draft: own
      ? { id: String(proposed.proposal.id), reason: proposed.proposal.reason, correction: proposed.proposal.correction }
      : null,
    restsOn: own && !proposed.source ? findRest(base, document) : null,
    source: own ? proposed.source : null,
    from: idOf(asked.from) === null ? null : (asked.from ?? null),
    back: earlier ? back : null,
    pending: pending.filter(({ id }) => id !== asked.draft),
    mayPublish: holds(actor, subjects, canPublishDirectly),
  };
}
