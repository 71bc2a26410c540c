import type { Day } from "@/lib/dates/partial-date";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { DELAY_STEPS, type DelayStep, type Wait, waitFor } from "@/lib/statistics/delay";
import type { StatisticsDossier } from "@/lib/statistics/dossier";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import { estimateSurvival, quantileDays, type SurvivalStep } from "@/lib/statistics/survival";

type Waiting = Pick<StatisticsDossier, "ref" | "main_kind" | "sponsors"> & {
  document: Pick<StatisticsDossier["document"], "events">;
};

/** One facility's wait for one step. */
export type FacilityWait = { ref: string; step: DelayStep; wait: Wait };

/** Facilities whose waits are looked at together: all, those of a kind, those of a sponsor (`none`: none is known). */
export type DelayGroup = { by: "all" | "kind" | "sponsor"; code: string; step: DelayStep };

/** How long a group took to a step. `median`: half had got there within so many days; null while half have not. */
export type Delay = DelayGroup & {
  counted: number;
  reached: number;
  waiting: number;
  median: number | null;
  curve: SurvivalStep[];
};

/** The name of a group in files and on charts: `kind:freelancing_hub/open`. */
export const nameGroup = ({ by, code, step }: DelayGroup): string => `${by === "all" ? by : `${by}:${code}`}/${step}`;

/** The wait of every facility for every step, of what was heard `until` a day; those that have none to measure are left out. */
export function listWaits(facilities: readonly Waiting[], day: Day, until: Day): FacilityWait[] {
  return facilities.flatMap(({ ref, document }) =>
    DELAY_STEPS.flatMap((step) => {
      const wait = waitFor(step, document.events, day, until);
      return wait === null ? [] : [{ ref, step, wait }];
    }),
  );
}

function summarise(group: DelayGroup, waits: readonly Wait[]): Delay {
  const curve = estimateSurvival(waits);
  const reached = waits.filter((wait) => wait.reached).length;
  return {
    ...group,
    counted: waits.length,
    reached,
    waiting: waits.length - reached,
    median: quantileDays(curve, 0.5),
    curve,
  };
}

/** Groups the waits by step for all, for each kind and for each sponsor (a facility with two counts with both); the largest first. */
export function summariseDelays(facilities: readonly Waiting[], waits: readonly FacilityWait[]): Delay[] {
  const byRef = new Map(facilities.map((facility) => [facility.ref, facility]));
  const sponsorsOf = (ref: string) => {
    const sponsors = byRef.get(ref)?.sponsors ?? [];
    return sponsors.length > 0 ? sponsors : ["none"];
  };
  const sponsors = [...new Set(waits.flatMap(({ ref }) => sponsorsOf(ref)))].toSorted();
  const groups = [
    { by: "all" as const, code: "all", has: () => true },
    ...FACILITY_KINDS.map((code) => ({
      by: "kind" as const,
      code,
      has: (ref: string) => byRef.get(ref)?.main_kind === code,
    })),
    ...sponsors.map((code) => ({
      by: "sponsor" as const,
      code,
      has: (ref: string) => sponsorsOf(ref).includes(code),
    })),
  ];
  const delays = groups.flatMap(({ by, code, has }) =>
    DELAY_STEPS.map((step) =>
      summarise(
        { by, code, step },
        waits.filter((one) => one.step === step && has(one.ref)).map(({ wait }) => wait),
      ),
    ),
  );
  const counted = delays.filter((delay) => delay.counted > 0);
  const size = (delay: Delay) =>
    Math.max(...counted.filter(({ by, code }) => by === delay.by && code === delay.code).map((one) => one.counted));
  const order = ["all", "kind", "sponsor"];
  return counted.toSorted((one, other) => order.indexOf(one.by) - order.indexOf(other.by) || size(other) - size(one));
}

/** The numbers of the table of delays: a row a group and step. */
export function numberDelays(delays: readonly Delay[]): StatisticsNumber[] {
  return delays.flatMap((delay) => {
    const place = { chart: "delays" as const, key: nameGroup(delay), query: null };
    return [
      ...(["counted", "reached", "waiting"] as const).map(
        (series): StatisticsNumber => ({ ...place, series, unit: "facilities", value: delay[series] }),
      ),
      { ...place, series: "median", unit: "days", value: delay.median },
    ];
  });
}

/** The numbers of the curves: after so many days, this share was still waiting. */
export function numberCurves(delays: readonly Delay[]): StatisticsNumber[] {
  return delays.flatMap((delay) =>
    delay.curve.map(
      ({ days, waiting }): StatisticsNumber => ({
        chart: "curves",
        series: nameGroup(delay),
        key: String(days),
        unit: "share",
        value: waiting,
        query: null,
      }),
    ),
  );
}

/** The waits one by one, from which all the others can be worked out again; no end yet is no value. */
export function numberWaits(waits: readonly FacilityWait[]): StatisticsNumber[] {
  return waits.flatMap(({ ref, step, wait }) =>
    (["from", "to"] as const).map(
      (end): StatisticsNumber => ({
        chart: "waits",
        series: `${step}/${end}`,
        key: ref,
        unit: "days",
        value: Number.isFinite(wait[end]) ? wait[end] : null,
        query: null,
      }),
    ),
  );
}
