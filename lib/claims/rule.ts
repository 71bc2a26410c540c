import type { CountingRule } from "@/lib/claims/scope";
import { STATUS_WORDS } from "@/lib/facilities/filter";
import { defineQuery, InvalidQuery, type Parameters, writeParameters } from "@/lib/records/query";
import { listOf, oneOf } from "@/lib/records/query-fields";
import { type RecordRequest, readRecordRequest } from "@/lib/records/record-request";

const fields = { counted: oneOf(["sites", "functions"]), status: listOf(STATUS_WORDS), programme: oneOf(["any"]) };

/** How a claim's page and file are asked to count: what one is, which statuses, and whether within the programme alone. */
const ruleQuery = defineQuery(fields);

/** The question that a claim's page is asked: of which moment, and counted how. */
export type ClaimRequest = RecordRequest & { rule: CountingRule };

/** The rule as an address has it; empty where it is the claim's own. */
export function writeRule({ counted, status, programme }: CountingRule): [string, string][] {
  return ruleQuery.toParameters({
    ...(counted === "functions" ? { counted } : {}),
    ...(status ? { status } : {}),
    ...(programme ? { programme } : {}),
  });
}

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

/** The whole query of a claim's page or file in its one spelling. */
export const claimQuery = ({ asked, rule }: Pick<ClaimRequest, "asked" | "rule">): string =>
  writeParameters([...Object.entries(asked), ...writeRule(rule)]);
