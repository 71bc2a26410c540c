import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { QUIET_TOOLS, runProgram, runScript, stopPrograms } from "./process.mjs";
import { say, sayFailure } from "./say.mjs";

// `npm run drill [-- ROUNDS]`: races on a register of its own with the data that ships, and gone with it.
// `npm run drill -- fuzz [REQUESTS] [SEED]`, `-- inject [TURNS]`, `-- uploads [FILES] [SEED]`: attacks on a registry of their own.
// `npm run drill -- kills [ROUNDS]`, `-- restarts [TIMES]`, `-- sick`, `-- rude`, `-- disk`, `-- machines`, `-- replica`, `-- migrations [FACILITIES]`: trouble (docs/reliability.md).

const TROUBLES = ["kills", "restarts", "sick", "rude", "disk", "machines", "replica", "migrations"];

process.on("SIGINT", stopPrograms);
const [rounds = "1000", ...more] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-drill-"));
/** @type {{ leave: () => Promise<unknown> } | undefined} */
let cluster;
try {
  // Nobody edits by hand as fast as these do.
  Object.assign(process.env, QUIET_TOOLS, { EDITS_PER_HOUR: "0", EDITS_PER_DAY: "0" });
  const { buildAll, installAll } = await import("./build.mjs");
  await installAll();
  await buildAll();
  if (["fuzz", "inject", "uploads"].includes(rounds)) await onRegistry("attack");
  else if (TROUBLES.includes(rounds)) await onRegistry("trouble");
  else await race();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
} finally {
  await cluster?.leave();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** @param {"attack" | "trouble"} kind */
async function onRegistry(kind) {
  const args = ["--import", "tsx", `scripts/drill/${kind}.ts`, rounds, ...more];
  const { code } = await runProgram(process.execPath, args, { stdio: "inherit" });
  process.exitCode = code;
}

async function race() {
  const { startCluster } = await import("./database/cluster.mjs");
  const { createDatabase } = await import("./database/connect.mjs");
  const { migrate } = await import("./database/migrate.mjs");
  const started = await startCluster(folder);
  cluster = started;
  const url = started.adminUrl.replace(/\/postgres$/, "/drill");
  await createDatabase(started.adminUrl, "drill");
  await migrate(url);
  await runScript("scripts/load.ts", [], { DATABASE_URL: url });
  say(`${rounds} rounds of each.`);
  const { code } = await runProgram(process.execPath, ["--import", "tsx", "scripts/drill/run.ts", rounds], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: url },
  });
  process.exitCode = code;
}
