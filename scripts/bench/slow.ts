import { type Format, filePath } from "@/lib/paths";
import { freshQuery, readSlowly, timeAll } from "./client";
import { composeFilters, readChoices } from "./questions";
import { atMost, type Finding, median, percentile } from "./report";
import { inTurn, type Stage } from "./stage";

const MANY = 20;
/** One slow reader may cost others no more than the noise of the machine. */
const MOST_BESIDE_ONE = 1.5;
const YARDSTICK = "the list alone";
const PROBES = 100;
const BYTES_PER_SECOND = 100_000;

/** The list while slow readers take the whole register in a format, beside the list alone. */
export async function probeBeside(
  { big, rounds }: Pick<Stage, "big" | "rounds">,
  format: Format,
  count = MANY,
): Promise<Finding[]> {
  // Of its own for each crowd: what was asked before is kept.
  const filters = composeFilters(await readChoices(big.url), PROBES * rounds * 2, 60 + count);
  let round = 0;
  const probe = () => {
    const from = PROBES * round;
    round += 1;
    return timeAll(
      filters
        .slice(from, from + PROBES)
        .map((query) => big.program.origin + filePath("facilities", "json", `${query}&limit=50`)),
    );
  };
  const times = await inTurn(
    rounds,
    async () => {
      const readers = Array.from({ length: count }, () =>
        readSlowly(big.program.origin + filePath("facilities", format, freshQuery()), BYTES_PER_SECOND),
      );
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const took = await probe();
      // A format that is made by the thousand rows keeps the last of them waiting for its first bytes.
      for (let waited = 0; waited < 60 && readers.some(({ read }) => read() === 0); waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 500));
      const read = readers.map((reader) => reader.stop());
      if (read.some((bytes) => bytes === 0)) throw new Error("A slow reader was given nothing");
      return took;
    },
    probe,
  );
  const compare = (what: string, of: (values: number[]) => number): Finding => {
    const [name, ratio] = [
      `list beside ${count} slow ${count === 1 ? "reader" : "readers"} of ${format}, ${what}`,
      of(times.ours.flat()) / of(times.theirs.flat()),
    ];
    if (count === 1) return atMost(name, YARDSTICK, ratio, MOST_BESIDE_ONE);
    return { what: name, yardstick: YARDSTICK, ratio, aim: null, met: null };
  };
  return [compare("median", median), compare("p95", (values) => percentile(values, 95))];
}

/** The list while one slow reader, and while twenty, take the whole CSV. */
export const measureSlow = async (stage: Stage): Promise<Finding[]> => [
  ...(await probeBeside(stage, "csv", 1)),
  ...(await probeBeside(stage, "csv")),
];
