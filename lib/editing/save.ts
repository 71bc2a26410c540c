import { prisma } from "@/lib/db";
import { readCompanions } from "@/lib/editing/companions";
import { readForm } from "@/lib/editing/form-data";
import { drawKey, findSourceId } from "@/lib/editing/new-keys";
import { beginSourceId, NEW_SOURCE, NEW_SOURCE_PREFIX, nameNewSource, readNewSource } from "@/lib/editing/new-source";
import { RECORD_FORMS } from "@/lib/editing/record-forms";
import { findUncited, restOn } from "@/lib/editing/rest-on";
import type { Typed } from "@/lib/editing/schema";
import { type FormProblem, ONCE_FIELD, readOptional, readText } from "@/lib/forms/state";
import type { Actor } from "@/lib/people/rights";
import { readVersionDocument } from "@/lib/proposals/current";
import { publishDirectly } from "@/lib/proposals/decide";
import { InvalidProposal, type ProposalProblem } from "@/lib/proposals/problems";
import { saveDraft, submitProposal } from "@/lib/proposals/propose";
import type { ProposedChange } from "@/lib/proposals/schema";
import type { Document } from "@/lib/records/difference";
import { type RecordKind, Text } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;

/** What the author wants done with what was typed. */
export const INTENTS = ["draft", "submit", "publish"] as const;
export type Intent = (typeof INTENTS)[number];

/** A form that was kept: the draft or proposal that holds it now, and the record's key. */
export type Kept = { id: bigint; key: string };

/** The form cannot be kept or handed in like this; a draft of it may have been kept. */
export class FormFaults extends Error {
  constructor(
    readonly problems: readonly { field: string; message: string }[],
    readonly kept: Kept | null,
  ) {
    super(problems.map(({ field, message }) => `${field}: ${message}`).join("; "));
  }
}

const whole = (form: FormData, name: string): number => {
  const text = readText(form, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

/** What a record is called, short enough for a title and without what a title may not hold. */
function titleOf(document: Typed, key: string): string {
  const name = [document.name, document.title, document.paraphrase].find((one) => typeof one === "string");
  const short = [...String(name ?? key)].slice(0, 190).join("").trim();
  return Text.safeParse(short).success ? short : key;
}

const slugOf = (name: unknown, key: string) =>
  [
    ...String(name ?? "")
      .normalize("NFKD")
      .toLowerCase()
      .matchAll(/[a-z0-9]+/g),
    [key.toLowerCase()],
  ]
    .map(([word]) => word)
    .join("-")
    .slice(0, 200);

/** What the register adds to a record that is new. */
const beginningOf = (kind: RecordKind, key: string, typed: Typed): Typed =>
  kind === "facility" ? { slug: slugOf(typed.name, key) } : {};

/** Reads everything that a form says as the changes of one proposal; the source described in it is the second. */
async function readChanges(kind: RecordKind, key: string, version: number, form: FormData) {
  const base = await readVersionDocument(prisma(), kind, key, version);
  const typed = readForm(kind, form, base);
  const source = readNewSource(form);
  const sourceId = source && ((await readSourceId(form)) ?? (await findSourceId(beginSourceId(source))));
  const named = sourceId ? nameNewSource(typed, sourceId) : typed;
  const asked = readText(form, "rests_on").toUpperCase();
  const restsOn = asked === NEW_SOURCE || (asked === "" && sourceId) ? sourceId : asked || null;
  const phrase = readOptional(form, "rests_phrase");
  const whole = { ...named, ...(base ? {} : beginningOf(kind, key, named)), [RECORD_FORMS[kind].fixed]: key };
  const document = restsOn ? restOn(base, whole, { source_id: restsOn, phrase }) : whole;
  const change = (one: RecordKind, of: string, from: number, said: Typed): ProposedChange => ({
    kind: one,
    key: of,
    action: "publish",
    successor: null,
    base_version: from,
    document: said,
  });
  const changes = [
    ...(source && sourceId ? [change("source", sourceId, 0, { ...source, id: sourceId })] : []),
    change(kind, key, version, document),
  ];
  return { base, document, changes, restsOn };
}

/** The id that the described source got when this form was kept before; nobody may choose one that is there. */
async function readSourceId(form: FormData): Promise<string | null> {
  const draft = readText(form, "draft");
  if (!/^\d{1,18}$/.test(draft)) return null;
  const rows = await prisma().proposalChange.findMany({
    where: { proposal_id: BigInt(draft), kind: "source", base_version: 0 },
    select: { key: true },
    take: 1,
  });
  return rows[0]?.key ?? null;
}

/** Where a problem of the proposal stands in the form. */
function placeProblem(kind: RecordKind, key: string, problem: ProposalProblem): { field: string; message: string } {
  const { message } = problem;
  if (problem.kind === kind && problem.key === key)
    return { field: problem.field === RECORD_FORMS[kind].fixed ? "key" : problem.field, message };
  return { field: problem.kind === "source" ? `${NEW_SOURCE_PREFIX}${problem.field}` : "record", message };
}

const findUnspoken = (kind: RecordKind, base: Document | null, document: Document): FormProblem[] =>
  base === null || kind === "source" || kind === "area"
    ? []
    : findUncited(base, document).map((field) => ({ field, message: "has no source" }));

/**
 * Takes an edit form: keeps it as its author's draft, and hands it in or publishes it where that is wanted. `key` is
 * null for a record that is new; the register draws one, or the form's `key` names it. Whatever was typed is kept in the
 * draft even when it cannot be handed in. Throws `FormFaults`, `Forbidden`, `ProposalMoved`.
 */
export async function takeEditForm(actor: Person, kind: RecordKind, form: FormData, intent: Intent): Promise<Kept> {
  const key = readText(form, "key").toUpperCase() || (await drawKey(kind));
  if (key === null) throw new FormFaults([{ field: "key", message: "must be given" }], null);
  const { base, document, changes, restsOn } = await readChanges(kind, key, whole(form, "base"), form);
  const companions = await readCompanions(actor, form, changes, restsOn);
  const draft = readText(form, "draft");
  const id = await saveDraft(
    actor,
    {
      title: titleOf(document, key),
      reason: readOptional(form, "reason"),
      correction: readText(form, "nature") === "correction",
      changes: [...companions, ...changes],
    },
    /^\d{1,18}$/.test(draft) ? BigInt(draft) : null,
    readOptional(form, ONCE_FIELD),
  );
  const kept = { id, key };
  if (intent === "draft") return kept;
  // A source named for all that changed may well be the one that the old value rested on.
  const unspoken = restsOn === null ? findUnspoken(kind, base, document) : [];
  try {
    if (unspoken.length) throw new FormFaults(unspoken, kept);
    await (intent === "publish" ? publishDirectly(actor, id) : submitProposal(actor, id));
  } catch (error) {
    if (error instanceof InvalidProposal)
      throw new FormFaults(
        error.problems.map((problem) => placeProblem(kind, key, problem)),
        kept,
      );
    throw error;
  }
  return kept;
}
