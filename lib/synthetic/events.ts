import type { Day } from "@/lib/dates/partial-date";
import { addDays } from "@/lib/dates/partial-date";
import type { EventStatus, StatusEvent } from "@/lib/facilities/schema";
import type { Random } from "@/lib/synthetic/random";

/** Ways that facilities go, each up to where its story is told; the commonest have one report and no more. */
const COURSES: readonly (readonly [readonly EventStatus[], number])[] = [
  [[], 7],
  [["operational"], 38],
  [["announced"], 14],
  [["under_construction"], 4],
  [["announced", "operational"], 9],
  [["announced", "under_construction"], 5],
  [["agreement_signed", "under_construction"], 3],
  [["under_construction", "operational"], 4],
  [["operational", "upgrade_planned"], 2],
  [["operational", "closed"], 2],
  [["announced", "withdrawn"], 1],
  [["announced", "agreement_signed", "under_construction"], 2],
  [["announced", "under_construction", "operational"], 3],
  [["notified", "under_construction", "stalled"], 1],
  [["announced", "ready", "soft_launched"], 1],
  [["announced", "agreement_signed", "under_construction", "operational"], 2],
  [["announced", "under_construction", "ready", "operational"], 1],
  [["announced", "agreement_signed", "ready", "stalled"], 1],
];

/** The days between which synthetic events lie: fixed, so that a seed gives the same documents next year. */
const FIRST_DAY: Day = "2014-01-01";
const LAST_DAY: Day = "2026-10-31";

const BASES = [
  ["report_date", 70],
  ["event_date", 19],
  ["inferred", 11],
] as const;

/** A day at the precision that a report has. */
function blur(day: Day, random: Random): string {
  return day.slice(
    0,
    random.weigh([
      [10, 80],
      [7, 14],
      [4, 6],
    ] as const),
  );
}

/** Status events of one facility, none to four, in the order in which they happened. */
export function composeEvents(sourceId: () => string, random: Random): StatusEvent[] {
  const course = random.weigh(COURSES);
  // More was built, and reported, of late: the square root leans towards the end.
  const span = (Date.parse(LAST_DAY) - Date.parse(FIRST_DAY)) / 86_400_000;
  let day = addDays(FIRST_DAY, Math.floor(Math.sqrt(random.next()) * span * (course.length > 1 ? 0.85 : 1)));
  return course.map((status, at) => {
    if (at > 0) day = addDays(day, random.integer(40, 700));
    if (day > LAST_DAY) day = LAST_DAY;
    return {
      status,
      on: random.chance(0.03) ? null : blur(day, random),
      basis: random.weigh(BASES),
      contested: random.chance(0.02),
      source_id: sourceId(),
      note: null,
      recorded_on: null,
    };
  });
}
