import type { FacetChoice, FacetContext, FacetView } from "@/lib/facilities/facet-view";
import { without } from "@/lib/facilities/filter";
import { type Named, nameOf } from "@/lib/records/named";

/** The levels that one steps through; a division is passed over, but can be asked for by its code. */
const STEPS = ["province", "district", "tehsil"] as const;
const FEW = 8;

/**
 * The areas to choose from, one step at a time: links back up, boxes for the areas beside those in force, links to
 * what lies within. Only one level has boxes, for an area and a part of it ticked together would ask for the area.
 */
export function viewAreas(context: FacetContext): Pick<FacetView, "values" | "shown"> {
  const { facets, filter, directory, t, href } = context;
  const areas = directory.area;
  const counts = new Map(facets.area.map(({ value, count }) => [value, count]));
  const asked = filter.area ?? [];
  const make = (area: Named, more: Partial<FacetChoice>): FacetChoice => choose(area, counts, context, more);
  const byCount = (list: Named[]) =>
    list
      .filter(({ code }) => counts.has(code))
      .sort((one, other) => (counts.get(other.code) ?? 0) - (counts.get(one.code) ?? 0));
  const [first] = asked.flatMap((code) => areas.get(code) ?? []);
  if (!first) {
    const provinces = byCount([...areas.values()].filter(({ level }) => level === "province"));
    return { values: provinces.map((area) => make(area, {})), shown: FEW };
  }
  const above = listAncestors(first, areas);
  const all: FacetChoice = {
    value: "",
    name: t("facets.everywhere"),
    count: null,
    href: href(without(filter, "area")),
    checked: false,
    plain: true,
  };
  const ups = [all, ...above.map((area) => make(area, { plain: true }))];
  const ticked = asked.flatMap((code) => areas.get(code) ?? []);
  const parent = above.at(-1)?.code ?? null;
  const siblings = byCount([...areas.values()].filter(({ level }) => level === first.level)).filter(
    (area) => !asked.includes(area.code) && (listAncestors(area, areas).at(-1)?.code ?? null) === parent,
  );
  const within = ticked.length === 1 ? byCount(listWithin(first, areas)) : [];
  return {
    values: [
      ...ups,
      ...ticked.map((area) => make(area, {})),
      ...within.map((area) => make(area, { plain: true, depth: 1 })),
      ...siblings.map((area) => make(area, {})),
    ],
    shown: ups.length + ticked.length + (within.length > 0 ? Math.min(within.length, FEW * 2) : FEW),
  };
}

function choose(
  area: Named,
  counts: Map<string, number>,
  context: FacetContext,
  more: Partial<FacetChoice>,
): FacetChoice {
  const { filter, directory, locale, href } = context;
  const { text, lang } = nameOf(directory.area, area.code, locale);
  return {
    value: area.code,
    name: text,
    lang: lang === locale ? undefined : "en",
    count: counts.get(area.code) ?? 0,
    href: href({ ...filter, area: [area.code] }),
    checked: (filter.area ?? []).includes(area.code),
    ...more,
  };
}

const isStep = (area: Named): boolean => STEPS.some((step) => step === area.level);

/** What an area lies in, from the province down, without divisions. */
function listAncestors(area: Named, areas: ReadonlyMap<string, Named>): Named[] {
  const parent = area.parent === null ? undefined : areas.get(area.parent);
  if (!parent) return [];
  const above = listAncestors(parent, areas);
  return isStep(parent) ? [...above, parent] : above;
}

/** The areas of the next step within one: the districts of a province or division, the tehsils of a district. */
function listWithin(area: Named, areas: ReadonlyMap<string, Named>): Named[] {
  const next =
    area.level === "province" || area.level === "division" ? "district" : area.level === "district" ? "tehsil" : null;
  const isInside = (one: Named): boolean => {
    const parent = one.parent === null ? undefined : areas.get(one.parent);
    return parent !== undefined && (parent.code === area.code || isInside(parent));
  };
  return [...areas.values()].filter((one) => one.level === next && isInside(one));
}
