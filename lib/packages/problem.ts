/** Something wrong in a data package, named by file, row (2 is the first below the header) and column. */
export type PackageProblem = { file: string; row?: number; column?: string; message: string };

/** One line for people: `facilities.csv, row 12, lat: must be a number`. */
export function describeProblem({ file, row, column, message }: PackageProblem): string {
  return `${[file, row === undefined ? null : `row ${row}`, column ?? null].filter(Boolean).join(", ")}: ${message}`;
}

/** A package that cannot be taken; it carries every problem found, and nothing of it was loaded. */
export class InvalidPackage extends Error {
  constructor(readonly problems: readonly PackageProblem[]) {
    const shown = problems.slice(0, 50).map(describeProblem);
    const rest = problems.length > shown.length ? [`and ${problems.length - shown.length} more`] : [];
    super([`The data package has ${problems.length} problem(s); nothing was loaded.`, ...shown, ...rest].join("\n"));
  }
}
