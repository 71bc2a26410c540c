import fs from "node:fs";
import path from "node:path";
import { copyFacilities, countLines, download, feedSlowly, megabytes } from "./download";
import { watchMemory } from "./programs";
import { atMost, type Finding, median } from "./report";
import { inTurn, type Stage } from "./stage";

/** The whole register as CSV beside a COPY of the same columns in the same order into a file, and the memory it takes. */
export async function measureCsv({ big, rounds, folder }: Stage): Promise<Finding[]> {
  const address = `${big.program.origin}/facilities.csv`;
  const [ours, theirs] = [path.join(folder, "ours.csv"), path.join(folder, "theirs.csv")];
  const began = watchMemory(big.program.pid);
  await download(address, ours);
  const first = began.stop();
  const growths: number[] = [];
  const times = await inTurn(
    rounds,
    async () => {
      const memory = watchMemory(big.program.pid);
      const took = await download(address, ours);
      growths.push(memory.stop());
      return took;
    },
    () => copyFacilities(big.url, big.program.origin, theirs),
  );
  const [lines, expected] = [countLines(ours), countLines(theirs)];
  if (lines !== expected) throw new Error(`The CSV has ${lines} lines, COPY gave ${expected}`);
  const slowly = await feedSlowly(big.program, address);
  for (const file of [ours, theirs]) fs.rmSync(file);
  return [
    atMost("full CSV, time", "COPY of the same rows into a file", median(times.ours) / median(times.theirs), 2),
    megabytes("full CSV, extra memory, the first since the start", first),
    megabytes("full CSV, extra memory", median(growths)),
    megabytes("full CSV, extra memory, slow client", slowly),
  ];
}
