import { say, sayFailure, sayWhile } from "../say.mjs";
import { measureCsv } from "./csv";
import { openBench } from "./databases";
import { measureExports } from "./exports";
import { measureFirstPages } from "./first-pages";
import { measureGrowth, measureMap } from "./growth";
import { measureImports } from "./imports";
import { measureCached, measureList } from "./list";
import { type MeasureName, readOptions } from "./options";
import { measurePages, measureScripts } from "./pages";
import { measurePhone } from "./phone";
import { startRegistry, stopRunning } from "./programs";
import { type Finding, formatFindings } from "./report";
import { measureSearch } from "./search";
import { measureSlow } from "./slow";
import type { Register, Stage } from "./stage";

// `npm run bench -- --count 100000 --only csv,list`: every figure beside its own yardstick in the same run (design 5).

const MEASURE: Record<MeasureName, (stage: Stage) => Promise<Finding[]>> = {
  csv: measureCsv,
  exports: measureExports,
  list: measureList,
  cached: measureCached,
  growth: measureGrowth,
  map: measureMap,
  search: measureSearch,
  pages: measurePages,
  first: measureFirstPages,
  scripts: measureScripts,
  phone: measurePhone,
  slow: measureSlow,
  imports: measureImports,
};

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const bench = await openBench();
  const registers = new Map<number, Register>();
  const serve = async (count: number): Promise<Register> => {
    const url = await bench.open(count);
    const register = registers.get(count) ?? { count, url, program: await startRegistry(url) };
    registers.set(count, register);
    return register;
  };
  try {
    const big = await serve(options.count);
    // What the library is asked in this process, it asks of the register that is measured.
    process.env.DATABASE_URL = big.url;
    process.env.PUBLIC_URL = big.program.origin;
    const smaller = async (count: number) => (count < options.count ? serve(count) : null);
    const stage: Stage = { big, smaller, rounds: options.rounds, folder: bench.folder };
    const findings: Finding[] = [];
    for (const name of options.only)
      findings.push(...(await sayWhile(`Measuring ${name}`, () => MEASURE[name](stage))));
    say(`\n${options.count} facilities, ${options.rounds} rounds, medians\n\n${formatFindings(findings)}`);
  } finally {
    const { disconnect } = await import("@/lib/db");
    await disconnect();
    for (const { program } of registers.values()) await program.stop();
    await bench.close(options.keep);
  }
}

run()
  .catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  })
  .finally(stopRunning);
