import { viewAreas } from "@/lib/facilities/area-facet";
import type { FacetName, Facets } from "@/lib/facilities/facet-names";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { sayValues } from "@/lib/facilities/value-words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";

/**
 * One value of a facet. `count` is the total of the list that `href` opens; null where the link only leads back up.
 * `lang` is set when the name is not in the page's language. `plain` values are links without a box to tick.
 */
export type FacetChoice = {
  value: string;
  name: string;
  lang?: "en" | undefined;
  count: number | null;
  href: string;
  checked: boolean;
  plain?: boolean;
  depth?: number;
};

/** A parameter that can be filtered by; the values beyond `shown` are folded away. */
export type FacetView = {
  name: FacetName | "contested";
  title: string;
  values: FacetChoice[];
  shown: number;
  open: boolean;
};

export type FacetContext = {
  facets: Facets;
  filter: FacilityFilter;
  directory: Directory;
  locale: Locale;
  t: Translate;
  /** The address of the same page with another filter. */
  href(filter: FacilityFilter): string;
};

/** In the order of the filter form, with how many values stand before the rest. */
const SHOWN = {
  status: 7,
  kind: 8,
  area: 8,
  body: 6,
  role: 6,
  programme: 5,
  audience: 6,
  shift: 3,
  ownership: 4,
  precision: 6,
} as const satisfies Record<FacetName, number>;
const OPEN: readonly FacetName[] = ["status", "kind", "area"];

/** The facets of a page with their names and links. Values that would give nothing are left out unless they are in force. */
export function viewFacets(context: FacetContext): FacetView[] {
  const { facets, filter, t, href } = context;
  const names = Object.keys(SHOWN) as FacetName[];
  const views = names.map((name): FacetView => {
    const frame = { name, title: t(`facets.${name}`), open: OPEN.includes(name) };
    if (name === "area") return { ...frame, ...viewAreas(context) };
    const values = listChoices(name, context).filter(isWorthShowing);
    const first = values.filter(({ value }) => FIRST_STATUSES.includes(value)).length;
    return { ...frame, values, shown: name === "status" ? first : SHOWN[name] };
  });
  const [contested] = facets.contested;
  const choice: FacetChoice = {
    value: "1",
    name: t("facets.contestedOnly"),
    count: contested?.count ?? 0,
    href: href({ ...filter, contested: true }),
    checked: filter.contested === true,
  };
  views.push({ name: "contested", title: t("facets.contested"), values: [choice], shown: 1, open: false });
  return views
    .map((view) => ({ ...view, values: view.values.filter(isWorthShowing) }))
    .filter(({ values }) => values.length > 0);
}

const isWorthShowing = ({ count, checked }: FacetChoice): boolean => count !== 0 || checked;

function listChoices(name: Exclude<FacetName, "area">, context: FacetContext): FacetChoice[] {
  const { facets, filter, locale, href } = context;
  const asked: readonly string[] = filter[name] ?? [];
  const counted = name === "status" ? arrangeStatuses(facets.status, asked) : facets[name];
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const values = [...counts.keys(), ...asked.filter((value) => !counts.has(value))];
  return sayValues({ [name]: values }, name, context).map(({ value, text, lang }): FacetChoice => {
    const code = value ?? "";
    return {
      value: code,
      name: text,
      lang: lang === locale ? undefined : "en",
      count: counts.get(code) ?? 0,
      href: href({ ...filter, [name]: [code] }),
      checked: asked.includes(code),
    };
  });
}

const FIRST_STATUSES: readonly string[] = [...STATUS_GROUP_NAMES, "stalled_inferred"];

/** First the groups and 'no report for two years', then the single statuses, but not one that is a group of its own. */
function arrangeStatuses(counts: Facets["status"], asked: readonly string[]): Facets["status"] {
  const same = ["under_construction"];
  const rank = (value: string) => FIRST_STATUSES.indexOf(value) + 1 || FIRST_STATUSES.length + 1;
  return counts
    .filter(({ value }) => !same.includes(value) || asked.includes(value))
    .toSorted((one, other) => rank(one.value) - rank(other.value));
}
