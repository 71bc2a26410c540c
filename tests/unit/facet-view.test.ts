import { expect, test } from "vitest";
import { listChips, listWholeConditions } from "@/lib/facilities/conditions";
import type { Facets } from "@/lib/facilities/facet-names";
import { type FacetView, viewFacets } from "@/lib/facilities/facet-view";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { translator } from "@/lib/i18n/translate";
import type { Directory, Named } from "@/lib/records/named";

const area = (code: string, name: string, level: string, parent: string | null): [string, Named] => [
  code,
  { code, name, name_ur: null, short_name: null, level, parent },
];

const directory: Directory = {
  area: new Map([
    area("PK-JK", "Azad Jammu & Kashmir", "province", null),
    area("PK-GB", "Gilgit-Baltistan", "province", null),
    area("JK-DIV", "Mirpur", "division", "PK-JK"),
    area("JK-KOTLI", "Kotli", "district", "JK-DIV"),
    area("JK-BHIMBER", "Bhimber", "district", "JK-DIV"),
    area("JK-KOTLI-T", "Sehnsa", "tehsil", "JK-KOTLI"),
    area("GB-SKARDU", "Skardu", "district", "PK-GB"),
  ]),
  body: new Map(),
  programme: new Map(),
  source: new Map(),
};

const none: Facets = {
  status: [],
  kind: [],
  shift: [],
  audience: [],
  role: [],
  ownership: [],
  precision: [],
  area: [],
  body: [],
  programme: [],
  contested: [{ value: "1", count: 0 }],
};
const everywhere = [...directory.area.keys()].map((value, at) => ({ value, count: 10 - at }));

const context = (filter: FacilityFilter, facets: Partial<Facets> = {}) => ({
  facets: { ...none, ...facets },
  filter,
  directory,
  locale: "en" as const,
  t: translator("en"),
  href: (other: FacilityFilter) => `?${toQuery(other)}`,
});

function find(views: FacetView[], name: string): string[] {
  const facet = views.find((view) => view.name === name);
  return (facet?.values ?? []).map(
    ({ name, plain, checked, depth }) => `${plain ? (depth ? "in " : "up ") : checked ? "[x] " : "[ ] "}${name}`,
  );
}

test("areas are offered one level at a time, divisions passed over", () => {
  const offered = (codes: string[]) =>
    find(viewFacets(context(codes.length ? { area: codes } : {}, { area: everywhere })), "area");
  expect(offered([])).toEqual(["[ ] Azad Jammu & Kashmir", "[ ] Gilgit-Baltistan"]);
  expect(offered(["PK-JK"])).toEqual([
    "up All of Pakistan",
    "[x] Azad Jammu & Kashmir",
    "in Kotli",
    "in Bhimber",
    "[ ] Gilgit-Baltistan",
  ]);
  expect(offered(["JK-KOTLI"])).toEqual([
    "up All of Pakistan",
    "up Azad Jammu & Kashmir",
    "[x] Kotli",
    "in Sehnsa",
    "[ ] Bhimber",
  ]);
  expect(offered(["PK-GB", "PK-JK"])).toEqual([
    "up All of Pakistan",
    "[x] Gilgit-Baltistan",
    "[x] Azad Jammu & Kashmir",
  ]);
});

test("a value's link asks for it alone in its facet, and keeps the rest of the filter", () => {
  const filter: FacilityFilter = { kind: ["other", "training_centre"], status: ["open"], q: "x" };
  const views = viewFacets(context(filter, { kind: [{ value: "freelancing_hub", count: 3 }] }));
  const hub = views.find(({ name }) => name === "kind")?.values.find(({ value }) => value === "freelancing_hub");
  expect(hub).toMatchObject({ count: 3, checked: false, href: "?kind=freelancing_hub&q=x&status=open" });
});

test("what would give nothing is left out unless it is in force", () => {
  const kind = [
    { value: "freelancing_hub", count: 0 },
    { value: "other", count: 0 },
  ];
  expect(find(viewFacets(context({ kind: ["other"] }, { kind })), "kind")).toEqual(["[x] Other facility"]);
  expect(viewFacets(context({})).map(({ name }) => name)).toEqual([]);
});

test("each chip takes one value away; a condition is dropped as a whole", () => {
  const filter: FacilityFilter = { kind: ["freelancing_hub", "other"], area: ["JK-KOTLI"], as_of: "2024-11-12" };
  const words = { directory, locale: "en" as const, t: translator("en") };
  const chips = listChips(filter, words, (other) => toQuery(other));
  expect(chips.map(({ title, value, href }) => `${title}: ${value} -> ${href}`)).toEqual([
    "Kind: Freelancing hub -> area=JK-KOTLI&as_of=2024-11-12&kind=other",
    "Kind: Other facility -> area=JK-KOTLI&as_of=2024-11-12&kind=freelancing_hub",
    "Area: Kotli district -> as_of=2024-11-12&kind=freelancing_hub,other",
  ]);
  expect(listWholeConditions(filter, words).map(({ value, rest }) => `${value} -> ${toQuery(rest)}`)).toEqual([
    "Freelancing hub or Other facility -> area=JK-KOTLI&as_of=2024-11-12",
    "Kotli district -> as_of=2024-11-12&kind=freelancing_hub,other",
  ]);
});
