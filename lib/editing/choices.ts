import sql from "sql-template-tag";
import { query } from "@/lib/db";
import type { Suggestion } from "@/lib/editing/suggestion";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";

/** More facilities than this are not sent along with a form: their references are looked up on the page of records. */
const MOST_FACILITIES = 1500;

/**
 * Every published record that a form may name, by kind and code; of sources also those that only editors see. Areas say
 * what they lie in, sources who published them and when.
 */
export async function readSuggestions(): Promise<Suggestion[]> {
  return query<Suggestion>(sql`
    SELECT v.kind::text, v.key, coalesce(v.document->>'name', v.document->>'title', v.document->>'paraphrase') AS name,
      CASE v.kind WHEN 'source' THEN concat_ws(', ', v.document->>'publisher', v.document->>'published_on')
        WHEN 'area' THEN concat_ws(', ', v.document->>'level', above.document->>'name')
        WHEN 'body' THEN v.document->>'short_name' WHEN 'facility' THEN v.document->>'place' END AS more
    FROM record_version v LEFT JOIN record_version above ON v.kind = 'area' AND above.kind = 'area'
      AND above.key = v.document->>'parent_code' AND above.known_to = 2147483647
    WHERE v.known_to = 2147483647 AND v.state = 'published' AND (v.kind <> 'facility' OR
      (SELECT count(*) FROM (SELECT FROM record_version f WHERE f.kind = 'facility' AND f.known_to = 2147483647
        LIMIT ${MOST_FACILITIES + 1}) AS few) <= ${MOST_FACILITIES})
    ORDER BY v.kind, name`);
}

/** The names behind some codes, published or only proposed; a code without one is not in the answer. */
export async function readNames(
  records: readonly { kind: RecordKind; key: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const kind of RECORD_KINDS) {
    const keys = [...new Set(records.flatMap((one) => (one.kind === kind ? [one.key] : [])))];
    if (keys.length === 0) continue;
    const rows = await query<{ key: string; name: string }>(sql`
      SELECT DISTINCT ON (key) key, name FROM (
        SELECT key, number, coalesce(document->>'name', document->>'title', document->>'paraphrase') AS name
          FROM record_version WHERE kind::text = ${kind} AND key = ANY(${keys})
        UNION ALL
        SELECT key, 0, coalesce(document->>'name', document->>'title', document->>'paraphrase')
          FROM proposal_change WHERE kind::text = ${kind} AND key = ANY(${keys})) AS said
      WHERE name IS NOT NULL ORDER BY key, number DESC`);
    for (const { key, name } of rows) names.set(`${kind} ${key}`, name);
  }
  return names;
}
