import { ruleQuery } from "@/lib/claims/rule";
import type { CountingRule } from "@/lib/claims/scope";
import { InvalidQuery, type Parameters } from "@/lib/records/query";
import { type RecordRequest, readRecordRequest } from "@/lib/records/record-request";

/** The question that a claim's page is asked: of which moment, and counted how. */
export type ClaimRequest = RecordRequest & { rule: CountingRule };

/** Reads the query of a claim's page; what cannot be taken is named and left out. Never throws for what was typed. */
export async function readClaimRequest(parameters: Parameters): Promise<ClaimRequest> {
  const given = [...parameters];
  const { value, refusals } = ruleQuery.read(given);
  const own: readonly string[] = ruleQuery.names;
  const request = await readRecordRequest(given.filter(([name]) => !own.includes(name)));
  const { counted = "sites", ...others } = value;
  const rule: CountingRule = { counted, ...others };
  return { ...request, rule, refusals: [...refusals, ...request.refusals] };
}

/** Reads the query of a claim's file. Throws `InvalidQuery` that names every parameter it does not take. */
export async function parseClaimRequest(parameters: Parameters): Promise<ClaimRequest> {
  const request = await readClaimRequest(parameters);
  if (request.refusals.length > 0) throw new InvalidQuery(request.refusals);
  return request;
}
