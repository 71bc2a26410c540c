import type pg from "pg";
import { dayOf } from "@/lib/dates/partial-date";
import { disconnect, transact } from "@/lib/db";
import { env } from "@/lib/env";
import { toDocuments } from "@/lib/packages/documents";
import { readPackage } from "@/lib/packages/read";
import { type Change, publish } from "@/lib/records/publish";
import { composeSources } from "@/lib/synthetic/surroundings";
import { migrate } from "../database/migrate.mjs";
import { Complaint } from "../say.mjs";

/** When the register of a load test begins; its revisions follow every two weeks. All of it lies in the past. */
const BEGINNING = Date.parse("2026-01-05T00:00:00Z");
const FORTNIGHT = 14 * 86_400_000;
/** A register does not come into being in one day: so many revisions publish the facilities. */
const REVISIONS = 20;

/** One revision: its number, when it was published, and the day that this is. */
export type SyntheticRevision = { number: number; published_at: string; day: string };

/** Refuses a database in which there is anything, unless the asker insists. */
export async function checkTarget(client: pg.Client, force: boolean): Promise<void> {
  const { rows } = await client.query("SELECT to_regclass('revision') IS NOT NULL AS made");
  if (!rows[0].made || force) return;
  const { rows: found } = await client.query("SELECT EXISTS (SELECT FROM revision) AS filled");
  if (!found[0].filled) return;
  throw new Complaint(
    "The database that DATABASE_URL names holds a register already. Synthetic facilities belong into a database of their own: " +
      "create an empty one, or say --force-into if you are sure.",
  );
}

/** Makes the tables and publishes what synthetic facilities are put among: real areas, bodies, programmes; made-up sources. */
export async function settleSurroundings(seed: number): Promise<void> {
  await migrate(env.DATABASE_URL);
  const { records } = toDocuments(await readPackage(env.REGISTRY_DATA));
  const made = composeSources(seed).map((document) => ({ kind: "source" as const, key: document.id, document }));
  const known = records.filter(
    ({ kind, publish }) => publish && ["area", "body", "programme", "source"].includes(kind),
  );
  const changes: Change[] = [...known, ...made].map(({ kind, key, document }) => ({
    kind,
    key,
    baseVersion: 0,
    document: document as Record<string, unknown>,
  }));
  try {
    await transact((tx) =>
      publish(tx, {
        actor: "generate",
        note: "Surroundings of synthetic facilities",
        at: new Date(BEGINNING),
        changes,
      }),
    );
  } finally {
    await disconnect();
  }
}

/** Writes the revisions that will publish the facilities, later than any that is there. */
export async function openRevisions(client: pg.Client): Promise<SyntheticRevision[]> {
  const { rows } = await client.query(
    "SELECT coalesce(max(number), 0) AS number, max(published_at) AS at FROM revision",
  );
  const { number, at } = rows[0] as { number: number; at: Date | null };
  const past = at === null || at.getTime() <= BEGINNING;
  const revisions = Array.from({ length: REVISIONS }, (_, index) => {
    const time = new Date(past ? BEGINNING + (index + 1) * FORTNIGHT : (at?.getTime() ?? 0) + index + 1);
    return { number: number + index + 1, published_at: time.toISOString(), day: dayOf(time) };
  });
  await client.query(
    "INSERT INTO revision (number, published_at, note) SELECT number, published_at, 'Synthetic facilities' FROM jsonb_to_recordset($1::jsonb) AS r(number int, published_at timestamptz)",
    [JSON.stringify(revisions)],
  );
  return revisions;
}
