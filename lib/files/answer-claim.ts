import { CLAIM_COLUMNS } from "@/lib/claims/columns";
import { writeClaimCoverage } from "@/lib/claims/coverage";
import { readClaim } from "@/lib/claims/record";
import { parseClaimRequest } from "@/lib/claims/request";
import { claimQuery } from "@/lib/claims/rule";
import { answerMissing, answerRecord } from "@/lib/files/record-response";
import { toRecord } from "@/lib/files/writers";
import { claimFilePath } from "@/lib/paths";
import { fixedAt } from "@/lib/revisions/asked";

/**
 * Answers `/claims/{ref}.json`: the claim as `/claims.json` has it, counted by the rule of the address, with the refs of
 * the facilities counted, what contradicts it, and its sources.
 */
export async function answerClaim(request: Request, ref: string): Promise<Response> {
  const asked = await parseClaimRequest(new URL(request.url).searchParams);
  const found = await readClaim(ref, asked);
  if (!found) return answerMissing({ kind: "claim", ref, moved: claimFilePath });
  const { record, row, rule, counted, coverage, contradictions, sums, sources } = found;
  const refs = (of: typeof counted.claimed) => of?.rows.map((facility) => facility.ref) ?? null;
  return answerRecord(request, {
    list: "claims",
    address: claimFilePath(ref, claimQuery(asked.asked, rule)),
    moment: asked.moment,
    cited: {
      name: row.paraphrase,
      code: ref,
      version: record.version,
      path: () => claimFilePath(ref, claimQuery(fixedAt({}, asked.moment), rule)),
    },
    content: {
      version: record.version,
      updated_at: record.updated_at,
      rule: { counted: rule.counted, status: rule.status ?? row.statuses, programme: rule.programme ?? "claimed" },
      claim: {
        ...toRecord(row, CLAIM_COLUMNS),
        facilities: refs(counted.claimed),
        facilities_today: refs(counted.today),
      },
      coverage: writeClaimCoverage(coverage),
      contradictions,
      sums,
      sources,
    },
  });
}
