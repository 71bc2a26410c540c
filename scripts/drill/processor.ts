import fs from "node:fs";
import { listDescendants } from "./registry";

/** Processor time that a database server has used so far, in milliseconds, as Linux counts it. */
export function processorTime(postmaster: number): number {
  const ticks = [postmaster, ...listDescendants(postmaster)].map((pid) => {
    const file = `/proc/${pid}/stat`;
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    // From the third field on: the name of the program may hold anything.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    return [11, 12, ...(pid === postmaster ? [13, 14] : [])].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}
