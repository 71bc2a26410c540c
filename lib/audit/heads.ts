import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import sql from "sql-template-tag";
import { query } from "@/lib/db";
import { env } from "@/lib/env";

/** Where the heads of the log are noted, outside the database: a line each, with when and how many entries. */
const fileOf = () => path.join(env.DATA_DIR, "logs", "audit-heads.log");

/** The heads that were noted so far, oldest first; none where there is no such file. */
export async function readNotedHeads(): Promise<string[]> {
  const text = await readFile(fileOf(), "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => /\b[0-9a-f]{64}\b/.exec(line)?.[0] ?? []);
}

/** Notes how far the log reaches now, if it has grown since the last note. Answers the line, null when there is none. */
export async function noteHead(): Promise<string | null> {
  const [head] = await query<{ entries: number; hash: string }>(sql`SELECT entries, hash FROM audit_head`);
  if (!head?.hash || (await readNotedHeads()).at(-1) === head.hash) return null;
  const line = `${new Date().toISOString()} ${head.entries} ${head.hash}`;
  await mkdir(path.dirname(fileOf()), { recursive: true, mode: 0o700 });
  await appendFile(fileOf(), `${line}\n`, { mode: 0o600 });
  return line;
}
