import { LRUCache } from "lru-cache";
import { CLAIM_COLUMNS, type ClaimRow } from "@/lib/claims/columns";
import { readClaims, toClaimRows } from "@/lib/claims/read";
import { CLAIM_MEASURES } from "@/lib/claims/schema";
import { CLAIM_RULE, type CountingRule } from "@/lib/claims/scope";
import { VERDICTS } from "@/lib/claims/verdict";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { keepReading } from "@/lib/records/keep-reading";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, flag, listOf, momentOrRevision, oneOf, moment as since, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  /** The speaker. */
  body: codes,
  programme: codes,
  /** Claims for an area or for one below it. */
  area: codes,
  kind: listOf(FACILITY_KINDS),
  measure: listOf(CLAIM_MEASURES),
  verdict: listOf(VERDICTS),
  /** `1`: promises; `0`: results. */
  target: listOf(["0", "1"]),
  /** Those that another claim contradicts. */
  contradicted: flag,
  source: codes,
  counted: oneOf(["sites", "functions"]),
  as_of: day,
  updated_since: since,
  known_at: momentOrRevision,
};
export type ClaimFilter = QueryValue<typeof fields>;

/** The ledger of a day and a revision stays what it is: counted once, not for every page that shows a part of it. */
const kept = new LRUCache<string, Promise<ClaimRow[]>>({ max: 16 });

async function count(moment: Moment, counted: CountingRule["counted"]): Promise<ClaimRow[]> {
  const claims = await readClaims(moment);
  return toClaimRows(claims, claims, moment, { counted });
}

function read(moment: Moment, { counted = CLAIM_RULE.counted }: ClaimFilter): Promise<ClaimRow[]> {
  const { revision, day, asOf, knownAt } = moment;
  const key = [counted, revision, day, asOf, knownAt].join(" ");
  return keepReading(kept, key, () => count(moment, counted));
}

const meets = (asked: readonly string[] | undefined, has: readonly (string | null)[]) =>
  asked === undefined || has.some((value) => value !== null && asked.includes(value));

/** The claims ledger: every number somebody stated, held against the list. */
export const CLAIM_LIST: RecordList<ClaimRow, ClaimFilter> = {
  name: "claims",
  columns: CLAIM_COLUMNS,
  query: defineQuery(fields),
  key: "ref",
  sort: { column: "said_on", descending: true },
  coded: { body: "body", programme: "programme", area: "area", source: "source" },
  read,
  match: (rows, { q, body, programme, area, kind, measure, verdict, target, contradicted, source }) => {
    const says = searchIn(rows, q, (row) => [
      row.ref,
      row.paraphrase,
      row.speaker_body_code,
      row.programme_code,
      row.value_text,
      ...row.names,
    ]);
    return rows.filter(
      (row) =>
        meets(body, [row.speaker_body_code]) &&
        meets(programme, [row.programme_code]) &&
        meets(area, row.area_path) &&
        meets(kind, row.kinds) &&
        meets(measure, [row.measure]) &&
        meets(verdict, [row.verdict]) &&
        meets(source, [row.source_id]) &&
        meets(target, [row.is_target ? "1" : "0"]) &&
        (contradicted === undefined || row.contradicts.length > 0) &&
        says(row),
    );
  },
};
