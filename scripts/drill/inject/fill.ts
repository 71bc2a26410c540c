import sql from "sql-template-tag";
import { query, transact } from "@/lib/db";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { STILL_KNOWN } from "@/lib/records/prepare";
import { type Change, publish } from "@/lib/records/publish";
import type { RecordKind } from "@/lib/records/schema";
import { PAYLOADS } from "./payloads";

type Leaf = string | number | boolean | null;
type Document = Record<string, unknown>;
type Row = { kind: RecordKind; key: string; number: number; document: Document };

/** Every value of a document, with its place: `citations.3.phrase`. */
function* walk(value: unknown, place: (string | number)[] = []): Generator<[(string | number)[], Leaf]> {
  if (value === null || typeof value !== "object") yield [place, value as Leaf];
  else for (const [name, inner] of Object.entries(value)) yield* walk(inner, [...place, name]);
}

function put(document: Document, place: readonly (string | number)[], value: unknown): Document {
  const copy = structuredClone(document);
  let at: Record<string | number, unknown> = copy;
  for (const name of place.slice(0, -1)) at = at[name] as Record<string | number, unknown>;
  at[place.at(-1) ?? ""] = value;
  return copy;
}

/** A place without the numbers of its lists: what names a field. */
const fieldOf = (kind: RecordKind, place: readonly (string | number)[]) =>
  [kind, ...place.filter((name) => !/^\d+$/.test(String(name)))].join(".");

/**
 * Publishes every record with a payload in each field that takes free text, as the schema of its kind says; `turn`
 * moves each field on to the payload of the next record. Answers how many texts were filled, and by which names.
 */
export async function fillRegister(turn: number): Promise<{ texts: number; fields: string[] }> {
  const rows = await query<Row>(sql`SELECT kind::text AS kind, key, number, document FROM record_version
    WHERE known_to = ${STILL_KNOWN} AND state = 'published' ORDER BY kind, key`);
  const takes = new Map<string, boolean>();
  let texts = 0;
  const changes = rows.map(({ kind, key, number, document }, at): Change => {
    const { schema } = RECORD_SCHEMAS[kind];
    let filled = document;
    let nth = 0;
    for (const [place, value] of walk(document)) {
      if (value !== null && typeof value !== "string") continue;
      nth += 1;
      const field = fieldOf(kind, place);
      const payload = PAYLOADS[(at + turn + nth * 7) % PAYLOADS.length];
      const changed = put(filled, place, payload);
      if (!takes.has(field)) takes.set(field, schema.safeParse(changed).success);
      if (!takes.get(field)) continue;
      filled = changed;
      texts += 1;
    }
    return { kind, key, baseVersion: number, document: schema.parse(filled) as Document };
  });
  await transact((tx) => publish(tx, { actor: "drill", note: PAYLOADS[turn % PAYLOADS.length] ?? "", changes }));
  return { texts, fields: [...takes].flatMap(([field, taken]) => (taken ? [field] : [])) };
}
