import { CLAIM_COLUMNS, type ClaimRow } from "@/lib/claims/columns";
import { firstRecordDay, reconcileClaim } from "@/lib/claims/reconcile";
import { CLAIM_MEASURES, type ClaimDocument } from "@/lib/claims/schema";
import { CLAIM_RULE, type CountingRule } from "@/lib/claims/scope";
import { VERDICTS } from "@/lib/claims/verdict";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { type Published, readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, oneOf, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { matchesSearch } from "@/lib/search/match";
import type { SourceDocument } from "@/lib/sources/schema";

const fields = {
  q: words,
  body: codes,
  programme: codes,
  area: codes,
  kind: listOf(FACILITY_KINDS),
  measure: listOf(CLAIM_MEASURES),
  verdict: listOf(VERDICTS),
  /** `1`: promises; `0`: results. */
  target: oneOf(["0", "1"]),
  counted: oneOf(["sites", "functions"]),
  as_of: day,
  known_at: momentOrRevision,
};
export type ClaimFilter = QueryValue<typeof fields>;

/** A claim, and the source that it rests on. A claim that rests on a source not to be cited is never among them. */
export type SourcedClaim = { claim: Published<ClaimDocument>; source: SourceDocument };

/** Every public claim with its source. */
export async function readClaims(moment: Moment): Promise<SourcedClaim[]> {
  const [claims, sources] = await Promise.all([
    readRecords<ClaimDocument>("claim", moment),
    readRecords<SourceDocument>("source", moment),
  ]);
  const byId = new Map(sources.map(({ key, document }) => [key, document]));
  return claims.flatMap((claim) => {
    const source = byId.get(claim.document.source_id);
    return source ? [{ claim, source }] : [];
  });
}

/** A claim as a row of the ledger. */
export async function toClaimRow({ claim, source }: SourcedClaim, moment: Moment, firstRecord: string | null, rule: CountingRule): Promise<ClaimRow> {
  const { citations: _citations, ...document } = claim.document;
  const { on, on_basis, due, ...held } = await reconcileClaim(claim.document, source, moment, firstRecord, rule);
  return { ...document, ...held, compared_on: on, compared_basis: on_basis, due_on: due };
}

async function read(moment: Moment, { counted }: ClaimFilter): Promise<ClaimRow[]> {
  const [claims, firstRecord] = await Promise.all([readClaims(moment), firstRecordDay(moment)]);
  const rule = counted ? { counted } : CLAIM_RULE;
  return Promise.all(claims.map((one) => toClaimRow(one, moment, firstRecord, rule)));
}

const meets = (asked: readonly string[] | undefined, has: readonly (string | null)[]) =>
  asked === undefined || has.some((value) => value !== null && asked.includes(value));

/** The claims ledger: every number somebody stated, held against the list. */
export const CLAIM_LIST: RecordList<ClaimRow, ClaimFilter> = {
  name: "claims",
  columns: CLAIM_COLUMNS,
  query: defineQuery(fields),
  key: "ref",
  sort: { column: "as_of", descending: true },
  read,
  match: (rows, { q, body, programme, area, kind, measure, verdict, target }) =>
    rows.filter(
      (row) =>
        meets(body, [row.speaker_body_code]) &&
        meets(programme, [row.programme_code]) &&
        meets(area, row.area_codes) &&
        meets(kind, row.kinds) &&
        meets(measure, [row.measure]) &&
        meets(verdict, [row.verdict]) &&
        (target === undefined || row.is_target === (target === "1")) &&
        (q === undefined || matchesSearch(q, [row.ref, row.paraphrase, row.speaker_body_code, row.programme_code, row.value_text])),
    ),
};
