import { PartialDate } from "@/lib/dates/partial-date";
import { prisma } from "@/lib/db";
import { readCurrentRecords } from "@/lib/proposals/current";
import { InvalidProposal, type ProposalProblem } from "@/lib/proposals/problems";
import { idOf } from "@/lib/records/references";
import { Text } from "@/lib/records/schema";

/** What the forms of steps ask for; null: nothing was said, and need not be. */
type Asked = { ref: string; on: string | null; source: string; reason: string; other?: string };

/** Refuses what a step of a facility rests on, with all that is to be mended at once. Throws `InvalidProposal`. */
export async function requireAsked({ ref, on, source, reason, other }: Asked): Promise<void> {
  const problems: ProposalProblem[] = [];
  const add = (field: string, message: string) => problems.push({ kind: "facility", key: ref, field, message });
  const named = [
    { kind: "source" as const, field: "source", key: source },
    ...(other === undefined ? [] : [{ kind: "facility" as const, field: "other", key: other }]),
  ];
  const there = await readCurrentRecords(prisma(), named);
  const isShown = ({ kind, key }: (typeof named)[number]) => there.get(idOf(kind, key))?.state === "published";
  const date = PartialDate.nullable().safeParse(on);
  if (!date.success) add("on", on === "" ? "must be given" : (date.error.issues[0]?.message ?? ""));
  for (const one of named)
    if (!isShown(one)) add(one.field, one.key === "" ? "must be given" : "is no record of the register");
  const why = Text.safeParse(reason);
  if (!why.success) add("reason", reason === "" ? "must be given" : (why.error.issues[0]?.message ?? ""));
  if (problems.length > 0) throw new InvalidProposal(problems);
}
