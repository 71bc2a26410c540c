/** One line of the result: what was measured beside what, the ratio of the two, and what the design wants of it. */
export type Finding = {
  what: string;
  yardstick: string;
  /** Ours divided by the yardstick's; null where there is nothing to divide by. */
  ratio: number | null;
  /** What the number is when it is no ratio, with its unit. */
  value?: string;
  /** The aim in words; null: measured for information only. */
  aim: string | null;
  met: boolean | null;
};

/** A finding whose ratio must not exceed something. */
export const atMost = (what: string, yardstick: string, ratio: number, most: number): Finding => ({
  what,
  yardstick,
  ratio,
  aim: `<= ${most.toFixed(1)} x`,
  met: ratio <= most,
});

/** A finding whose ratio must reach something. */
export const atLeast = (what: string, yardstick: string, ratio: number, least: number): Finding => ({
  what,
  yardstick,
  ratio,
  aim: `>= ${least.toFixed(1)} x`,
  met: ratio >= least,
});

/** The middle one of some figures: a round that somebody else disturbed does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** The figure that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

const figure = ({ ratio, value }: Finding) =>
  value ?? (ratio === null ? "" : `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} x`);
const verdict = ({ met }: Finding) => (met === null ? "" : met ? "met" : "MISSED");

/** The findings as a table for a terminal; it reads as Markdown, too. */
export function formatFindings(findings: readonly Finding[]): string {
  const rows = [
    ["what", "beside", "measured", "aim", ""],
    ...findings.map((finding) => [
      finding.what,
      finding.yardstick,
      figure(finding),
      finding.aim ?? "",
      verdict(finding),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}
