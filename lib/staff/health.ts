import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import sql from "sql-template-tag";
import { z } from "zod";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { type Actor, can, REGISTER } from "@/lib/people/rights";
import { listReleaseDates } from "@/lib/releases/read";
import { CHORES, type ChoreName, type ChoreState, type Health, type Replica } from "@/lib/staff/health-state";
import { countedQueries } from "@/lib/staff/slow-queries";

declare global {
  /** What this process has answered, an entry an hour, the newest last; kept by scripts/server/metrics.mjs. */
  var registryHours: { hour: string; asked: number; failed: number; slow: number }[] | undefined;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const Chore = z.object({ at: z.iso.datetime(), ok: z.boolean(), said: z.string() });

/** How long each may be left alone before somebody should look. */
const PATIENCE: Record<ChoreName, number> = {
  release: 3 * HOUR_MS,
  remind: 3 * HOUR_MS,
  audit: 2 * DAY_MS,
  backup: 2 * DAY_MS,
};

async function readChores(now: number): Promise<ChoreState[]> {
  const text = await readFile(path.join(env.DATA_DIR, "chores.json"), "utf8").catch(() => "{}");
  const known = z.partialRecord(z.enum(CHORES), Chore).catch({}).parse(JSON.parse(text));
  return CHORES.map((chore) => {
    const last = known[chore] ?? null;
    return { chore, last, late: last === null || now - Date.parse(last.at) > PATIENCE[chore] };
  });
}

/** A user without the right to see lags sees none: then there is no number to show. */
const readReplicas = () =>
  query<Replica>(sql`SELECT coalesce(nullif(application_name, ''), client_addr::text, '') AS name,
      coalesce(state, '') AS state, extract(epoch FROM replay_lag)::float8 AS "lagSeconds" FROM pg_stat_replication ORDER BY 1`);

async function countLetters(): Promise<number> {
  if (env.SMTP_URL) return 0;
  return (await readdir(path.join(env.DATA_DIR, "outbox")).catch(() => [])).length;
}

/** Reads how the register stands; null for whoever may not know. */
export async function readHealth(actor: Actor): Promise<Health | null> {
  if (!can(actor, "manage_people", REGISTER)) return null;
  const now = Date.now();
  const [revision] = await query<{ number: number; at: string }>(
    sql`SELECT number, published_at AS at FROM revision ORDER BY number DESC LIMIT 1`,
  );
  const [database] = await query<Health["database"]>(sql`SELECT current_setting('server_version') AS version,
    pg_database_size(current_database()) AS bytes, current_setting('max_connections')::int AS allowed,
    (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections`);
  const [imports] = await query<Health["imports"]>(sql`SELECT count(*) AS working, min(created_at) AS oldest
    FROM import WHERE state::text IN ('comparing', 'publishing')`);
  const [audit] = await query<Health["audit"]>(sql`SELECT entries FROM audit_head`);
  const [releases, replicas, chores, letters] = await Promise.all([
    listReleaseDates(),
    readReplicas(),
    readChores(now),
    countLetters(),
  ]);
  const hours = globalThis.registryHours ?? [];
  const sum = (what: "asked" | "failed" | "slow") => hours.reduce((total, one) => total + one[what], 0);
  return {
    revision: revision ?? null,
    build: env.BUILD,
    database: database ?? { version: "", bytes: 0, connections: 0, allowed: 0 },
    replicas,
    chores,
    imports: imports ?? { working: 0, oldest: null },
    release: releases[0] ?? null,
    audit: audit ?? { entries: 0 },
    letters,
    answers: { asked: sum("asked"), failed: sum("failed"), slow: sum("slow"), hours: hours.length },
    queries: countedQueries(),
    process: { startedAt: new Date(now - process.uptime() * 1000).toISOString(), memory: process.memoryUsage().rss },
  };
}
