import { RefusedValue } from "@/lib/records/query-fields";

/** Where a page ended: the sort value and the key of its last row, for the query that it belongs to. */
export type Cursor = { value: unknown; key: string };

/** A short fingerprint of a query (FNV-1a), so that a cursor of another query is refused and not misread. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** Writes a cursor as one opaque word. `query` is everything that decides which rows and in which order. */
export function writeCursor({ value, key }: Cursor, query: string): string {
  return Buffer.from(JSON.stringify([fingerprint(query), value, key])).toString("base64url");
}

/** Reads a cursor back; throws `RefusedValue` for one that is damaged or belongs to another query. */
export function readCursor(text: string, query: string): Cursor {
  try {
    const [mark, value, key] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    const scalar = value === null || ["string", "number", "boolean"].includes(typeof value) || isTextList(value);
    if (mark === fingerprint(query) && typeof key === "string" && scalar) return { value, key };
  } catch {
    // Not JSON: refused below, like every other damage.
  }
  throw new RefusedValue("wrong_cursor", text.slice(0, 60));
}

const isTextList = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === "string");
