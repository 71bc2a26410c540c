import { prisma } from "@/lib/db";
import { acceptProposal, publishDirectly, rejectProposal } from "@/lib/proposals/decide";
import { submitProposal } from "@/lib/proposals/propose";
import { castPerson, countStage, draftSeats, type Person } from "./cast";
import { type Drill, race } from "./race";

const LOSING = ["ProposalMoved", "ProposalConflict", "StaleVersion", "InvalidProposal"];

/** Numbers that no round shares with another, so that every winner changes something. */
const seatsOf = (round: number, runner: number) => 1000 + round * 100 + runner;

/** Eight trusted editors change one field of one record at the same time: one wins, the others see the difference. */
export async function editorsDrill(editors = 8): Promise<Drill> {
  const cast: Person[] = [];
  for (let at = 0; at < editors; at += 1)
    cast.push(await castPerson(`drill-editor-${at}`, "editor", { publishes_directly: true }));
  const before = await countStage();
  return {
    name: `${editors} editors on one record`,
    async run(round) {
      const drafts = await Promise.all(cast.map((one, at) => draftSeats(one, seatsOf(round, at))));
      return race(
        cast.map((one, at) => () => publishDirectly(one, drafts[at] ?? 0n)),
        LOSING,
      );
    },
    async check(won) {
      const after = await countStage();
      return wrongCounts("editors", won, {
        versions: after.versions - before.versions,
        "entries of what was published": after.published - before.published,
        "entries of decisions": after.decided - before.decided,
      });
    },
  };
}

/** Twenty people decide on one proposal at the same time, half of them for it: exactly one decision is taken. */
export async function decidersDrill(deciders = 20): Promise<Drill> {
  const author = await castPerson("drill-author", "editor");
  const cast: Person[] = [];
  for (let at = 0; at < deciders; at += 1) cast.push(await castPerson(`drill-decider-${at}`, "reviewer"));
  const before = await countStage();
  return {
    name: `${deciders} deciders on one proposal`,
    async run(round) {
      const id = await draftSeats(author, seatsOf(round, 50));
      await submitProposal(author, id);
      const decide = (one: Person, at: number) =>
        (at + round) % 2 === 0
          ? acceptProposal(one, id, { verdicts: [], reason: null })
          : rejectProposal(one, id, "Not in this drill");
      return race(
        cast.map((one, at) => () => decide(one, at)),
        LOSING,
      );
    },
    async check(won) {
      const after = await countStage();
      const wrong = wrongCounts("deciders", won, { "entries of decisions": after.decided - before.decided });
      const published = await prisma().proposal.count({ where: { author_id: author.id, state: "published" } });
      if (after.versions - before.versions !== published)
        wrong.push(
          `deciders: ${published} proposals were published, ${after.versions - before.versions} versions are there`,
        );
      return wrong;
    },
  };
}

const wrongCounts = (who: string, won: number, counts: Record<string, number>): string[] =>
  Object.entries(counts).flatMap(([what, count]) =>
    count === won ? [] : [`${who}: ${won} were won, ${count} ${what}`],
  );
