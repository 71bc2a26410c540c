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
  to_ref: "facility",
};
/** The column that names a record above this one, of the same kind. */
export const PARENT = ["parent_code", "parent_ref"] as const;

/** What names a record of any kind. */
export const idOf = (kind: RecordKind, key: string) => `${kind} ${key}`;

/** A record that another names: where it does, and which. */
export type Named = { path: PropertyKey[]; kind: RecordKind; id: string; key: string };

/** The records that a document names, in its own columns and in its lists, and where it does. */
export function findNamed({ kind, document }: { kind: RecordKind; document: unknown }): Named[] {
  const found: Named[] = [];
  const path: PropertyKey[] = [];
  const look = (value: unknown, name: string, at: PropertyKey) => {
    if (value === null || value === undefined) return;
    path.push(at);
    if (typeof value === "string") {
      const isParent = path.length === 1 && (PARENT as readonly string[]).includes(name);
      const target = isParent ? kind : NAMED[name];
      if (target) found.push({ path: [...path], kind: target, id: idOf(target, value), key: value });
    } else if (Array.isArray(value)) for (const [place, one] of value.entries()) look(one, name, place);
    else if (typeof value === "object")
      for (const [column, inner] of Object.entries(value)) look(inner, column, column);
    path.pop();
  };
  for (const [column, value] of Object.entries(document ?? {})) look(value, column, column);
  return found;
}
