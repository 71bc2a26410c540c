import { openDatabase } from "./database/open.mjs";
import { QUIET_TOOLS, runProgram } from "./process.mjs";
import { say, sayFailure } from "./say.mjs";

// `npm run remind`: letters about proposals that wait, for a registry that another program serves.

/** @type {Awaited<ReturnType<typeof openDatabase>> | undefined} */
let database;
try {
  Object.assign(process.env, QUIET_TOOLS);
  const folder = process.env.DATA_DIR || ".data";
  database = await openDatabase({ folder, url: process.env.DATABASE_URL || undefined });
  const { code, output } = await runProgram(process.execPath, ["--import", "tsx", "scripts/remind.ts"], {
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
