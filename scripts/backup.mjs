import path from "node:path";
import { makeBackup } from "./backup/backup.mjs";
import { restoreBackup } from "./backup/restore.mjs";
import { recordChore } from "./chores.mjs";
import { openDatabase } from "./database/open.mjs";
import { Complaint, say, sayFailure, sayWhile } from "./say.mjs";

// npm run backup [-- FOLDER]: all that the register is, into a new folder below FOLDER (DATA_DIR/backups).
// npm run restore -- BACKUP: a register made again from such a folder, where none is.

const [command, given] = process.argv.slice(2);
const dataDir = process.env.DATA_DIR || ".data";
const url = process.env.DATABASE_URL || undefined;

async function backup() {
  const into = given ?? path.join(dataDir, "backups");
  const database = await openDatabase({ folder: dataDir, url });
  try {
    const made = await sayWhile("Writing the backup", () => makeBackup({ url: database.url, dataDir, into }));
    recordChore(dataDir, "backup", { ok: true, said: `Revision ${made.revision}, ${made.rows} rows` });
    say(`Revision ${made.revision}, ${made.rows} rows, ${Math.ceil(made.bytes / 1024)} KB: ${made.folder}`);
    say("It holds keys and addresses of people: keep it where only its keepers read.");
  } finally {
    await database.close();
  }
}

async function restore() {
  if (!given) throw new Complaint("Say which backup: npm run restore -- FOLDER");
  const { revision, rows, made } = await sayWhile("Restoring the backup", () =>
    restoreBackup({ backup: given, dataDir, url }),
  );
  say(`The register stands as it was at ${made}: revision ${revision}, ${rows} rows. npm start opens it.`);
}

try {
  await (command === "restore" ? restore() : backup());
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
