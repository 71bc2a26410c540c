import sql, { raw, type Sql } from "sql-template-tag";

/** Of a `record_version`: whether its kind is one whose documents the public may not all see. */
export const mayBeBarred = (name: "v" | "p"): Sql =>
  sql`${raw(name)}.kind IN ('source', 'claim', 'agreement', 'project')`;

/**
 * Of a `record_version v` (or one under another name): whether the public may not see it though it is published, for
 * as of a revision it is a source that may not be cited or rests on one (a claim, an agreement, a project). The only
 * place that says so; never null. Documents of the other kinds, of which there may be very many, are not opened.
 */
export function isBarredAt(revision: number, name: "v" | "p" = "v"): Sql {
  const document = raw(`${name}.document`);
  return sql`(${mayBeBarred(name)} AND (coalesce(${document}->>'use' = 'do_not_cite', FALSE)
    OR EXISTS (SELECT FROM record_version barred
      WHERE barred.kind = 'source' AND barred.key = ${document}->>'source_id' AND barred.document->>'use' = 'do_not_cite'
        AND barred.known_from <= ${revision} AND barred.known_to > ${revision})))`;
}
