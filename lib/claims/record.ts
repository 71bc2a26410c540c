import type { ClaimRow } from "@/lib/claims/columns";
import { findContradictions } from "@/lib/claims/contradictions";
import { readClaimCoverage } from "@/lib/claims/coverage";
import type { ClaimDetail, Counted } from "@/lib/claims/detail";
import { CLAIM_LIST, type ClaimFilter } from "@/lib/claims/list";
import { readAllClaims, readClaims, toClaimRows, toSaid } from "@/lib/claims/read";
import { compareFilters } from "@/lib/claims/reconcile";
import type { ClaimRequest } from "@/lib/claims/request";
import { CLAIM_RULE, type CountingRule } from "@/lib/claims/scope";
import { type ClaimSeries, toSeries } from "@/lib/claims/series";
import { findSums } from "@/lib/claims/sums";
import { knownAbout } from "@/lib/contradictions/known";
import { readByRefs } from "@/lib/facilities/detail";
import { type FacilityFilter, without } from "@/lib/facilities/filter";
import { countHeadline } from "@/lib/facilities/headline";
import { eachFacility, eachNumber, type ListedFacility } from "@/lib/facilities/queries";
import { listQuery } from "@/lib/records/list";
import { momentOf } from "@/lib/revisions/asked";
import type { Moment } from "@/lib/revisions/moment";
import { readCitedSources } from "@/lib/sources/queries";

type Detail = ClaimDetail<ListedFacility>;

async function countRows(
  filter: FacilityFilter | null,
  request: ClaimRequest,
): Promise<Counted<ListedFacility> | null> {
  if (filter === null) return null;
  const day = filter.as_of ?? request.moment.day;
  const moment: Moment = { ...request.moment, day };
  const rows: ListedFacility[] = [];
  const asked = { filter, view: {}, moment, directory: request.directory, refusals: [] };
  for await (const page of eachFacility(eachNumber(asked))) rows.push(...page);
  return { filter, rows };
}

async function countStates(claimed: FacilityFilter | null, moment: Moment): Promise<Detail["states"]> {
  if (!claimed?.status) return null;
  const filter = without(claimed, "status");
  return { filter, headline: await countHeadline(filter, { ...moment, day: filter.as_of ?? moment.day }) };
}

type SeriesFilter = Pick<ClaimFilter, "measure" | "programme" | "body">;

/** The claims that a claim stands in a row with: those of its programme, or of its speaker where it names none. */
function seriesFilterOf({ measure, programme_code, speaker_body_code }: ClaimRow): SeriesFilter | null {
  if (programme_code !== null) return { measure: [measure], programme: [programme_code] };
  return speaker_body_code === null ? null : { measure: [measure], body: [speaker_body_code] };
}

function findSeries(row: ClaimRow, rows: ClaimRow[], filter: SeriesFilter | null): ClaimSeries<ClaimRow>[] {
  const all = filter === null ? [] : toSeries(CLAIM_LIST.match(rows, filter));
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
export async function readClaim(ref: string, request: ClaimRequest): Promise<Detail | null> {
  const { moment } = request;
  const [all, listed] = await Promise.all([readAllClaims(moment), readClaims(moment)]);
  const claim = all.find(({ claim: { key } }) => key === ref);
  if (!claim) return null;
  const { document } = claim.claim;
  const rule = ownRule(request.rule, document.statuses);
  const filters = compareFilters(document, claim.around, moment, rule);
  const [rows, [row], sources, claimed, today, states] = await Promise.all([
    toClaimRows(listed, listed, moment, CLAIM_RULE),
    toClaimRows([claim], all, moment, rule),
    readCitedSources([...document.citations, document], moment),
    countRows(filters.claimed, request),
    countRows(filters.today, request),
    countStates(filters.claimed, moment),
  ]);
  if (!row) return null;
  const known = knownAbout("claims", ref);
  const [coverage, named] = await Promise.all([
    readClaimCoverage(row, rule, request),
    readByRefs(
      known.flatMap(({ facilities }) => facilities),
      moment,
    ),
  ]);
  const said = listed.map(toSaid);
  const seriesFilter = seriesFilterOf(row);
  return {
    record: claim.claim,
    rule,
    row,
    sources,
    counted: { claimed, today },
    states,
    coverage,
    series: findSeries(row, rows, seriesFilter),
    seriesQuery: seriesFilter && listQuery(CLAIM_LIST, { ...seriesFilter, ...momentOf(request.asked) }),
    sums: findSums(said).filter(({ refs, whole }) => refs.includes(ref) || whole === ref),
    contradictions: findContradictions(said).filter(({ pairs }) => pairs.flat().includes(ref)),
    known,
    named: new Map(named.map((facility) => [facility.ref, facility])),
    others: new Map(rows.map((one) => [one.ref, one])),
  };
}
