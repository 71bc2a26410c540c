import sql from "sql-template-tag";

/**
 * Of a `record_version v`: whether the public may not see it though it is published, for it is a source that may not
 * be cited or rests on one (a claim, an agreement, a project). The only place that says so; never null.
 */
export const isBarred = sql`(coalesce(v.document->>'use' = 'do_not_cite', FALSE)
  OR EXISTS (SELECT FROM source barred WHERE barred.id = v.document->>'source_id' AND barred.use = 'do_not_cite'))`;
