import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escapeText = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : text;
const element = (text: string) => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, "\\$&") : text}"`;

/** A value as a cell of COPY's text format: lists as PostgreSQL arrays, other objects as JSON. */
export function copyCell(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "object")
    return escapeText(Array.isArray(value) ? `{${value.map(element).join(",")}}` : JSON.stringify(value));
  return String(value);
}

/** Rows on their way into a table, buffered to pieces worth sending. */
export type Copying = { add(row: object): Promise<void>; end(): Promise<void> };

const PIECE = 256 * 1024;

/** Opens a COPY into some columns of a table; the connection is the caller's, and busy until the end. */
export function copyInto(client: pg.ClientBase, table: string, columns: readonly string[]): Copying {
  const named = columns.map((column) => `"${column}"`).join(", ");
  const stream: Writable = client.query(from(`COPY "${table}" (${named}) FROM STDIN`));
  const done = finished(stream);
  // Told of below, at the next row or at the end.
  done.catch(() => {});
  let buffered = "";
  const send = async () => {
    const piece = buffered;
    buffered = "";
    if (!stream.write(piece)) await Promise.race([once(stream, "drain"), done]);
  };
  return {
    async add(row) {
      buffered += `${columns.map((column) => copyCell((row as Record<string, unknown>)[column])).join("\t")}\n`;
      if (buffered.length > PIECE) await send();
    },
    async end() {
      await send();
      stream.end();
      await done;
    },
  };
}
