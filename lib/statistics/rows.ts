import type { Column } from "@/lib/records/columns";

/** The charts of the page of statistics, in its order; each is a file of its own. */
export const CHARTS = [
  "openings",
  "growth",
  "statuses",
  "places",
  "delays",
  "curves",
  "waits",
  "waiting",
  "contested",
  "values",
  "witnesses",
  "precision",
  "confirmed",
] as const;
export type ChartName = (typeof CHARTS)[number];

/** Says whether a text names a chart. */
export const isChart = (name: string): name is ChartName => (CHARTS as readonly string[]).includes(name);

export type Unit = "facilities" | "values" | "days" | "share";

/** One number of a chart: a column and a row of its table, and the list that it counts. */
export type StatisticsNumber = {
  chart: ChartName;
  /** The column: a kind, a step, `total`. */
  series: string;
  /** The row: a year, a province, a facility. */
  key: string;
  unit: Unit;
  /** Null where it is not reached, or has no end yet. */
  value: number | null;
  /** The filter of exactly the facilities counted, in its one spelling; null where no filter finds them. */
  query: string | null;
};

/** The same as files have it: with words beside the codes. */
export type StatisticsRow = Omit<StatisticsNumber, "query"> & {
  series_label: string;
  key_label: string;
  /** The path of the table with exactly the facilities counted, or of the one facility. */
  address: string | null;
};

export const STATISTICS_COLUMNS: readonly Column<StatisticsRow>[] = [
  { name: "chart", type: "text", derived: true },
  { name: "series", type: "text", derived: true },
  { name: "series_label", type: "text", derived: true },
  { name: "key", type: "text", derived: true },
  { name: "key_label", type: "text", derived: true },
  { name: "unit", type: "text", derived: true },
  { name: "value", type: "number", derived: true },
  { name: "address", type: "text", derived: true },
];
