import { openDatabase } from "./database/open.mjs";
import { QUIET_TOOLS, runProgram } from "./process.mjs";
import { say, sayFailure } from "./say.mjs";

// `npm run release`: the release of today, from the running registry's database or, where none runs, from its own.

/** @type {Awaited<ReturnType<typeof openDatabase>> | undefined} */
let database;
try {
  Object.assign(process.env, QUIET_TOOLS);
  database = await openDatabase({
    folder: process.env.DATA_DIR || ".data",
    url: process.env.DATABASE_URL || undefined,
  });
  const { code, output } = await runProgram(process.execPath, ["--import", "tsx", "scripts/release.ts"], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  say(output.trim());
  process.exitCode = code;
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
} finally {
  await database?.close();
}
