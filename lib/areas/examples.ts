import { AREA_LIST, type AreaFilter } from "@/lib/areas/list";
import { listQuery } from "@/lib/records/list";

/** Questions that people ask of coverage, each one address of the list of areas. */
const EXAMPLES = {
  mirpur: { level: ["tehsil"], within: ["PK-JK-DIV-MIRPUR"], listed: "0" },
  mirpurOpen: { level: ["tehsil"], within: ["PK-JK-DIV-MIRPUR"], listed: "0", status: ["open"] },
  gbHubs: { level: ["district"], within: ["PK-GB"], listed: "0", kind: ["freelancing_hub"] },
  promised: { level: ["district"], listed: "1", status: ["promised"] },
} satisfies Record<string, AreaFilter>;

/** The examples of which the register has the areas, with the query that answers each. */
export function areaExamples(areas: { has(code: string): boolean }): { name: keyof typeof EXAMPLES; query: string }[] {
  return (Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[])
    .map((name) => ({ name, filter: EXAMPLES[name] as AreaFilter }))
    .filter(({ filter }) => (filter.within ?? []).every((code) => areas.has(code)))
    .map(({ name, filter }) => ({ name, query: listQuery(AREA_LIST, filter) }));
}
