import { actorName } from "@/lib/audit/write";
import type { Tx } from "@/lib/db";
import { ALIKE, rememberPair } from "@/lib/duplicates/remember";
import { readStandings, readSurroundings } from "@/lib/imports/around";
import { compareRow } from "@/lib/imports/compare";
import { ImportMoved, mayImport } from "@/lib/imports/receive";
import { type CellChange, CLEAR, noCounts, ROW_OUTCOMES, type Twin } from "@/lib/imports/schema";
import { TwinFinder } from "@/lib/imports/twins";
import type { Actor } from "@/lib/people/rights";
import { change } from "@/lib/records/change";
import { Text } from "@/lib/records/schema";
import { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;
type Decision = "same" | "different";

/** Counts the rows of an import anew, after some of them were decided about. */
async function recount(tx: Tx, id: bigint): Promise<void> {
  const rows = await tx.importRow.groupBy({ by: ["outcome"], where: { import_id: id }, _count: true });
  const twins = await tx.importRow.count({ where: { import_id: id, outcome: "new", NOT: { twins: { equals: [] } } } });
  const counts = { ...noCounts(), twins };
  for (const outcome of ROW_OUTCOMES) counts[outcome] = rows.find((row) => row.outcome === outcome)?._count ?? 0;
  await tx.import.update({ where: { id }, data: { counts } });
}

async function requireOpen(tx: Tx, actor: Person, id: bigint): Promise<void> {
  const [open] = await tx.$queryRaw<{ id: bigint }[]>`SELECT id FROM import
    WHERE id = ${id} AND author_id = ${actor.id} AND state = 'compared' FOR UPDATE`;
  if (!open) throw new ImportMoved();
}

/** A new row that is a known facility after all, compared with it. */
async function compareAnew(tx: Tx, actor: Person, id: bigint, position: number, ref: string) {
  const row = await tx.importRow.findUniqueOrThrow({ where: { import_id_position: { import_id: id, position } } });
  const around = await readSurroundings();
  const cells = Object.fromEntries((row.cells as CellChange[]).map(({ column, after }) => [column, after]));
  if (cells.parent_ref && cells.parent_ref !== CLEAR) await around.learn([cells.parent_ref]);
  const before = await tx.importRow.findFirst({
    where: { import_id: id, key: ref, position: { not: position } },
    select: { row: true },
  });
  const staged = compareRow(
    { row: row.row, cells, faults: [], key: ref, fingerprint: row.fingerprint },
    {
      actor,
      around,
      standings: await readStandings([ref]),
      twins: TwinFinder.none(around),
      different: new Set(),
      seen: new Map(before ? [[ref, before.row]] : []),
    },
  );
  const { document, ...rest } = staged;
  await tx.importRow.update({
    where: { import_id_position: { import_id: id, position } },
    data: {
      ...rest,
      document: document === null ? Prisma.DbNull : (document as Prisma.InputJsonValue),
    },
  });
}

export type TwinDecision = { position: number; ref: string; decision: Decision; reason: string };

/** Says of a new row that it is a facility of the register after all, or that it is not; remembered for the next file. */
export async function decideTwin(actor: Person, id: bigint, asked: TwinDecision): Promise<void> {
  const reason = Text.parse(asked.reason);
  await change(actor, mayImport, async (tx, audit) => {
    await requireOpen(tx, actor, id);
    const where = { import_id_position: { import_id: id, position: asked.position } };
    const row = await tx.importRow.findUnique({ where, select: { key: true, outcome: true, twins: true } });
    const twins = (row?.twins ?? []) as Twin[];
    if (!row?.key || row.outcome !== "new" || !twins.some(({ ref }) => ref === asked.ref)) throw new ImportMoved();
    await rememberPair(tx, actor, { one: row.key, other: asked.ref, decision: asked.decision, reason });
    if (asked.decision === "same") await compareAnew(tx, actor, id, asked.position, asked.ref);
    else await tx.importRow.update({ where, data: { twins: twins.filter(({ ref }) => ref !== asked.ref) } });
    await recount(tx, id);
    await audit({
      action: asked.decision === "same" ? "mark_same" : "mark_different",
      subject: `facility ${row.key}`,
      detail: { other: asked.ref, reason, import: String(id) },
    });
  });
}

/** Says of all new rows that are left that none is a facility of the register. */
export async function decideRest(actor: Person, id: bigint, said: string): Promise<void> {
  const reason = Text.parse(said);
  await change(actor, mayImport, async (tx, audit) => {
    await requireOpen(tx, actor, id);
    const by = actorName(actor);
    const pairs = await tx.$executeRaw`
      INSERT INTO possible_duplicate (ref_a, ref_b, reason, decision, decided_by, decided_at, decision_reason)
      SELECT least(r.key, t->>'ref'), greatest(r.key, t->>'ref'), ${ALIKE}, 'different', ${by}, now(), ${reason}
      FROM import_row r CROSS JOIN jsonb_array_elements(r.twins) t WHERE r.import_id = ${id} AND r.outcome = 'new'
      ON CONFLICT (ref_a, ref_b) DO UPDATE SET decision = EXCLUDED.decision, decided_by = EXCLUDED.decided_by,
        decided_at = EXCLUDED.decided_at, decision_reason = EXCLUDED.decision_reason`;
    await tx.importRow.updateMany({ where: { import_id: id, outcome: "new" }, data: { twins: [] } });
    await recount(tx, id);
    await audit({ action: "mark_different", subject: `import ${id}`, detail: { pairs, reason } });
  });
}
