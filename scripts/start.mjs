import { buildAll, installAll } from "./build.mjs";
import { QUIET_TOOLS, runProgram, stopPrograms } from "./process.mjs";
import { Complaint, say, sayFailure } from "./say.mjs";
import { leaveCheckout, shareCheckout } from "./serving.mjs";

// Plain JavaScript without packages down to the first `await import`: it runs before anything is installed.

const development = process.argv.includes("--dev");

/** What has to be closed, in the order in which it was opened. @type {(() => Promise<unknown>)[]} */
const open = [];

async function start() {
  Object.assign(process.env, QUIET_TOOLS, { NODE_ENV: development ? "development" : "production" });
  say("IT Facilities Registry");
  await installAll();
  const settings = await readSettings();
  await buildAll({ pages: !development });

  const { openDatabase } = await import("./database/open.mjs");
  const database = await openDatabase({ folder: settings.DATA_DIR, url: process.env.DATABASE_URL || undefined });
  open.push(database.close);
  process.env.DATABASE_URL = database.url;

  shareCheckout();
  open.push(leaveCheckout);
  const { choosePort, serve } = await import("./server/serve.mjs");
  const port = await choosePort(settings.PORT, settings.HOST);
  if (settings.PORT !== 0 && port !== settings.PORT) say(`Port ${settings.PORT} is taken; using ${port} instead.`);
  // A port that differs from the one asked for changes what the registry calls itself.
  process.env.PORT = String(port);
  if (development) open.push((await serve({ port, host: settings.HOST, development })).close);
  else await servePages();
  const { scheduleChores } = await import("./server/schedule.mjs");
  if (!development) open.push(scheduleChores({ url: database.url, folder: settings.DATA_DIR }));
  say(`\nThe registry is open at ${process.env.PUBLIC_URL || `http://localhost:${port}`}\nCtrl-C stops it.`);
  const { offerFirstPlace } = await import("./first-administrator.mjs");
  await offerFirstPlace(database.url, () => stopping > 0);
}

async function servePages() {
  const { supervise } = await import("./server/supervise.mjs");
  const { replace, close } = await supervise();
  open.push(close);
  // Not known to Windows.
  if (process.platform !== "win32") process.on("SIGUSR2", () => void replace().catch(sayFailure));
}

/** @returns {Promise<{ PORT: number, HOST?: string, DATA_DIR: string }>} */
async function readSettings() {
  const { code, output } = await runProgram(process.execPath, ["--import", "tsx", "scripts/read-settings.ts"]);
  if (code !== 0) throw new Complaint(output.trim());
  return JSON.parse(output);
}

let stopping = 0;

/** @param {NodeJS.Signals} signal */
async function stop(signal) {
  // npm passes on what the terminal has sent to us as well: only a later signal means impatience.
  if (stopping > 0) {
    if (Date.now() - stopping > 1000) process.exit(1);
    return;
  }
  stopping = Date.now();
  say(signal === "SIGINT" ? "\nStopping." : "Stopping.");
  stopPrograms();
  for (const close of open.reverse()) await close().catch(sayFailure);
  process.exit(0);
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, stop);
// What goes wrong in one place must not end all the rest.
process.on("uncaughtException", (error) => console.error(error));

start().catch(async (error) => {
  if (stopping > 0) return;
  sayFailure(error);
  for (const close of open.reverse()) await close().catch(sayFailure);
  process.exit(1);
});
