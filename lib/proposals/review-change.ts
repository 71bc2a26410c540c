import { prisma } from "@/lib/db";
import { fieldsOf, RECORD_FORMS } from "@/lib/editing/record-forms";
import { type CurrentRecord, readVersionDocument } from "@/lib/proposals/current";
import type { ChangeReview } from "@/lib/proposals/reviewed";
import type { ProposedChange } from "@/lib/proposals/schema";
import { type UnitReview, unitOf } from "@/lib/proposals/units";
import { unitsOfChange } from "@/lib/proposals/units-of-change";
import { findWarnings } from "@/lib/proposals/warnings";
import { type Document, differenceOf } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import type { RecordKind } from "@/lib/records/schema";

export type ChangeRow = ProposedChange & { left_out: string[] };

type Sides = { base: Document | null; current: Document | null; wanted: Document; leftOut: string[]; stale: boolean };

/** What the register said before a decided proposal changed it, and what then; for others what it says now. */
async function readSides(
  id: bigint,
  state: string,
  change: ChangeRow,
  current: CurrentRecord | undefined,
): Promise<Sides> {
  const { kind, key, base_version, document, left_out: leftOut } = change;
  const base = await readVersionDocument(prisma(), kind, key, base_version);
  if (state !== "published")
    return {
      base,
      current: current?.document ?? null,
      wanted: document,
      leftOut,
      stale: (current?.number ?? 0) !== base_version,
    };
  const made = await prisma().recordVersion.findFirst({
    where: { proposal_id: id, kind, key },
    select: { number: true, document: true },
  });
  const before = made ? await readVersionDocument(prisma(), kind, key, made.number - 1) : base;
  const said = made?.document as Document | null | undefined;
  if (!said) return { base: before, current: before, wanted: document, leftOut, stale: false };
  // What it wanted and did not get: left out, or the other side's value was kept.
  const missed = differenceOf(base, document)
    .map(({ field }) => field)
    .filter((field) => field !== "citations" && isDeepEqual(said[field] ?? null, before?.[field] ?? null));
  const wanted = { ...said, ...Object.fromEntries(missed.map((field) => [field, document[field]])) };
  return { base: before, current: before, wanted, leftOut: [...leftOut, ...missed], stale: false };
}

/** One record of a proposal as its reviewer sees it. */
export async function reviewChange(
  id: bigint,
  state: string,
  change: ChangeRow,
  current: CurrentRecord | undefined,
): Promise<ChangeReview> {
  const { kind, key, action, successor, document, base_version } = change;
  const sides = await readSides(id, state, change, current);
  const left = current !== undefined && current.document === null && sides.stale;
  const { units, meanwhile } =
    action === "publish"
      ? unitsOfChange(sides.base, left ? sides.base : sides.current, sides.wanted, sides.leftOut)
      : { units: [], meanwhile: [] };
  const open = state === "submitted" || state === "draft";
  return {
    kind,
    key,
    name: nameOf(document) ?? nameOf(sides.base) ?? key,
    action,
    successor,
    isNew: base_version === 0 && sides.base === null,
    isBack: base_version > 0 && sides.base === null && action === "publish",
    isStale: open && sides.stale,
    hasLeft: open && left,
    units: inFormOrder(kind, units),
    meanwhile,
    warnings: open ? await findWarnings(change, sides.current) : [],
  };
}

function nameOf(document: Document | null): string | null {
  const name = document?.name ?? document?.title ?? document?.paraphrase;
  return typeof name === "string" ? name : null;
}

/** A record that leaves by this very proposal is no warning: that it is the same is what is proposed. */
export function withoutLeaving(review: ChangeReview, rows: readonly ChangeRow[]): ChangeReview {
  const leaves = ({ kind, key }: { kind: RecordKind; key: string }) =>
    rows.some((row) => row.kind === kind && row.key === key && row.action !== "publish");
  return { ...review, warnings: review.warnings.filter((one) => !("other" in one && leaves(one.other))) };
}

/** The units in the order of the record's form, without what the register keeps for itself and nobody takes or leaves. */
function inFormOrder(kind: RecordKind, units: readonly UnitReview[]): UnitReview[] {
  const { fixed } = RECORD_FORMS[kind];
  const order = fieldsOf(kind).map(({ name }) => unitOf(name));
  const place = ({ unit }: UnitReview) => (order.includes(unit) ? order.indexOf(unit) : order.length);
  return units
    .filter(({ unit }) => unit !== fixed && unit !== "slug")
    .filter(({ fields }) => fields.some(({ before, after }) => before !== null || after !== false))
    .toSorted((one, other) => place(one) - place(other));
}
