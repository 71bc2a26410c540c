import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { copyCell } from "@/lib/records/copy-rows";

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
