import { type Format, filePath } from "@/lib/paths";
import { freshQuery, readSlowly, timeAll } from "./client";
import { composeFilters, readChoices } from "./questions";
import { type Finding, median, percentile } from "./report";
import { inTurn, type Stage } from "./stage";

const READERS = 20;
const PROBES = 100;
const BYTES_PER_SECOND = 100_000;

/** The list while twenty slow readers take the whole register in a format, beside the list alone. */
export async function probeBeside({ big, rounds }: Pick<Stage, "big" | "rounds">, format: Format): Promise<Finding[]> {
  const filters = composeFilters(await readChoices(big.url), PROBES * rounds * 2, 61);
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
      const readers = Array.from({ length: READERS }, () =>
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
  const compare = (what: string, of: (values: number[]) => number): Finding => ({
    what,
    yardstick: "the list alone",
    ratio: of(times.ours.flat()) / of(times.theirs.flat()),
    aim: null,
    met: null,
  });
  return [
    compare(`list beside ${READERS} slow readers of ${format}, median`, median),
    compare(`list beside ${READERS} slow readers of ${format}, p95`, (values) => percentile(values, 95)),
  ];
}

/** The list while twenty slow readers take the whole CSV. */
export const measureSlow = (stage: Stage): Promise<Finding[]> => probeBeside(stage, "csv");
