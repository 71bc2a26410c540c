import sql, { join, type Sql } from "sql-template-tag";
import type { LogFilter } from "@/lib/audit/filter";
import { query } from "@/lib/db";
import { type Actor, can, REGISTER } from "@/lib/people/rights";
import { Forbidden } from "@/lib/records/change";
import { containing } from "@/lib/search/like";

type Person = Extract<Actor, { kind: "person" }>;

/** One entry of the log. `who` is the person's name, or what the register calls itself; `person` their id. */
export type LogEntry = {
  id: number;
  at: string;
  who: string;
  person: string | null;
  action: string;
  revision: number | null;
  subject: string;
  /** The name of the person whom it is about. */
  about: string | null;
  detail: string;
  hash: string;
};

/** Entries on one page. */
export const LOG_PAGE = 100;
/** Entries that are read at once for a file. */
const FILE_PAGE = 1000;

function conditions({ action, person, record, day }: LogFilter, before: number | null): Sql {
  const all: Sql[] = [sql`true`];
  if (action) all.push(sql`e.action = ${action}`);
  if (record) all.push(sql`(e.subject ILIKE ${containing(record)} OR e.detail::text ILIKE ${containing(record)})`);
  if (person)
    all.push(sql`(p.name ILIKE ${containing(person)} OR p.email ILIKE ${containing(person)} OR e.actor = ${person})`);
  if (day) all.push(sql`(e.at AT TIME ZONE 'Asia/Karachi')::date = ${day}::date`);
  if (before !== null) all.push(sql`e.id < ${before}`);
  return join(all, " AND ");
}

const readRows = (filter: LogFilter, before: number | null, limit: number) =>
  query<LogEntry>(sql`
    SELECT e.id, e.at, coalesce(p.name, e.actor) AS who, p.id AS person, e.action, e.revision, e.subject,
      s.name AS about, e.detail::text AS detail, e.hash
    FROM audit_entry e LEFT JOIN person p ON e.actor = 'person ' || p.id
      LEFT JOIN person s ON e.subject = 'person ' || s.id
    WHERE ${conditions(filter, before)} ORDER BY e.id DESC LIMIT ${limit}`);

function requireAuditor(actor: Person): void {
  if (!can(actor, "audit", REGISTER)) throw new Forbidden("audit");
}

/** A page of the log, the newest first, and where the next one begins. Throws `Forbidden` for whoever may not read it. */
export async function readLog(
  actor: Person,
  filter: LogFilter,
): Promise<{ entries: LogEntry[]; next: number | null; actions: string[] }> {
  requireAuditor(actor);
  const rows = await readRows(filter, filter.after, LOG_PAGE + 1);
  const entries = rows.slice(0, LOG_PAGE);
  const known = await query<{ action: string }>(sql`SELECT DISTINCT action FROM audit_entry ORDER BY action`);
  const actions = known.map(({ action }) => action);
  return { entries, next: rows.length > LOG_PAGE ? (entries.at(-1)?.id ?? null) : null, actions };
}

/** The whole log that a filter asks for, the newest first, in pages. */
export async function* streamLog(actor: Person, filter: LogFilter): AsyncGenerator<LogEntry[]> {
  requireAuditor(actor);
  for (let before: number | null = null; ; ) {
    const rows: LogEntry[] = await readRows(filter, before, FILE_PAGE);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < FILE_PAGE) return;
    before = last.id;
  }
}
