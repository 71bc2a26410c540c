import type { Document } from "@/lib/records/difference";

/** What tells the entries of a list apart, as the tables have it; lists that are numbered may repeat themselves. */
const TOLD_APART: Record<string, readonly string[]> = {
  names: ["language", "type", "name"],
  roles: ["body_code", "role"],
  programmes: ["programme_code"],
  links: ["link", "to_ref"],
  parties: ["body_code"],
  funding: ["fiscal_year_from", "measure", "source_id"],
  citations: ["field", "source_id"],
  area_codes: [],
  facilities: [],
};

const signOf = (entry: unknown, columns: readonly string[]): string =>
  JSON.stringify(columns.length === 0 ? entry : columns.map((name) => (entry as Document)[name]));

/** The entries that say again what one before them says: their list and their place in it, counted from none. */
export function findRepeated(document: Document): { field: string; at: number }[] {
  return Object.entries(TOLD_APART).flatMap(([field, columns]) => {
    const entries = document[field];
    if (!Array.isArray(entries)) return [];
    const signs = entries.map((entry) => signOf(entry, columns));
    return signs.flatMap((sign, at) => (signs.indexOf(sign) < at ? [{ field, at }] : []));
  });
}

/** A list without the entries that repeat one before them. */
export function withoutRepeats(field: string, entries: readonly unknown[]): unknown[] {
  const repeated = new Set(findRepeated({ [field]: entries }).map(({ at }) => at));
  return entries.filter((_, at) => !repeated.has(at));
}
