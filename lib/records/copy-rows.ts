import { finished } from "node:stream/promises";
import { from } from "pg-copy-streams";
import { inTurn, type Tx } from "@/lib/db";

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escapeText = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : text;
const element = (value: unknown) => {
  const text = String(value);
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, "\\$&") : text}"`;
};

/** A value as a cell of COPY's text format: lists as PostgreSQL arrays, other objects as JSON. */
export function copyCell(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "object")
    return escapeText(Array.isArray(value) ? `{${value.map(element).join(",")}}` : JSON.stringify(value));
  return String(value);
}

/** New rows, ready to be sent: what is left to do is the database's. Kept outside the heap, for there may be very many. */
export type Copied = { table: string; columns: readonly string[]; rows: Buffer };

export function encodeRows(
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Copied {
  const lines = rows.map((row) => `${columns.map((column) => copyCell(row[column])).join("\t")}\n`);
  return { table, columns, rows: Buffer.from(lines.join("")) };
}

/** Inserts rows by COPY, on the transaction's own connection. */
export async function sendRows(tx: Tx, { table, columns, rows }: Copied): Promise<void> {
  if (rows.length === 0) return;
  const named = columns.map((column) => `"${column}"`).join(", ");
  await inTurn(tx, async (connection) => {
    const stream = connection.query(from(`COPY "${table}" (${named}) FROM STDIN`));
    stream.end(rows);
    await finished(stream);
  });
}
