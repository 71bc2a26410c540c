import type { Sent } from "@/lib/editing/form-data";
import type { Verdict } from "@/lib/proposals/schema";
import { fieldsOfUnit } from "@/lib/proposals/units";
import { isRecordKind, type RecordKind } from "@/lib/records/schema";

/** A unit of a record, as a decision's form names it. */
export const unitName = ({ kind, key, unit }: { kind: RecordKind; key: string; unit: string }): string =>
  `${kind} ${key} ${unit}`;

const textsOf = (sent: Sent, name: string) =>
  sent.getAll(name).flatMap((one) => (typeof one === "string" ? [one] : []));

/** Reads what a reviewer ticked and chose: units that were shown and not ticked are left out, conflicts are chosen. */
export function readVerdicts(sent: Sent): Verdict[] {
  const verdicts = new Map<string, Verdict>();
  const of = (name: string): { verdict: Verdict; fields: readonly string[] } | null => {
    const [kind = "", key = "", unit = ""] = name.split(" ");
    if (!isRecordKind(kind) || key === "" || !/^[a-z][a-z_]{0,39}$/.test(unit)) return null;
    const id = `${kind} ${key}`;
    const verdict = verdicts.get(id) ?? { kind, key, left_out: [], chosen: {} };
    verdicts.set(id, verdict);
    return { verdict, fields: fieldsOfUnit(unit) };
  };
  const taken = new Set(textsOf(sent, "take"));
  for (const name of textsOf(sent, "shown")) {
    const found = taken.has(name) ? null : of(name);
    if (found) found.verdict.left_out = [...new Set([...found.verdict.left_out, ...found.fields])];
  }
  for (const name of sent.keys()) {
    const [side] = name.startsWith("choose ") ? textsOf(sent, name) : [];
    const found = side === "theirs" || side === "yours" ? of(name.slice("choose ".length)) : null;
    if (found) for (const field of found.fields) found.verdict.chosen[field] = side === "yours" ? "yours" : "theirs";
  }
  return [...verdicts.values()];
}
