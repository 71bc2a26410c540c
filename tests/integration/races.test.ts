import { expect, test } from "vitest";
import { prisma } from "@/lib/db";
import { runDrill } from "@/scripts/drill/race";
import { decidersDrill, editorsDrill } from "@/scripts/drill/races";
import { freshDatabase } from "../support/database";
import { expectEverythingTraced } from "../support/trace";

await freshDatabase({ template: "registry" });
expectEverythingTraced();

// A sample of what `npm run drill` runs a thousand times.
const ROUNDS = 6;

test("of eight editors who save at once one wins, and the log has as many entries as there are changes", async () => {
  expect(await runDrill(await editorsDrill(), ROUNDS)).toEqual([]);
}, 120_000);

test("of twenty who decide at once one does, and the log has as many entries as there are decisions", async () => {
  expect(await runDrill(await decidersDrill(), ROUNDS, ROUNDS)).toEqual([]);
}, 120_000);

test("nothing is published without its proposal, person, reason, source and entry in the log", async () => {
  const made = await prisma().recordVersion.findMany({
    where: { known_from: { gt: 1 } },
    include: { proposal: true },
  });
  expect(made.length).toBeGreaterThanOrEqual(ROUNDS);
  for (const { known_from, proposal, document } of made) {
    expect(proposal?.state).toBe("published");
    expect(proposal?.author_id).toBeTruthy();
    expect(proposal?.decided_by_id).toBeTruthy();
    expect(proposal?.reason ?? proposal?.decision_reason).toBeTruthy();
    expect((document as { citations: { field: string }[] }).citations.some(({ field }) => field === "seats")).toBe(
      true,
    );
    expect(await prisma().auditEntry.count({ where: { revision: known_from } })).toBe(2);
  }
});
