import { recordChore } from "./chores.mjs";
import { openDatabase } from "./database/open.mjs";
import { QUIET_TOOLS, runProgram } from "./process.mjs";
import { say, sayFailure } from "./say.mjs";

// npm run audit:verify [-- HEAD ...]: holds the log against its hashes, and names the first entry that is not right.

try {
  const folder = process.env.DATA_DIR || ".data";
  const database = await openDatabase({ folder, url: process.env.DATABASE_URL || undefined });
  try {
    const { code, output } = await runProgram(
      process.execPath,
      ["--import", "tsx", "scripts/audit-verify.ts", ...process.argv.slice(2)],
      { env: { ...process.env, ...QUIET_TOOLS, DATABASE_URL: database.url } },
    );
    say(output.trim());
    recordChore(folder, "audit", { ok: code === 0, said: output.trim() });
    process.exitCode = code;
  } finally {
    await database.close();
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
