import { readRecords } from "@/lib/records/documents";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";

/** The sources that some rows name, by id; those that may not be cited are not among them. */
export async function readCitedSources(
  rows: readonly { source_id: string | null }[],
  moment: Moment,
): Promise<Record<string, SourceDocument>> {
  const named = new Set(rows.map(({ source_id }) => source_id));
  const all = await readRecords<SourceDocument>("source", moment);
  return Object.fromEntries(all.filter(({ key }) => named.has(key)).map(({ key, document }) => [key, document]));
}
