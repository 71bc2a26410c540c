import { stopPrograms } from "./process.mjs";
import { sayFailure } from "./say.mjs";

// A folder of its own, so that a registry which is running here keeps the pages it serves.
process.env.NEXT_DIST_DIR ??= ".next-bench";
process.on("SIGINT", stopPrograms);

try {
  const { buildAll, installAll } = await import("./build.mjs");
  await installAll();
  await buildAll();
  const { runProgram } = await import("./process.mjs");
  const args = ["--import", "tsx", "scripts/bench/run.ts", ...process.argv.slice(2)];
  const { code } = await runProgram(process.execPath, args, { stdio: "inherit" });
  process.exitCode = code;
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
