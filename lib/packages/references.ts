import type { PackageRecord } from "@/lib/packages/documents";
import type { PackageProblem } from "@/lib/packages/problem";
import { findNamed, idOf, PARENT } from "@/lib/records/references";

function parentOf({ kind, document }: PackageRecord): string | null {
  const parents = document as Record<string, unknown>;
  const key = PARENT.map((name) => parents[name]).find((value) => typeof value === "string");
  return typeof key === "string" ? idOf(kind, key) : null;
}

/** Says whether the records above one lead back to it. */
function isOwnAncestor(record: PackageRecord, byId: ReadonlyMap<string, PackageRecord>): boolean {
  const self = idOf(record.kind, record.key);
  const seen = new Set<string>();
  for (let above = parentOf(record); above !== null && !seen.has(above); ) {
    if (above === self) return true;
    seen.add(above);
    const next = byId.get(above);
    above = next ? parentOf(next) : null;
  }
  return false;
}

/**
 * Names what a package says of records that cannot be so: one that is not there, one above itself, or a public
 * record that rests on a facility which may not be published.
 */
export function checkReferences(records: readonly PackageRecord[]): PackageProblem[] {
  const byId = new Map(records.map((record) => [idOf(record.kind, record.key), record]));
  return records.flatMap((record) => {
    const problems = findNamed(record).flatMap(({ path, id, key }): PackageProblem[] => {
      const named = byId.get(id);
      if (!named) return [{ ...record.origin(path), message: `"${key}" is no record of this package` }];
      if (!record.publish || named.kind !== "facility" || named.publish) return [];
      return [{ ...record.origin(path), message: `"${key}" may not be published, so nothing public may rest on it` }];
    });
    if (!isOwnAncestor(record, byId)) return problems;
    const column = PARENT.find((name) => name in (record.document as object)) ?? "";
    return [...problems, { ...record.origin([column]), message: "lies above itself" }];
  });
}
