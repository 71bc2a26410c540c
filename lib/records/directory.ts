import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import { query } from "@/lib/db";

/** The kinds of record that a filter can name, and what pages call them. */
export const DIRECTORY_KINDS = ["area", "body", "programme", "source"] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What a code stands for. `level` is an area's, `parent` an area's or a body's. */
export type Named = { code: string; name: string; name_ur: string | null; short_name: string | null; level: string | null; parent: string | null };

/** Every published area, body, programme and citable source of a revision, by code. */
export type Directory = Record<DirectoryKind, ReadonlyMap<string, Named>>;

const kept = new LRUCache<number, Promise<Directory>>({ max: 8 });

async function readDirectory(revision: number): Promise<Directory> {
  const rows = await query<Named & { kind: DirectoryKind }>(sql`
    SELECT kind::text, key AS code, coalesce(document->>'name', document->>'title') AS name, document->>'name_ur' AS name_ur,
      document->>'short_name' AS short_name, document->>'level' AS level, document->>'parent_code' AS parent
    FROM record_version
    WHERE kind::text = ANY(${[...DIRECTORY_KINDS]}::text[]) AND state = 'published' AND document->>'use' IS DISTINCT FROM 'do_not_cite'
      AND known_from <= ${revision} AND known_to > ${revision}
    ORDER BY key`);
  const of = (kind: DirectoryKind) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.code, row]));
  return { area: of("area"), body: of("body"), programme: of("programme"), source: of("source") };
}

/** The names behind the codes, as of a revision; read once a revision. */
export function directoryAt(revision: number): Promise<Directory> {
  const known = kept.get(revision);
  if (known) return known;
  const reading = readDirectory(revision);
  kept.set(revision, reading);
  // A failed read is not kept: the next request asks again.
  reading.catch(() => kept.delete(revision));
  return reading;
}

/** The name to show for a code in a language, and the language it is in; the code itself when nothing is known. */
export function nameOf(map: ReadonlyMap<string, Named>, code: string, locale: "en" | "ur"): { text: string; lang: "en" | "ur" } {
  const named = map.get(code);
  if (locale === "ur" && named?.name_ur) return { text: named.name_ur, lang: "ur" };
  return { text: named?.name ?? code, lang: "en" };
}
