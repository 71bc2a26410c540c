import type { Directory, DirectoryKind } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";

/** Which parameters of a filter hold codes, and of which kind of record. */
export type CodedParameters = Readonly<Record<string, DirectoryKind>>;

/** Takes away the codes that no record has, and names them: a wrong code must not look like a finding of nothing. */
export function dropStrangeCodes<Filter extends object>(
  filter: Filter,
  coded: CodedParameters,
  directory: Directory,
): { filter: Filter; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const kept = { ...filter } as Record<string, unknown>;
  for (const [name, kind] of Object.entries(coded)) {
    const given = kept[name];
    if (!Array.isArray(given)) continue;
    const known = given.filter((code) => directory[kind].has(code));
    for (const code of given) if (!known.includes(code)) refusals.push({ name, value: code, reason: "unknown_value" });
    if (known.length) kept[name] = known;
    else delete kept[name];
  }
  return { filter: kept as Filter, refusals };
}
