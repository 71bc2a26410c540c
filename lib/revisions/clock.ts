import type { Day } from "@/lib/dates/partial-date";

/**
 * The two clocks of a read (design section 2): what was true on `day`, as the registry said it in `revision`.
 * `asOf` and `knownAt` are what was asked for, null when today and now were meant.
 */
export type Moment = {
  revision: number;
  publishedAt: string;
  day: Day;
  today: Day;
  asOf: Day | null;
  knownAt: string | null;
};

/** The registry's clock: number and day of the latest publishing. */
export type LatestRevision = { revision: number; publishedOn: string };
