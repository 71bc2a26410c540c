import { MOVED_LISTS, type MovedList } from "@/lib/duplicates/merge";
import { drawRefs, slugOf } from "@/lib/facilities/new-facility";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Actor } from "@/lib/people/rights";
import { readCurrentRecord, subjectsOfChanges } from "@/lib/proposals/current";
import { checkRecord, InvalidProposal, ProposalMoved, type ProposalProblem } from "@/lib/proposals/problems";
import { change } from "@/lib/records/change";
import { withoutRepeats } from "@/lib/records/repeated";
import { Code, Text } from "@/lib/records/schema";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

export type AskedSplit = {
  ref: string;
  /** The version that was looked at: the places of its entries mean something only there. */
  version: number;
  name: string;
  /** The entries that go to the new record, as `list.at`. */
  moved: ReadonlySet<string>;
  /** What the new name, and that they are two, rests on. */
  source: string;
  reason: string;
};

/** What a value of the new record's place rests on moves with a copy of it. */
const COPIED: readonly string[] = ["record", "kind", "area_code", "place", "address", "host_name", "parent_ref"];

/** One record as two: what stays, and what becomes a record of its own under a new ref. */
export function composeSplit(
  document: FacilityDocument,
  { ref, name, moved, source }: { ref: string } & Pick<AskedSplit, "name" | "moved" | "source">,
): { rest: FacilityDocument; made: FacilityDocument } {
  const goes = (list: MovedList, at: number) => moved.has(`${list}.${at}`);
  const part = (wanted: boolean) =>
    Object.fromEntries(
      MOVED_LISTS.map((list) => [list, (document[list] as unknown[]).filter((_, at) => goes(list, at) === wanted)]),
    ) as Pick<FacilityDocument, MovedList>;
  const [kept, taken] = [part(false), part(true)];
  const link = { link: "split_into" as const, to_ref: ref, on: null, source_id: source };
  const citations = document.citations.filter(({ field }) => COPIED.includes(field));
  const { links: _links, ...plain } = document;
  return {
    rest: { ...document, ...kept, links: [...(document.links ?? []), link] },
    made: {
      ...plain,
      ...taken,
      ref,
      slug: slugOf(name, ref),
      name,
      name_ur: null,
      kind: taken.functions[0]?.kind ?? document.kind,
      summary: null,
      area_sqft: null,
      area_note: null,
      seats: null,
      website: null,
      phone: null,
      email: null,
      internal_note: null,
      confirmed_on: null,
      // That it is one of its own rests on the source of the split, and so does what nothing else is named for.
      citations: withoutRepeats("citations", [
        ...citations,
        { field: "name", source_id: source, phrase: null, note: null },
        { field: "record", source_id: source, phrase: null, note: null },
      ]) as FacilityDocument["citations"],
    },
  };
}

/** What keeps a record from being split as asked; both parts must have a use, and the source must be there. */
function findProblems(
  ref: string,
  moved: FacilityDocument,
  rest: FacilityDocument,
  isSource: boolean,
): ProposalProblem[] {
  const faults: ProposalProblem[] = [];
  const add = (field: string, message: string) => faults.push({ kind: "facility", key: ref, field, message });
  if (moved.functions.length === 0 || rest.functions.length === 0) add("moved", "must have at least one function");
  if (!isSource) add("source", "is no record of the register");
  return faults;
}

/**
 * Proposes that a part of a facility become a facility of its own: chosen functions, events, bodies and the rest move to a new
 * ref, the place is copied, and the first says what was split off it. Answers the proposal's id.
 */
export async function proposeSplit(actor: Person, asked: AskedSplit): Promise<bigint> {
  const { ref, version } = asked;
  const [reason, name, source] = [
    Text.parse(asked.reason),
    Text.parse(asked.name),
    Code.safeParse(asked.source).data ?? "",
  ];
  let parts: ReturnType<typeof composeSplit> | null = null;
  return change(
    actor,
    {
      capability: "merge",
      over: async (tx) => {
        const current = await readCurrentRecord(tx, "facility", ref);
        if (!current?.document) return [];
        if (current.number !== version) throw new ProposalMoved("changed");
        const [fresh = ""] = await drawRefs(tx, 1);
        const document = current.document as unknown as FacilityDocument;
        parts = composeSplit(document, { ref: fresh, name, moved: asked.moved, source });
        return subjectsOfChanges(tx, [
          { kind: "facility", key: ref, document: parts.rest },
          { kind: "facility", key: fresh, document: parts.made },
        ]);
      },
    },
    async (tx, audit) => {
      if (!parts) throw new ProposalMoved(null);
      const { rest, made } = parts;
      const known = await tx.recordVersion.count({
        where: { kind: "source", key: source, known_to: 2147483647, state: "published" },
      });
      const faults = findProblems(ref, made, rest, known > 0);
      if (faults.length > 0) throw new InvalidProposal(faults);
      const changes = [
        { key: made.ref, base_version: 0, checked: checkRecord("facility", made.ref, made) },
        { key: ref, base_version: version, checked: checkRecord("facility", ref, rest) },
      ];
      const problems = changes.flatMap(({ checked }) => checked.problems);
      if (problems.length > 0) throw new InvalidProposal(problems);
      const proposal = await tx.proposal.create({
        data: {
          state: "submitted",
          title: `${rest.name} → ${name}`.slice(0, 200),
          reason,
          origin: "split",
          author_id: actor.id,
          submitted_at: new Date(),
          changes: {
            create: changes.map(({ key, base_version, checked }) => ({
              kind: "facility" as const,
              key,
              base_version,
              document: checked.document as Prisma.InputJsonObject,
            })),
          },
        },
      });
      await audit({ action: "propose_split", subject: `proposal ${proposal.id}`, detail: { from: ref, to: made.ref } });
      return proposal.id;
    },
  );
}
