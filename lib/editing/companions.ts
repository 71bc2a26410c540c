import { prisma } from "@/lib/db";
import { restOn } from "@/lib/editing/rest-on";
import { readText } from "@/lib/forms/state";
import type { Actor } from "@/lib/people/rights";
import { readCurrentRecords } from "@/lib/proposals/current";
import { canSee } from "@/lib/proposals/inbox";
import type { ProposedChange } from "@/lib/proposals/schema";
import { findNamed, idOf } from "@/lib/records/references";

type Person = Extract<Actor, { kind: "person" }>;

const idIn = (form: FormData, name: string): bigint | null => {
  const text = readText(form, name);
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null;
};

/**
 * The records that came with the draft, or with the proposal that a form began with, and that the register does not have:
 * a body that the changed record still names, and what that rests on. A form shows one record; these go along with it,
 * and what nothing is cited for rests on the source that the form names.
 */
export async function readCompanions(
  actor: Person,
  form: FormData,
  of: ProposedChange[],
  restsOn: string | null,
): Promise<ProposedChange[]> {
  const id = idIn(form, "draft") ?? idIn(form, "from");
  const proposal = id && (await prisma().proposal.findUnique({ where: { id }, include: { changes: true } }));
  if (!proposal || !(await canSee(actor, proposal))) return [];
  const own = new Set(of.map(({ kind, key }) => idOf(kind, key)));
  const brought = proposal.changes
    .map((row) => ({ ...row, document: row.document as ProposedChange["document"] }))
    .filter(
      ({ kind, key, action, base_version }) => action === "publish" && base_version === 0 && !own.has(idOf(kind, key)),
    );
  const there = await readCurrentRecords(prisma(), brought);
  const left = new Map(
    brought.flatMap((one) => (there.has(idOf(one.kind, one.key)) ? [] : [[idOf(one.kind, one.key), one] as const])),
  );
  const kept: ProposedChange[] = [];
  for (const named of of) collect(named);
  return kept;

  function collect({ kind, document }: Pick<ProposedChange, "kind" | "document">): void {
    for (const { id: wanted } of findNamed({ kind, document })) {
      const found = left.get(wanted);
      if (!found) continue;
      left.delete(wanted);
      const { proposal_id: _proposal, left_out: _left, ...change } = found;
      const cites = restsOn !== null && change.kind !== "source" && change.kind !== "area";
      kept.push(
        cites ? { ...change, document: restOn(null, change.document, { source_id: restsOn, phrase: null }) } : change,
      );
      collect(change);
    }
  }
}
