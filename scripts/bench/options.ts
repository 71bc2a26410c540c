import { parseArgs } from "node:util";
import { Complaint } from "../say.mjs";

export const MEASURES = [
  "csv",
  "exports",
  "list",
  "cached",
  "growth",
  "map",
  "search",
  "pages",
  "first",
  "scripts",
  "phone",
  "slow",
  "imports",
] as const;
export type MeasureName = (typeof MEASURES)[number];

/** What to measure: `rounds` of each, at `count` facilities; `keep` the databases for the next time. */
export type Options = { count: number; only: readonly MeasureName[]; rounds: number; keep: boolean };

/** Reads the command line of `npm run bench`; throws `Complaint` for what it does not take. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      count: { type: "string", default: "10000" },
      only: { type: "string" },
      rounds: { type: "string", default: "3" },
      keep: { type: "boolean", default: false },
    },
  });
  const names = values.only?.split(",") ?? MEASURES;
  const only = MEASURES.filter((name) => names.includes(name));
  if (only.length !== names.length) throw new Complaint(`--only takes a list of: ${MEASURES.join(", ")}`);
  const [count, rounds] = [Number(values.count), Number(values.rounds)];
  if (!(Number.isInteger(count) && count >= 1000)) throw new Complaint("--count takes a whole number from 1000 on.");
  if (!(rounds >= 1 && rounds <= 50)) throw new Complaint("--rounds takes a number from 1 to 50.");
  return { count, only, rounds, keep: values.keep };
}
