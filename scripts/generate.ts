import { parseArgs } from "node:util";
import { findBadSettings } from "@/lib/env";
import { Complaint, say, sayFailure } from "./say.mjs";
import { loadSynthetic } from "./synthetic/load";

/**
 * `npm run generate -- --count 100000 --seed 1`: fills the database of DATABASE_URL with synthetic facilities, for load
 * tests. It refuses a database that holds a register, unless told `--force-into`.
 */
function readOrder() {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      "force-into": { type: "boolean", default: false },
    },
  });
  const whole = (name: "count" | "seed") => {
    if (!/^\d{1,9}$/.test(values[name]) || Number(values[name]) < 1)
      throw new Complaint(`--${name} takes a whole number from 1 on.`);
    return Number(values[name]);
  };
  return { count: whole("count"), seed: whole("seed"), force: values["force-into"] };
}

try {
  const [problem] = findBadSettings();
  if (problem) throw new Complaint(problem);
  if (!process.env.DATABASE_URL)
    throw new Complaint("Set DATABASE_URL to an empty database: synthetic facilities belong into one of their own.");
  const order = readOrder();
  await loadSynthetic(order);
  say(`The database holds ${order.count} synthetic facilities.`);
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
