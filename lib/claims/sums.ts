import { type Dated, groupBy, inTime, type Said } from "@/lib/claims/said";
import { type Day, daysBetween } from "@/lib/dates/partial-date";

/** Parts said further apart are not added: the later may be counted in the earlier. */
const APART_DAYS = 31;

/** A sum that nobody said: the parts' refs, their sum, and the whole that was claimed beside them, if any. Always shown as ours. */
export type OurSum = {
  /** The parts differ in kind, or in area. */
  by: "kind" | "area";
  refs: string[];
  day: Day;
  value: number;
  qualifier: "exactly" | "at_least" | "up_to" | "about";
  /** The ref of a claim for what the parts make together. */
  whole: string | null;
};

const list = (codes: readonly string[]) => codes.toSorted().join(";");
const apart = (codes: readonly string[]) => new Set(codes).size === codes.length;

function qualifierOf(parts: readonly Dated[]): OurSum["qualifier"] {
  const qualifiers = parts.map(({ said }) => said.qualifier);
  if (qualifiers.includes("about") || (qualifiers.includes("at_least") && qualifiers.includes("up_to"))) return "about";
  if (qualifiers.includes("at_least")) return "at_least";
  return qualifiers.includes("up_to") ? "up_to" : "exactly";
}

function toSum(by: OurSum["by"], parts: readonly Dated[], whole: Dated | undefined): OurSum {
  return {
    by,
    refs: parts.map(({ said }) => said.ref),
    day:
      parts
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? "",
    value: parts.reduce((sum, { value }) => sum + value, 0),
    qualifier: qualifierOf(parts),
    whole: whole?.said.ref ?? null,
  };
}

/**
 * Results of one speaker and place for one kind each, said within a month: '17 parks' and '76 hubs' make 93. Each
 * kind takes part once, by its latest claim.
 */
function sumKinds(claims: readonly Dated[]): OurSum[] {
  const key = ({ said }: Dated) =>
    [
      said.speaker_body_code ?? said.witness,
      said.measure,
      said.programme_code,
      list(said.area_codes),
      list(said.statuses),
    ].join("|");
  const results = claims.filter(({ said }) => !said.is_target && said.kinds.length > 0);
  return groupBy(results, key).flatMap((group) => {
    const single = group.filter(({ said }) => said.kinds.length === 1);
    const days = [...new Set(single.map(({ day }) => day))];
    const sums = days.flatMap((day) => {
      const near = single.filter((one) => one.day <= day && daysBetween(one.day, day) <= APART_DAYS);
      const latest = groupBy(near, ({ said }) => list(said.kinds)).flatMap((of) => of.at(-1) ?? []);
      if (latest.length < 2 || !latest.some((one) => one.day === day)) return [];
      const kinds = list(latest.flatMap(({ said }) => said.kinds));
      const whole = group.find(
        (one) =>
          list(one.said.kinds) === kinds && daysBetween(day, one.day) >= 0 && daysBetween(day, one.day) <= APART_DAYS,
      );
      return [toSum("kind", latest, whole)];
    });
    // Of sums with a part in common the latest stands for them all.
    return sums.filter((sum, at) => !sums.slice(at + 1).some(({ refs }) => refs.some((ref) => sum.refs.includes(ref))));
  });
}

/** Claims of one source for one area each, when that source names the whole too: seven regions make 250. */
function sumAreas(claims: readonly Dated[]): OurSum[] {
  const key = ({ said, day }: Dated) =>
    [
      day,
      said.source_id,
      said.speaker_body_code,
      said.measure,
      said.programme_code,
      list(said.kinds),
      list(said.statuses),
      said.is_target,
    ].join("|");
  return groupBy(claims, key).flatMap((group) => {
    const whole = group.find(({ said }) => said.area_codes.length === 0);
    const parts = group.filter(({ said }) => said.area_codes.length > 0);
    if (!whole || parts.length < 2 || !apart(parts.flatMap(({ said }) => said.area_codes))) return [];
    return [toSum("area", parts, whole)];
  });
}

/** Every sum that we can make of some claims and that nobody said. Copies are to be left out before. */
export function findSums(claims: readonly Said[]): OurSum[] {
  const dated = inTime(claims);
  return [...sumKinds(dated), ...sumAreas(dated)].sort((one, other) => one.day.localeCompare(other.day));
}
