import fs from "node:fs";
import { createInterface } from "node:readline/promises";
import { inspectCluster, removeCluster, stopCluster } from "./database/cluster.mjs";
import { readStanding } from "./database/migrate.mjs";
import { toUrl } from "./database/state.mjs";
import { Complaint, say, sayFailure } from "./say.mjs";

const USAGE = `npm run db:status       where the embedded database stands
npm run db:stop         stop one that a killed process left behind
npm run db:reset        delete it with all that is in it (--yes: without asking)
npm run migrate:status  which migrations are applied`;

const FOLDER = process.env.DATA_DIR || ".data";

/** As other tools have it: 3 says that nothing runs. */
const NOT_RUNNING = 3;

const COMMANDS = { status: sayStatus, stop, reset, migrations: sayMigrations };

async function sayStatus() {
  const { binaries, files, state, server, users } = await inspectCluster(FOLDER);
  if (!state) return finish(`There is no database in ${FOLDER}: npm start makes one.`, NOT_RUNNING);
  say(`Data:      ${state.dataDir} (PostgreSQL ${binaries.version})`);
  say(`Password:  in ${files.state}`);
  if (!server) return finish("Running:   no", NOT_RUNNING);
  say(`Running:   process ${server.pid} on 127.0.0.1:${server.port}`);
  say(`In use by: ${users.length > 0 ? `process ${users.join(", ")}` : "nobody"}`);
}

async function stop() {
  say((await stopCluster(FOLDER)) ? "The database has stopped." : "The database was not running.");
}

async function reset() {
  if (process.env.DATABASE_URL) {
    throw new Complaint("DATABASE_URL is set: only the embedded database can be deleted here.");
  }
  const { files, state } = await inspectCluster(FOLDER);
  const dataDir = state?.dataDir ?? files.data;
  if (!fs.existsSync(dataDir) && !state) return say(`There is no database in ${FOLDER}.`);
  if (!process.argv.includes("--yes") && !(await confirm(`Delete ${dataDir} and everything in it?`))) {
    return finish("Nothing was deleted.", 1);
  }
  await removeCluster(FOLDER);
  say("The database is deleted. The next start makes a new one and loads the data that ships.");
}

async function sayMigrations() {
  const { applied, pending, problems } = await readStanding(await findUrl());
  for (const name of applied) say(`applied  ${name}`);
  for (const name of pending) say(`pending  ${name}`);
  for (const problem of problems) say(`problem  ${problem.replace(/^- /, "")}`);
  if (problems.length > 0) process.exitCode = 1;
}

async function findUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const { state, server } = await inspectCluster(FOLDER);
  if (!state || !server) throw new Complaint("The database does not run: start it with npm start.");
  return toUrl({ ...state, port: server.port });
}

/** @param {string} question */
async function confirm(question) {
  if (!process.stdin.isTTY) throw new Complaint(`${question} Nobody is here to ask: say --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} Type yes: `);
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
}

/**
 * @param {string} line
 * @param {number} code
 */
function finish(line, code) {
  say(line);
  process.exitCode = code;
}

try {
  const command = COMMANDS[/** @type {keyof typeof COMMANDS} */ (process.argv[2])];
  if (!command) throw new Complaint(USAGE);
  await command();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
