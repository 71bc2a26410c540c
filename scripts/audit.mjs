import { recordChore } from "./chores.mjs";
import { runOnDatabase } from "./database/run-on.mjs";

// npm run audit:verify [-- HEAD ...]: holds the log against its hashes, and names the first entry that is not right.
const folder = process.env.DATA_DIR || ".data";
recordChore(folder, "audit", await runOnDatabase("scripts/audit-verify.ts", { folder, args: process.argv.slice(2) }));
