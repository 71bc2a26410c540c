import { partyCodes } from "@/lib/agreements/columns";
import { AGREEMENT_LIST } from "@/lib/agreements/list";
import type { ClaimRow } from "@/lib/claims/columns";
import { findContradictions } from "@/lib/claims/contradictions";
import { CLAIM_LIST, type ClaimFilter } from "@/lib/claims/list";
import { readClaims, toClaimRows } from "@/lib/claims/read";
import type { ClaimDocument } from "@/lib/claims/schema";
import { CLAIM_RULE } from "@/lib/claims/scope";
import { toSeries } from "@/lib/claims/series";
import { VERDICTS } from "@/lib/claims/verdict";
import { knownAbout } from "@/lib/contradictions/known";
import type { EvidenceSummary, FacilityEvidence, ProgrammeClaims } from "@/lib/evidence/detail";
import { readByRefs } from "@/lib/facilities/detail";
import type { ListedFacility } from "@/lib/facilities/queries";
import { PROJECT_LIST } from "@/lib/projects/list";
import { listQuery } from "@/lib/records/list";
import type { RecordRequest } from "@/lib/records/record-request";
import { momentOf } from "@/lib/revisions/asked";

type Request = Pick<RecordRequest, "moment" | "asked">;

const ledger = (filter: ClaimFilter, { asked }: Request): string =>
  listQuery(CLAIM_LIST, { ...filter, ...momentOf(asked) });

function claimsOfProgramme(code: string, rows: ClaimRow[], request: Request): ProgrammeClaims {
  const filter: ClaimFilter = { programme: [code], measure: ["facilities"] };
  const series = toSeries(CLAIM_LIST.match(rows, filter));
  const results = series[0]?.points.filter(({ said }) => !said.is_target) ?? [];
  return { code, series, latest: results.at(-1)?.said ?? null, query: ledger(filter, request) };
}

function summarise(
  filter: ClaimFilter,
  rows: ClaimRow[],
  request: Request,
): Pick<EvidenceSummary, "verdicts" | "claims" | "contradictions" | "all"> {
  const own = CLAIM_LIST.match(rows, filter);
  const refs = new Set(own.map(({ ref }) => ref));
  const verdicts = VERDICTS.map((verdict) => ({
    verdict,
    count: own.filter((row) => row.verdict === verdict).length,
    query: ledger({ ...filter, verdict: [verdict] }, request),
  }));
  return {
    verdicts: verdicts.filter(({ count }) => count > 0),
    claims: { total: own.length, query: ledger(filter, request) },
    contradictions: findContradictions(rows).filter(({ pairs }) => pairs.flat().some((ref) => refs.has(ref))),
    all: new Map(rows.map((row) => [row.ref, row])),
  };
}

/** How many numbers the fullest series of a programme has. */
const pointsOf = ({ series }: ProgrammeClaims) => series[0]?.points.length ?? 0;

/** Reads what a body claimed, signed and leads, and what was claimed of its programmes. */
export async function readBodyEvidence(
  code: string,
  programmes: readonly string[],
  request: Request,
): Promise<EvidenceSummary> {
  const { moment } = request;
  const [rows, agreements, projects] = await Promise.all([
    CLAIM_LIST.read(moment, {}),
    AGREEMENT_LIST.read(moment, {}),
    PROJECT_LIST.read(moment, {}),
  ]);
  return {
    ...summarise({ body: [code] }, rows, request),
    programmes: programmes
      .map((one) => claimsOfProgramme(one, rows, request))
      .filter(({ series }) => series.length > 0)
      .sort((one, other) => pointsOf(other) - pointsOf(one)),
    agreements: agreements.filter((row) => partyCodes(row).includes(code)),
    projects: projects.filter(({ lead_body_code }) => lead_body_code === code),
    known: knownAbout("bodies", code),
  };
}

/** Reads what was claimed of a programme, by whomever, and the agreements and projects that its facilities came of. */
export async function readProgrammeEvidence(code: string, request: Request): Promise<EvidenceSummary> {
  const { moment } = request;
  const [rows, agreements, projects] = await Promise.all([
    CLAIM_LIST.read(moment, {}),
    AGREEMENT_LIST.read(moment, {}),
    PROJECT_LIST.read(moment, {}),
  ]);
  const named = [...agreements, ...projects].flatMap(({ facility_refs }) => facility_refs);
  const facilities = await readByRefs([...new Set(named)], moment);
  const own = new Set(facilities.flatMap(({ ref, programmes }) => (programmes.includes(code) ? [ref] : [])));
  const touches = ({ facility_refs }: { facility_refs: string[] }) => facility_refs.some((ref) => own.has(ref));
  const sources = new Set(CLAIM_LIST.match(rows, { programme: [code] }).map(({ source_id }) => source_id));
  return {
    ...summarise({ programme: [code] }, rows, request),
    programmes: [claimsOfProgramme(code, rows, request)].filter(({ series }) => series.length > 0),
    agreements: agreements.filter(
      (row) => touches(row) || (row.facility_refs.length === 0 && sources.has(row.source_id)),
    ),
    projects: projects.filter(touches),
    known: knownAbout("programmes", code),
  };
}

/** Whether a claim is about a place no larger than a district, and of such a facility there. */
function isNear(claim: ClaimDocument, facility: ListedFacility): boolean {
  const here = [facility.district_code, facility.tehsil_code];
  const place = claim.area_codes.length <= 3 && claim.area_codes.some((code) => here.includes(code));
  const kind = claim.kinds.length === 0 || claim.kinds.some((one) => facility.kinds.includes(one));
  const network = claim.programme_code === null || facility.programmes.includes(claim.programme_code);
  return place && kind && network;
}

/** Reads what a facility takes part in, as of a moment. Only the claims for its own place are held against the list. */
export async function readFacilityEvidence(facility: ListedFacility, request: Request): Promise<FacilityEvidence> {
  const { moment } = request;
  const [all, agreements, projects] = await Promise.all([
    readClaims(moment),
    AGREEMENT_LIST.read(moment, {}),
    PROJECT_LIST.read(moment, {}),
  ]);
  const documents = all.map(({ claim }) => claim.document);
  const near = all.filter(({ claim }) => isNear(claim.document, facility));
  const names = ({ facility_refs }: { facility_refs: string[] }) => facility_refs.includes(facility.ref);
  return {
    claims: await toClaimRows(near, all, moment, CLAIM_RULE),
    programmes: facility.programmes
      .map((code) => ({
        code,
        count: documents.filter(({ programme_code }) => programme_code === code).length,
        query: ledger({ programme: [code] }, request),
      }))
      .filter(({ count }) => count > 0),
    agreements: agreements.filter(names),
    projects: projects.filter(names),
    known: knownAbout("facilities", facility.ref),
  };
}
