import sql from "sql-template-tag";
import { dayOf, isDay, lastDay } from "@/lib/dates/partial-date";
import { queryPulse } from "@/lib/db";
import { env } from "@/lib/env";
import { InvalidQuery } from "@/lib/records/query";
import type { Refusal, RefusalReason } from "@/lib/records/query-fields";
import { noteSeen, queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/clock";

export type { Moment };

type RevisionRow = { number: number; published_at: string };
const iso = (text: string) => new Date(text).toISOString();

const newestOf = (condition: ReturnType<typeof sql>) =>
  sql`SELECT number, published_at FROM revision WHERE ${condition} ORDER BY number DESC LIMIT 1`;
const findRevision = (condition: ReturnType<typeof sql>) => queryPublished<RevisionRow>(newestOf(condition));

/** What was asked without what was refused of it, for a page that then shows the rest. */
export function withoutRefused<Asked extends object>(asked: Asked, { refusals }: InvalidQuery): Asked {
  const kept = Object.entries(asked).filter(([name]) => refusals.every((refusal) => refusal.name !== name));
  return Object.fromEntries(kept) as Asked;
}

type Newest = { url: string; writes: number; readAt: number; rows: Promise<RevisionRow[]> };

declare global {
  /** The newest revision as it was last read: one for all bundles of a process, so that none lags behind another. */
  var registryNewest: Newest | undefined;
  /** What unchanged answers are told by, for the server front: the newest revision and the day. Set by this file. */
  var registryStanding: (() => Promise<string>) | undefined;
}

/** For so long, in milliseconds, the newest revision is taken to be the newest still: others publish a few times a day. */
const FRESH_FOR = 200;

/** The newest revision; what this process itself has published is seen at once. */
function findNewest(): Promise<RevisionRow[]> {
  const [url, writes, now] = [env.DATABASE_URL, globalThis.registryWrites ?? 0, performance.now()];
  const known = globalThis.registryNewest;
  if (known && known.url === url && known.writes === writes && now - known.readAt < FRESH_FOR) return known.rows;
  const rows = queryPulse<RevisionRow>(newestOf(sql`TRUE`)).then((found) => {
    noteSeen(found[0]?.number ?? 0);
    return found;
  });
  globalThis.registryNewest = { url, writes, readAt: now, rows };
  rows.catch(() => {
    globalThis.registryNewest = undefined;
  });
  return rows;
}

globalThis.registryStanding = async () => {
  const [newest] = await findNewest();
  return `${newest?.number ?? 0} ${dayOf(new Date())}`;
};

/** The last moment that `known_at` names: a day counts to its end, in Asia/Karachi. */
function endOf(knownAt: string): Date {
  return isDay(knownAt) ? new Date(`${lastDay(knownAt)}T23:59:59.999+05:00`) : new Date(knownAt);
}

/**
 * Resolves `as_of` and `known_at` to a day and a revision. `known_at` alone implies its day.
 * Throws `InvalidQuery` that names each that lies in the future or before the first revision, or is no revision.
 */
export async function resolveMoment(asked: { as_of?: string; known_at?: string }, now = new Date()): Promise<Moment> {
  const today = dayOf(now);
  const { as_of: asOf = null, known_at: knownAt = null } = asked;
  const refusals: Refusal[] = [];
  const refuse = (name: string, value: string, reason: RefusalReason) => refusals.push({ name, value, reason });
  if (asOf !== null && asOf > today) refuse("as_of", asOf, "in_the_future");
  const byNumber = knownAt !== null && /^\d+$/.test(knownAt);
  const isAhead = knownAt !== null && !byNumber && (isDay(knownAt) ? knownAt > today : endOf(knownAt) > now);
  const [found] =
    knownAt === null
      ? await findNewest()
      : await findRevision(
          byNumber
            ? sql`number = ${Number(knownAt)}`
            : sql`published_at <= ${endOf(knownAt).toISOString()}::timestamptz`,
        );
  if (knownAt !== null && isAhead) refuse("known_at", knownAt, "in_the_future");
  else if (knownAt !== null && !found)
    refuse("known_at", knownAt, byNumber ? "unknown_revision" : "before_the_first_revision");
  if (refusals.length) throw new InvalidQuery(refusals);
  const revision = found ?? { number: 0, published_at: now.toISOString() };
  const knownDay = byNumber ? dayOf(new Date(revision.published_at)) : knownAt && dayOf(endOf(knownAt));
  return {
    revision: revision.number,
    publishedAt: iso(revision.published_at),
    day: asOf ?? knownDay ?? today,
    today,
    asOf: asOf ?? knownDay,
    knownAt,
  };
}

/** The beginning of what `updated_since` names: a day begins in Asia/Karachi. */
export const startOfSince = (since: string): string => (isDay(since) ? `${since}T00:00:00+05:00` : since);

/**
 * What the register said just before a moment began, and on that day: what has come about since then is what differs
 * between the two. Where a day was asked for, it is of that day. Revision 0: nothing was published yet.
 */
export async function momentBefore(since: string, moment: Moment, asOf: string | undefined): Promise<Moment> {
  const start = startOfSince(since);
  const [found] = await findRevision(sql`published_at < ${start}::timestamptz AND number <= ${moment.revision}`);
  const [day = moment.day] = [asOf ?? dayOf(new Date(start)), moment.day].sort();
  return {
    ...moment,
    revision: found?.number ?? 0,
    publishedAt: iso(found?.published_at ?? start),
    day,
  };
}
