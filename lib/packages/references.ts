import type { PackageRecord } from "@/lib/packages/documents";
import type { PackageProblem } from "@/lib/packages/problem";
import type { RecordKind } from "@/lib/records/schema";

/** Which kind of record a column names. */
const NAMED: Record<string, RecordKind> = {
  area_code: "area",
  area_codes: "area",
  host_body_code: "body",
  body_code: "body",
  lead_body_code: "body",
  speaker_body_code: "body",
  programme_code: "programme",
  source_id: "source",
  facilities: "facility",
};
/** The column that names a record above this one, of the same kind. */
const PARENT = ["parent_code", "parent_ref"] as const;

/** What names a record of any kind. */
export const idOf = (kind: RecordKind, key: string) => `${kind} ${key}`;

/** A record that another names: where it does, and which. */
export type Named = { path: PropertyKey[]; kind: RecordKind; id: string; key: string };

/** The records that a document names, in its own columns and in its lists, and where it does. */
export function findNamed({ kind, document }: Pick<PackageRecord, "kind" | "document">): Named[] {
  const find = (value: unknown, name: string, path: PropertyKey[]): Named[] => {
    if (Array.isArray(value)) return value.flatMap((one, at) => find(one, name, [...path, at]));
    if (value !== null && typeof value === "object")
      return Object.entries(value).flatMap(([column, inner]) => find(inner, column, [...path, column]));
    const isParent = path.length === 1 && (PARENT as readonly string[]).includes(name);
    const target = isParent ? kind : NAMED[name];
    return target && typeof value === "string" ? [{ path, kind: target, id: idOf(target, value), key: value }] : [];
  };
  return find(document, "", []);
}

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
