import { QUIET_TOOLS, runProgram } from "../process.mjs";
import { say, sayFailure } from "../say.mjs";
import { openDatabase } from "./open.mjs";

/**
 * Runs a script on the running registry's database or, where none runs, on its own, and says what it said. A failure
 * becomes the exit code of this process.
 *
 * @param {string} script
 * @param {{ folder?: string, args?: readonly string[] }} [settings]
 * @returns {Promise<{ ok: boolean, said: string }>}
 */
export async function runOnDatabase(script, { folder = process.env.DATA_DIR || ".data", args = [] } = {}) {
  try {
    const database = await openDatabase({ folder, url: process.env.DATABASE_URL || undefined });
    try {
      const { code, output } = await runProgram(process.execPath, ["--import", "tsx", script, ...args], {
        env: { ...process.env, ...QUIET_TOOLS, DATABASE_URL: database.url },
      });
      const said = output.trim();
      say(said);
      process.exitCode = code;
      return { ok: code === 0, said };
    } finally {
      await database.close();
    }
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
    return { ok: false, said: String(error) };
  }
}
