import { appendFile, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";
import { type Actor, can, REGISTER } from "@/lib/people/rights";

/**
 * What the log of security tells beside what the log of changes has (`audit_entry`): tries that failed, and what was
 * refused. `refused_origin` and `over_budget` are written by the front of the server (scripts/server/front.mjs).
 */
const TRIES = [
  "sign_in_failed",
  "code_failed",
  "locked_out",
  "over_edit_budget",
  "refused_right",
  "refused_origin",
  "over_budget",
] as const;

/** What of the log of changes is about accounts and rights, and stands here too. */
const OF_ACCOUNTS = [
  "sign_in",
  "sign_out_everywhere",
  "end_session",
  "set_second_factor",
  "renew_second_factor",
  "reset_second_factor",
  "reset_password",
  "change_password",
  "invite",
  "withdraw_invitation",
  "join",
  "give_membership",
  "end_membership",
  "disable",
  "enable",
] as const;

export const SECURITY_EVENTS = [...TRIES, ...OF_ACCOUNTS] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

export const isOfAccounts = (action: string): action is SecurityEvent => OF_ACCOUNTS.some((one) => one === action);

const folder = () => path.join(env.DATA_DIR, "logs");
const NAME = /^security-(\d{4}-\d{2}-\d{2})\.log$/;

/**
 * Writes a line of the log of security: a JSON object, in a file a day (UTC) outside the database, so that it tells of
 * a database that was broken into. Never throws: a disk that is full costs lines, and keeps nobody out.
 */
export async function noteSecurity(event: SecurityEvent, detail: Record<string, unknown>): Promise<void> {
  const time = new Date().toISOString();
  try {
    await mkdir(folder(), { recursive: true, mode: 0o700 });
    const file = path.join(folder(), `security-${time.slice(0, 10)}.log`);
    await appendFile(file, `${JSON.stringify({ time, event, ...detail })}\n`, { mode: 0o600 });
  } catch (error) {
    console.error(error);
  }
}

const Line = z.looseObject({ time: z.iso.datetime(), event: z.enum(SECURITY_EVENTS) });
export type SecurityLine = { time: string; event: SecurityEvent; detail: string };

/** What of the log is asked for. Empty: all of it. `day` is a day of UTC, as the files are. */
export const SecurityFilter = z.object({
  event: z.enum(["", ...SECURITY_EVENTS]).catch(""),
  words: z.string().trim().max(100).catch(""),
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .catch(""),
});
export type SecurityFilter = z.output<typeof SecurityFilter>;

/** Lines on the page; whoever wants all of them has the files. */
export const SECURITY_PAGE = 200;
/** Of one day, so many bytes are read from its end. */
const TAIL = 4 * 1024 * 1024;

async function readDay(file: string): Promise<SecurityLine[]> {
  const bytes = await readFile(path.join(folder(), file));
  const lines = bytes
    .subarray(Math.max(0, bytes.length - TAIL))
    .toString("utf8")
    .split("\n")
    .reverse();
  return lines.flatMap((text) => {
    try {
      const { time, event, level: _level, ...detail } = Line.parse(JSON.parse(text));
      return [{ time, event, detail: JSON.stringify(detail) }];
    } catch {
      return [];
    }
  });
}

/** The newest lines that a filter asks for, and whether there are more; null for whoever may not read them. */
export async function readSecurity(
  actor: Actor,
  { event, words, day }: SecurityFilter,
): Promise<{ lines: SecurityLine[]; more: boolean } | null> {
  if (!can(actor, "manage_people", REGISTER)) return null;
  const files = (await readdir(folder()).catch(() => []))
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
  const found: SecurityLine[] = [];
  for (const file of files.filter((name) => day === "" || name.includes(day))) {
    const lines = await readDay(file);
    found.push(
      ...lines.filter(
        (line) => (event === "" || line.event === event) && line.detail.toLowerCase().includes(words.toLowerCase()),
      ),
    );
    if (found.length > SECURITY_PAGE) break;
  }
  return { lines: found.slice(0, SECURITY_PAGE), more: found.length > SECURITY_PAGE };
}
