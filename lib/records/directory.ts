import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import { env } from "@/lib/env";
import { isBarredAt } from "@/lib/records/barred";
import { keepReading } from "@/lib/records/keep-reading";
import { DIRECTORY_KINDS, type Directory, type DirectoryKind, type Named } from "@/lib/records/named";
import { queryPublished } from "@/lib/replica";

const kept = new LRUCache<string, Promise<Directory>>({ max: 8 });

async function readDirectory(revision: number): Promise<Directory> {
  const rows = await queryPublished<Named & { kind: DirectoryKind }>(sql`
    SELECT kind::text, key AS code, coalesce(document->>'name', document->>'title') AS name, document->>'name_ur' AS name_ur,
      document->>'short_name' AS short_name, document->>'level' AS level, document->>'parent_code' AS parent
    FROM record_version v
    WHERE kind = ANY(${[...DIRECTORY_KINDS]}::"RecordKind"[]) AND state = 'published' AND NOT ${isBarredAt(revision)}
      AND known_from <= ${revision} AND known_to > ${revision}
    ORDER BY key`);
  const of = (kind: DirectoryKind) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.code, row]));
  return { area: of("area"), body: of("body"), programme: of("programme"), source: of("source") };
}

/** The names behind the codes, as of a revision; read once a revision. */
export function directoryAt(revision: number): Promise<Directory> {
  const key = `${env.DATABASE_URL} ${revision}`;
  return keepReading(kept, key, () => readDirectory(revision));
}
