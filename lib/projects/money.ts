import { FUNDING_MEASURES, type ProjectDocument } from "@/lib/projects/schema";

export type FundingMeasure = (typeof FUNDING_MEASURES)[number];
type Project = Pick<ProjectDocument, "ref" | "is_aggregate" | "parent_ref" | "funding">;

/** A span of fiscal years of Pakistan, July to June: `2023-24`, or from one to another. */
export type Years = { from: string; to: string | null };

/** What one project was given for one span and measure; two amounts where sources differ, the lower first. */
export type Amount = { ref: string; is_aggregate: boolean; least: number; most: number };

/** The money of a span and measure: aggregates by themselves, the projects that stand alone, and the sum of those. */
export type MoneyOfYears = {
  years: Years;
  measure: FundingMeasure;
  aggregates: Amount[];
  singles: Amount[];
  /** Of the single projects, each counted once; null when there is none. Two values where sources differ. */
  sum: { least: number; most: number } | null;
};

const keyOf = (money: ProjectDocument["funding"][number]) =>
  [money.fiscal_year_from, money.fiscal_year_to ?? "", money.measure].join("/");

function amountOf({ ref, is_aggregate, funding }: Project, key: string): Amount[] {
  const amounts = funding.filter((money) => keyOf(money) === key).map(({ amount_pkr }) => amount_pkr);
  return amounts.length > 0 ? [{ ref, is_aggregate, least: Math.min(...amounts), most: Math.max(...amounts) }] : [];
}

/** The refs of all projects that one is a part of; a ring of parents, which is a mistake in the data, ends. */
function ancestorsOf(ref: string, byRef: ReadonlyMap<string, Project>, seen: readonly string[] = []): string[] {
  const parent = byRef.get(ref)?.parent_ref ?? null;
  return parent === null || seen.includes(parent) ? [] : [parent, ...ancestorsOf(parent, byRef, [...seen, parent])];
}

/** What of a list is no part of another on it, so that adding it up counts nothing twice. */
function withoutParts(amounts: readonly Amount[], byRef: ReadonlyMap<string, Project>): Amount[] {
  const there = new Set(amounts.map(({ ref }) => ref));
  return amounts.filter(({ ref }) => !ancestorsOf(ref, byRef).some((above) => there.has(above)));
}

/** The latest years first; of one span in the order of the measures. */
function latestFirst(one: string, other: string): number {
  const [a, b] = [one.split("/"), other.split("/")];
  const order: readonly string[] = FUNDING_MEASURES;
  const measure = (parts: string[]) => order.indexOf(parts[2] ?? "");
  return `${b[0]}/${b[1]}`.localeCompare(`${a[0]}/${a[1]}`) || measure(a) - measure(b);
}

/** All money by span and measure, the latest first. Aggregates are never added to anything. */
export function tallyMoney(projects: readonly Project[]): MoneyOfYears[] {
  const byRef = new Map(projects.map((project) => [project.ref, project]));
  const keys = [...new Set(projects.flatMap(({ funding }) => funding.map(keyOf)))];
  return keys.toSorted(latestFirst).map((key) => {
    const [from = "", to = "", measure = ""] = key.split("/");
    const amounts = projects.flatMap((project) => amountOf(project, key));
    const singles = amounts.filter(({ is_aggregate }) => !is_aggregate);
    const added = withoutParts(singles, byRef);
    const add = (side: "least" | "most") => added.reduce((sum, amount) => sum + amount[side], 0);
    return {
      years: { from, to: to || null },
      measure: measure as FundingMeasure,
      aggregates: amounts.filter(({ is_aggregate }) => is_aggregate),
      singles,
      sum: added.length > 0 ? { least: add("least"), most: add("most") } : null,
    };
  });
}

/** Utilised of allocated for one span of years, as a share of one; null where one is not known, or nothing was allocated. */
export type Utilisation = { years: Years; allocated: number; utilised: number; share: number };

/** How much of what a project was allocated it used, by span of years. Values that differ by source give no rate. */
export function rateUtilisation(project: Project): Utilisation[] {
  const spans = [
    ...new Set(
      project.funding.map(({ fiscal_year_from, fiscal_year_to }) => `${fiscal_year_from}/${fiscal_year_to ?? ""}`),
    ),
  ];
  return spans.flatMap((span) => {
    const [allocated] = amountOf(project, `${span}/allocated`);
    const [utilised] = amountOf(project, `${span}/utilised`);
    const [from = "", to = ""] = span.split("/");
    const certain = allocated && utilised && allocated.least === allocated.most && utilised.least === utilised.most;
    if (!certain || allocated.least === 0) return [];
    const share = utilised.least / allocated.least;
    return [{ years: { from, to: to || null }, allocated: allocated.least, utilised: utilised.least, share }];
  });
}
