import type { CountingRule } from "@/lib/claims/scope";
import { STATUS_WORDS } from "@/lib/facilities/filter";
import { defineQuery, writeParameters } from "@/lib/records/query";
import { listOf, oneOf } from "@/lib/records/query-fields";

const fields = { counted: oneOf(["sites", "functions"]), status: listOf(STATUS_WORDS), programme: oneOf(["any"]) };

/** How a claim's page and file are asked to count: what one is, which statuses, and whether within the programme alone. */
export const ruleQuery = defineQuery(fields);

/** The rule as an address has it; empty where it is the claim's own. */
export function writeRule({ counted, status, programme }: CountingRule): [string, string][] {
  return ruleQuery.toParameters({
    ...(counted === "functions" ? { counted } : {}),
    ...(status ? { status } : {}),
    ...(programme ? { programme } : {}),
  });
}

/** The whole query of a claim's page or file in its one spelling. */
export const claimQuery = (asked: { as_of?: string; known_at?: string }, rule: CountingRule): string =>
  writeParameters([...Object.entries(asked), ...writeRule(rule)]);
