import { createHash, randomUUID } from "node:crypto";
import sql from "sql-template-tag";
import { noteSecurity } from "@/lib/audit/security";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { readClientAddress } from "@/lib/http/client-address";

const MINUTE_MS = 60_000;

/** How often a thing may be tried within a time, by whom. Counted in the database, so that processes count together. */
export const LIMITS = {
  signInByAddress: { most: 40, windowMs: 15 * MINUTE_MS },
  signInByAccount: { most: 10, windowMs: 15 * MINUTE_MS },
  codeByAddress: { most: 40, windowMs: 15 * MINUTE_MS },
  resetByAddress: { most: 10, windowMs: 60 * MINUTE_MS },
  resetByAccount: { most: 3, windowMs: 60 * MINUTE_MS },
  linkByAddress: { most: 30, windowMs: 15 * MINUTE_MS },
  suggestByAddress: { most: 6, windowMs: 60 * MINUTE_MS },
  suggestByAll: { most: 300, windowMs: 60 * MINUTE_MS },
  editsByHour: {
    get most() {
      return env.EDITS_PER_HOUR;
    },
    windowMs: 60 * MINUTE_MS,
  },
  editsByDay: {
    get most() {
      return env.EDITS_PER_DAY;
    },
    windowMs: 24 * 60 * MINUTE_MS,
  },
} as const;
export type Limit = keyof typeof LIMITS;

/** Names and addresses are kept as hashes: the table of counts is no list of who tried. */
const keyOf = (limit: Limit, who: string) =>
  `${limit} ${createHash("sha256").update(who.toLowerCase()).digest("base64url").slice(0, 32)}`;

const secondsLeft = (start: number, windowMs: number) => Math.max(1, Math.ceil((start + windowMs - Date.now()) / 1000));

type Row = { count: number; start: number };

/** Counts one try; answers how many seconds to wait when there were too many, else 0, and notes who begins to wait. */
export async function countTry(limit: Limit, who: string): Promise<number> {
  const { waitSeconds, first } = await countUse(limit, who);
  if (first) await noteSecurity("locked_out", { limit, who });
  return waitSeconds;
}

/**
 * Counts one use of what is limited: how many seconds to wait when there were too many (else 0), and whether this was
 * the first too many. Throws while the database is away: who cannot count lets nobody in.
 */
export async function countUse(limit: Limit, who: string): Promise<{ waitSeconds: number; first: boolean }> {
  const { most, windowMs } = LIMITS[limit];
  const now = Date.now();
  const [row] = await query<Row>(sql`
    INSERT INTO rate_limit AS kept (id, key, count, "lastRequest")
    VALUES (${randomUUID()}, ${keyOf(limit, who)}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN kept."lastRequest" <= ${now - windowMs} THEN 1 ELSE kept.count + 1 END,
      "lastRequest" = CASE WHEN kept."lastRequest" <= ${now - windowMs} THEN ${now} ELSE kept."lastRequest" END
    RETURNING count, "lastRequest" AS start`);
  const over = row !== undefined && row.count > most;
  return { waitSeconds: over ? secondsLeft(row.start, windowMs) : 0, first: row?.count === most + 1 };
}

/** What is counted by address for the forms of a page, by its path as English has it. */
const FORM_LIMITS: readonly [RegExp, Limit][] = [
  [/^\/sign-in$/, "signInByAddress"],
  [/^\/sign-in\/code$/, "codeByAddress"],
  [/^\/sign-in\/forgotten$/, "resetByAddress"],
  [/^\/sign-in\/(reset|invitation)$/, "linkByAddress"],
  [/^\/suggest$/, "suggestByAddress"],
];

/** How many seconds the sender of a form has to wait before the next one is taken; 0: none. */
export async function readFormWait(path: string, headers: Headers): Promise<number> {
  const limit = FORM_LIMITS.find(([pattern]) => pattern.test(path))?.[1];
  return limit ? readWait(limit, readClientAddress(headers)) : 0;
}

/** How many seconds somebody has to wait, without counting a try; 0: none. */
export async function readWait(limit: Limit, who: string): Promise<number> {
  const { most, windowMs } = LIMITS[limit];
  const [row] = await query<Row>(
    sql`SELECT count, "lastRequest" AS start FROM rate_limit
      WHERE key = ${keyOf(limit, who)} AND "lastRequest" > ${Date.now() - windowMs}`,
  );
  return row && row.count >= most ? secondsLeft(row.start, windowMs) : 0;
}

/** Forgets the tries of somebody who has shown who they are. */
export async function forgetTries(limit: Limit, who: string): Promise<void> {
  await query(sql`DELETE FROM rate_limit WHERE key = ${keyOf(limit, who)}`);
}
