import type { Conditions } from "@/lib/areas/conditions";
import { readCovered } from "@/lib/areas/covered";
import type { ClaimRow } from "@/lib/claims/columns";
import type { ClaimCoverage } from "@/lib/claims/detail";
import type { CountingRule } from "@/lib/claims/scope";
import { areasPath } from "@/lib/paths";
import type { RecordRequest } from "@/lib/records/record-request";

/** The facilities that a claim of coverage is about, by a rule: as `claimScope` has it, but for the areas. */
function conditionsOf({ kinds, statuses, programme_code }: ClaimRow, rule: CountingRule): Conditions {
  const status = rule.status ?? statuses;
  return {
    ...(kinds.length ? { kind: [...kinds].sort() as NonNullable<Conditions["kind"]> } : {}),
    ...(status.length ? { status: [...status].sort() as NonNullable<Conditions["status"]> } : {}),
    ...(programme_code !== null && rule.programme !== "any" ? { programme: [programme_code] } : {}),
  };
}

/**
 * What can be checked of a claim that an area is covered: how many of its tehsils have such a facility, on the claim's
 * day and on that of the moment. Empty for other claims, and for days on which nothing can be counted.
 */
export async function readClaimCoverage(
  row: ClaimRow,
  rule: CountingRule,
  { moment, asked }: Pick<RecordRequest, "moment" | "asked">,
): Promise<ClaimCoverage[]> {
  if (row.measure !== "coverage_percent" || row.area_codes.length === 0) return [];
  const conditions = conditionsOf(row, rule);
  const { as_of: _asOf, ...known } = asked;
  const on = row.compared_on;
  const days = [
    ...(on !== null && on < moment.day ? [{ day: on, said: { ...known, as_of: on } }] : []),
    { day: moment.day, said: asked },
  ];
  const found = days.map(async ({ day, said }) =>
    (await readCovered(row.area_codes, conditions, { ...moment, day }, said)).map((covered) => ({ day, covered })),
  );
  return (await Promise.all(found)).flat();
}

/** The same as the file of the claim has it. */
export const writeClaimCoverage = (coverage: readonly ClaimCoverage[]) =>
  coverage.map(({ day, covered: { code, total, listed, unknown, listedQuery, withoutQuery } }) => ({
    as_of: day,
    area: code,
    tehsils: total,
    with_one: listed,
    tehsil_unknown: unknown,
    address: areasPath("en", listedQuery),
    address_without: areasPath("en", withoutQuery),
  }));
