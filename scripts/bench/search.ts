import { facilityFilePath, filePath } from "@/lib/paths";
import { timeAll } from "./client";
import { composeSearches } from "./questions";
import { atMost, type Finding, percentile } from "./report";
import { inTurn, type Register, type Stage } from "./stage";

const SMALLER = 100_000;
const PROBES = 150;
const MOST_MS = 50;

/** Names with a typo beside the exact look-up of a ref: how much longer, and how much longer still in a larger register. */
export async function measureSearch({ big, smaller, rounds }: Stage): Promise<Finding[]> {
  const search = async (register: Register) => {
    const { typos, refs } = await composeSearches(register.url, PROBES, 41);
    const find = (q: string) => register.program.origin + filePath("facilities", "json", `limit=50&q=${q}`);
    return inTurn(
      rounds,
      () => timeAll(typos.map(find)),
      () => timeAll(refs.map((ref) => register.program.origin + facilityFilePath(ref))),
    );
  };
  const { ours, theirs } = await search(big);
  const p95 = percentile(ours[0] ?? [], 95);
  const findings: Finding[] = [
    {
      what: "search with a typo, p95",
      yardstick: "",
      ratio: null,
      value: `${p95.toFixed(0)} ms`,
      aim: `<= ${MOST_MS} ms`,
      met: p95 <= MOST_MS,
    },
    {
      what: "search with a typo, p95",
      yardstick: "one facility by its ref",
      ratio: p95 / percentile(theirs.flat(), 95),
      aim: null,
      met: null,
    },
  ];
  const small = big.count > SMALLER ? await smaller(SMALLER) : null;
  if (!small) return findings;
  const before = percentile((await search(small)).ours[0] ?? [], 95);
  return [...findings, atMost("search with a typo, p95", `the same at ${SMALLER}`, p95 / before, 1.5)];
}
