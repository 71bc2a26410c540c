import sql from "sql-template-tag";
import { auditWriter } from "@/lib/audit/write";
import { prisma, query, type Tx, transact } from "@/lib/db";
import type { Pair, PairDecision } from "@/lib/duplicates/pair";
import { ALIKE, rememberPair } from "@/lib/duplicates/remember";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { readSurroundings } from "@/lib/imports/around";
import { TwinFinder } from "@/lib/imports/twins";
import { kmBetween } from "@/lib/map/distance";
import { type Actor, can, canSomewhere } from "@/lib/people/rights";
import { change } from "@/lib/records/change";
import { Text } from "@/lib/records/schema";
import { type AreasAbove, subjectOf } from "@/lib/records/subject";

type Person = Extract<Actor, { kind: "person" }>;

type Found = { ref: string; number: number; published: boolean; document: FacilityDocument };

/** The records with some refs, as published; else as a proposal that waits has them. */
async function readHalves(refs: readonly string[]): Promise<Map<string, Found>> {
  const rows = await query<Found>(sql`
    SELECT key AS ref, number, TRUE AS published, document FROM record_version
    WHERE kind = 'facility' AND key = ANY(${refs}) AND known_to = 2147483647 AND state = 'published'
    UNION ALL
    SELECT DISTINCT ON (c.key) c.key, 0, FALSE, c.document FROM proposal_change c JOIN proposal p ON p.id = c.proposal_id
    WHERE c.kind = 'facility' AND c.key = ANY(${refs}) AND p.state = 'submitted' AND c.action = 'publish'
      AND NOT EXISTS (SELECT FROM record_version v WHERE v.kind = 'facility' AND v.key = c.key)`);
  return new Map(rows.map((row) => [row.ref, row]));
}

/** What is published is everybody's to see; what waits only theirs who may propose for it. */
function isSeen(actor: Actor, { published, document }: Found, above: AreasAbove): boolean {
  return published || can(actor, "propose", subjectOf("facility", document, above));
}

function distance(one: FacilityDocument, other: FacilityDocument): number | null {
  if (one.lat === null || one.lon === null || other.lat === null || other.lon === null) return null;
  return Math.round(kmBetween({ lat: one.lat, lon: one.lon }, { lat: other.lat, lon: other.lon }) * 1000);
}

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;
const readRow = (where: object) => prisma().possibleDuplicate.findFirst({ where });

async function toPairs(actor: Actor, rows: readonly Row[]): Promise<Pair[]> {
  const halves = await readHalves([...new Set(rows.flatMap(({ ref_a, ref_b }) => [ref_a, ref_b]))]);
  const { above } = await readSurroundings();
  return rows.flatMap((row): Pair[] => {
    const [one, other] = [halves.get(row.ref_a), halves.get(row.ref_b)];
    // A pair of which one half is hidden is hidden: it would tell that there is something.
    if (!one || !other || !isSeen(actor, one, above) || !isSeen(actor, other, above)) return [];
    return [
      {
        one,
        other,
        reason: row.reason,
        decision: row.decision,
        decidedReason: row.decision_reason,
        decidedAt: row.decided_at,
        metres: distance(one.document, other.document),
      },
    ];
  });
}

/** As many pairs as a page lists. */
const MOST = 200;

/** The pairs that somebody may see, of one standing. */
export async function listPairs(actor: Actor, decision: PairDecision): Promise<Pair[]> {
  const rows = await prisma().possibleDuplicate.findMany({
    where: { decision },
    orderBy: [{ ref_a: "asc" }, { ref_b: "asc" }],
    take: MOST,
  });
  return toPairs(actor, rows);
}

/** One pair, whichever way round; null when it is none, or not this person's to see. Nobody has to have said that it is one. */
export async function findPair(actor: Actor, one: string, other: string): Promise<Pair | null> {
  if (one === other) return null;
  const known = await readRow({
    OR: [
      { ref_a: one, ref_b: other },
      { ref_a: other, ref_b: one },
    ],
  });
  const row = known ?? {
    ref_a: one,
    ref_b: other,
    reason: "",
    decision: "undecided" as const,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
  };
  const [pair] = await toPairs(actor, [row]);
  return pair ?? null;
}

/** What a right over two facilities is asked of: both as they stand. */
export const overPair = (one: string, other: string) => async (_tx: Tx) => {
  const [halves, { above }] = [await readHalves([one, other]), await readSurroundings()];
  const both = [halves.get(one), halves.get(other)];
  return both.every((half) => half !== undefined)
    ? both.flatMap((half) => (half ? [subjectOf("facility", half.document, above)] : []))
    : [];
};

/** Says that two records are one facility, or that they are two, and why. */
export async function decidePair(
  actor: Person,
  asked: { one: string; other: string; decision: "same" | "different"; reason: string },
): Promise<void> {
  const reason = Text.parse(asked.reason);
  await change(actor, { capability: "merge", over: overPair(asked.one, asked.other) }, async (tx, audit) => {
    await rememberPair(tx, actor, { ...asked, reason });
    await audit({
      action: asked.decision === "same" ? "mark_same" : "mark_different",
      subject: `facility ${asked.one}`,
      detail: { other: asked.other, reason },
    });
  });
}

/** As many pairs as one search adds. */
const MOST_FOUND = 500;

/**
 * Looks through all published facilities for pairs whose names may mean the same within one district, and lists those that
 * nobody has said anything about. Answers how many are new.
 */
export async function findPairs(actor: Person): Promise<number> {
  if (!canSomewhere(actor, "merge")) return 0;
  const around = await readSurroundings();
  const finder = await TwinFinder.open(around);
  const found = new Map<string, { ref_a: string; ref_b: string }>();
  for (const facility of finder.all()) {
    for (const { ref } of finder.find(facility)) {
      const [ref_a = "", ref_b = ""] = [facility.ref, ref].sort();
      found.set(`${ref_a} ${ref_b}`, { ref_a, ref_b });
    }
    if (found.size >= MOST_FOUND) break;
  }
  const pairs = [...found.values()];
  if (pairs.length === 0) return 0;
  return transact(async (tx) => {
    const added = await tx.$executeRaw`INSERT INTO possible_duplicate (ref_a, ref_b, reason, decision)
      SELECT ref_a, ref_b, ${ALIKE}, 'undecided' FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p(ref_a text, ref_b text)
      WHERE NOT EXISTS (SELECT FROM possible_duplicate k WHERE k.ref_a = p.ref_b AND k.ref_b = p.ref_a)
      ON CONFLICT DO NOTHING`;
    if (added > 0) await auditWriter(tx, actor)({ action: "find_pairs", subject: "duplicates", detail: { added } });
    return added;
  });
}
