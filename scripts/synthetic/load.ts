import os from "node:os";
import pg from "pg";
import { env } from "@/lib/env";
import { MOST_REFS } from "@/lib/synthetic/refs";
import { runScript } from "../process.mjs";
import { Complaint, sayWhile } from "../say.mjs";
import type { Share } from "./fill";
import { restoreIndexes, setIndexesAside } from "./indexes";
import { checkTarget, openRevisions, settleSurroundings } from "./settle";

/** What to make: how many, from which seed, and whether into a register that holds something already. */
export type Order = { count: number; seed: number; force: boolean };

const gatherTerms = `INSERT INTO search_term (term, variants, known_from)
  SELECT DISTINCT ON (term) term, variants, known_from FROM synthetic_term ORDER BY term, known_from ON CONFLICT DO NOTHING`;
// Without its index, which is set aside, an ON CONFLICT has nothing to look at: then the words are all new.
const gatherFirstTerms = gatherTerms.replace(" ON CONFLICT DO NOTHING", "");

/** Copies the facilities by as many processes as there are processors. */
async function fill(share: Omit<Share, "from" | "to">): Promise<void> {
  const lanes = Math.max(1, Math.min(os.availableParallelism(), 4));
  const edge = (lane: number) => Math.floor((share.count * lane) / lanes);
  await Promise.all(
    Array.from({ length: lanes }, (_, lane) => {
      const part: Share = { ...share, from: edge(lane), to: edge(lane + 1) };
      return runScript("scripts/synthetic/fill.ts", [JSON.stringify(part)], { DATABASE_URL: env.DATABASE_URL });
    }),
  );
}

/**
 * Fills the database of DATABASE_URL with synthetic facilities: the same documents, flattened by the same code into
 * the same tables, but copied in bulk and not published one by one. Throws `Complaint` when the database is in use.
 */
export async function loadSynthetic({ count, seed, force }: Order): Promise<void> {
  if (count > MOST_REFS) throw new Complaint(`There are no more than ${MOST_REFS} refs to give.`);
  const client = new pg.Client({ connectionString: env.DATABASE_URL, options: "-c timezone=UTC" });
  await client.connect();
  try {
    await checkTarget(client, force);
    const known = await client.query("SELECT to_regclass('revision') IS NOT NULL AS made");
    const filled = known.rows[0].made && (await client.query("SELECT FROM revision LIMIT 1")).rowCount === 1;
    if (!filled) await sayWhile("Publishing areas, bodies and programmes", () => settleSurroundings(seed));
    const revisions = await openRevisions(client);
    await client.query('CREATE UNLOGGED TABLE synthetic_term (term text COLLATE "C", variants text[], known_from int)');
    const aside = filled ? [] : await setIndexesAside(client);
    await sayWhile(`Making ${count} facilities`, () => fill({ seed, count, revisions }));
    await sayWhile("Gathering their words", () => client.query(filled ? gatherTerms : gatherFirstTerms));
    await client.query("DROP TABLE synthetic_term");
    await sayWhile("Making the indexes", () => restoreIndexes(client, aside));
    await client.query(
      "INSERT INTO audit_entry (actor, action, revision, subject, detail, prior_hash, hash) VALUES ('generate', 'generate', $1, $2, $3, '', '')",
      [revisions.at(-1)?.number, `${count} synthetic facilities`, JSON.stringify({ seed, count })],
    );
  } finally {
    await client.end();
  }
}
