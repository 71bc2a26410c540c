import type { ClaimRow } from "@/lib/claims/columns";
import { type Contradiction, findContradictions } from "@/lib/claims/contradictions";
import { readAllClaims, readClaims, type SourcedClaim, toClaimRows, toSaid } from "@/lib/claims/read";
import { type ComparedFilters, compareFilters } from "@/lib/claims/reconcile";
import type { ClaimRequest } from "@/lib/claims/rule";
import { CLAIM_RULE, type CountingRule } from "@/lib/claims/scope";
import { type ClaimSeries, toSeries } from "@/lib/claims/series";
import { findSums, type OurSum } from "@/lib/claims/sums";
import { type FacilityFilter, without } from "@/lib/facilities/filter";
import { countHeadline, type Headline } from "@/lib/facilities/headline";
import { eachFacility, type ListedFacility } from "@/lib/facilities/queries";
import type { Moment } from "@/lib/revisions/moment";
import { readCitedSources } from "@/lib/sources/queries";
import type { SourceDocument } from "@/lib/sources/schema";

/** The facilities that a scope counts on a day. */
export type Counted = { filter: FacilityFilter; rows: ListedFacility[] };

/** Everything that the page of a claim says, and its file. */
export type ClaimDetail = {
  claim: SourcedClaim;
  /** The rule that it is counted by; its own statuses are no other rule. */
  rule: CountingRule;
  row: ClaimRow;
  sources: Record<string, SourceDocument>;
  /** On the claim's day, and today; null where nothing can be counted. */
  counted: { claimed: Counted | null; today: Counted | null };
  /** The scope without its statuses, by status group, on the claim's day: what is there, but not as claimed. */
  states: { filter: FacilityFilter; headline: Headline } | null;
  /** The claims of its programme, or of its speaker where it names none, on its measure; its own series first. */
  series: ClaimSeries<ClaimRow>[];
  /** The query of the ledger that lists the claims of the series. */
  seriesFilter: { measure: ClaimRow["measure"][]; programme?: string[]; body?: string[] } | null;
  /** Sums of ours in which it takes part. */
  sums: OurSum[];
  contradictions: Contradiction[];
  /** The claims that contradictions, sums and copies name, by ref. */
  others: ReadonlyMap<string, ClaimRow>;
};

async function countRows(filter: FacilityFilter | null, request: ClaimRequest): Promise<Counted | null> {
  if (filter === null) return null;
  const day = filter.as_of ?? request.moment.day;
  const moment: Moment = { ...request.moment, day };
  const rows: ListedFacility[] = [];
  for await (const page of eachFacility({ filter, view: {}, moment, directory: request.directory, refusals: [] }))
    rows.push(...page);
  return { filter, rows };
}

async function countStates(claimed: FacilityFilter | null, moment: Moment): Promise<ClaimDetail["states"]> {
  if (!claimed?.status) return null;
  const filter = without(claimed, "status");
  return { filter, headline: await countHeadline(filter, { ...moment, day: filter.as_of ?? moment.day }) };
}

function seriesFilterOf({ measure, programme_code, speaker_body_code }: ClaimRow): ClaimDetail["seriesFilter"] {
  if (programme_code !== null) return { measure: [measure], programme: [programme_code] };
  return speaker_body_code === null ? null : { measure: [measure], body: [speaker_body_code] };
}

function findSeries(
  row: ClaimRow,
  rows: readonly ClaimRow[],
  filter: ClaimDetail["seriesFilter"],
): ClaimSeries<ClaimRow>[] {
  if (filter === null) return [];
  const all = toSeries(
    rows.filter(
      (other) =>
        other.measure === row.measure &&
        (filter.programme
          ? other.programme_code === row.programme_code
          : other.speaker_body_code === row.speaker_body_code),
    ),
  );
  const holds = ({ points, timeless, copies }: ClaimSeries<ClaimRow>) =>
    [...points.map(({ said }) => said.ref), ...timeless.map(({ ref }) => ref)].includes(copies.get(row.ref) ?? row.ref);
  return [...all.filter(holds), ...all.filter((one) => !holds(one))];
}

/** A rule without what is the claim's own anyway. */
function ownRule({ status, ...rule }: CountingRule, statuses: readonly string[]): CountingRule {
  const same = status?.toSorted().join() === statuses.toSorted().join();
  return status === undefined || same ? rule : { ...rule, status };
}

/** Reads one claim with all that it is held against; null when that revision had none. */
export async function readClaim(ref: string, request: ClaimRequest): Promise<ClaimDetail | null> {
  const { moment } = request;
  const [all, listed] = await Promise.all([readAllClaims(moment), readClaims(moment)]);
  const claim = all.find(({ claim: { key } }) => key === ref);
  if (!claim) return null;
  const { document } = claim.claim;
  const rule = ownRule(request.rule, document.statuses);
  const filters: ComparedFilters = compareFilters(document, claim.around, moment, rule);
  const [rows, [row], sources, claimed, today, states] = await Promise.all([
    toClaimRows(listed, listed, moment, CLAIM_RULE),
    toClaimRows([claim], all, moment, rule),
    readCitedSources([...document.citations, document], moment),
    countRows(filters.claimed, request),
    countRows(filters.today, request),
    countStates(filters.claimed, moment),
  ]);
  if (!row) return null;
  const said = listed.map(toSaid);
  const seriesFilter = seriesFilterOf(row);
  return {
    claim,
    rule,
    row,
    sources,
    counted: { claimed, today },
    states,
    series: findSeries(row, rows, seriesFilter),
    seriesFilter,
    sums: findSums(said).filter(({ refs, whole }) => refs.includes(ref) || whole === ref),
    contradictions: findContradictions(said).filter(({ pairs }) => pairs.flat().includes(ref)),
    others: new Map(rows.map((one) => [one.ref, one])),
  };
}
