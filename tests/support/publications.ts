import sql from "sql-template-tag";
import { query, transact } from "@/lib/db";
import { type Change, publish } from "@/lib/records/publish";
import type { RecordKind } from "@/lib/records/schema";

type Version = { number: number; document: Record<string, unknown> };

async function readCurrent(kind: RecordKind, key: string): Promise<Version> {
  const [row] = await query<Version>(
    sql`SELECT number, document FROM record_version WHERE kind::text = ${kind} AND key = ${key} ORDER BY number DESC LIMIT 1`,
  );
  if (!row) throw new Error(`There is no ${kind} ${key}`);
  return row;
}

/** A change of a record as it stands now. */
export async function changeOf(kind: RecordKind, key: string, more: Record<string, unknown>): Promise<Change> {
  const { number, document } = await readCurrent(kind, key);
  return { kind, key, baseVersion: number, document: { ...document, ...more } };
}

/** A record that leaves the register, into another where one is named. */
export async function leaving(kind: RecordKind, key: string, successor: string | null = null): Promise<Change> {
  const change = await changeOf(kind, key, {});
  return { ...change, action: successor === null ? "retract" : "merge", successor };
}

/** Publishes changes as one revision and gives its number. */
export const publishAll = (changes: readonly Change[], note = "by a test"): Promise<number | null> =>
  transact((tx) => publish(tx, { actor: "a test", note, changes }));
