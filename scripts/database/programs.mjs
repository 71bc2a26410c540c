import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { findFreePort, isPortFree } from "../port.mjs";
import { pause } from "../process.mjs";
import { Complaint } from "../say.mjs";
import { giveTo, runAs } from "./account.mjs";
import { USER } from "./state.mjs";

/** Settings of every start, so that a later release can change them for data that is there already. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  timezone: "UTC",
  log_timezone: "UTC",
  // The queries are short: compiling them costs more than it saves.
  jit: "off",
  // The planner's own value supposes a disk with a moving arm.
  random_page_cost: "1.1",
};

/** For tests: a crash may cost everything. */
const FORGETFUL = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Makes an empty cluster. Killed half-way it leaves nothing that looks finished: it is made aside and moved.
 *
 * @param {import("./account.mjs").Seat} seat
 * @param {string} password
 */
export async function initialise(seat, password) {
  const aside = `${seat.dataDir}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside, { mode: 0o700 });
  const secret = path.join(aside, `password-${randomBytes(6).toString("hex")}`);
  const data = path.join(aside, "data");
  fs.mkdirSync(data, { mode: 0o700 });
  fs.writeFileSync(secret, password, { mode: 0o600 });
  giveTo(aside, seat.account);
  const { code, output } = await runAs(seat, path.join(seat.binaries.folder, "bin", "initdb"), [
    ...["-D", data, "-U", USER, "-E", "UTF8", "--pwfile", secret, "--auth=scram-sha-256", "--data-checksums"],
    // ICU sorts Urdu and mixed scripts rightly, and the same on every machine.
    ...["--locale-provider=icu", "--icu-locale=und", "--locale=C", "--no-instructions"],
  ]);
  if (code !== 0) throw new Complaint(`The database could not be made in ${seat.dataDir}:\n\n${output.trim()}`);
  if (fs.existsSync(seat.dataDir)) fs.rmdirSync(seat.dataDir);
  fs.renameSync(data, seat.dataDir);
  fs.rmSync(aside, { recursive: true });
}

/**
 * Starts the server and waits until it answers, recovery after a crash included.
 *
 * @param {import("./account.mjs").Seat} seat
 * @param {number} preferredPort
 * @param {boolean} durable
 * @param {boolean} [again] one that others know by its port already, and wait for
 * @returns {Promise<number>} the port, another one if that was taken
 */
export async function launch(seat, preferredPort, durable, again = false) {
  let port = again || (await isPortFree(preferredPort, "127.0.0.1")) ? preferredPort : await findFreePort();
  const log = path.join(seat.dataDir, "server.log");
  for (let attempt = 1; ; attempt += 1) {
    if (fs.existsSync(log)) fs.renameSync(log, path.join(seat.dataDir, "server.previous.log"));
    const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : FORGETFUL), port });
    const { code, output } = await runControl(seat, [
      ...["start", "-w", "-t", "300", "-l", log],
      ...["-o", settings.map(([name, value]) => `-c ${name}=${value}`).join(" ")],
    ]);
    if (code === 0) return port;
    const said = fs.existsSync(log) ? fs.readFileSync(log, "utf8") : output;
    const isTaken = said.includes("could not bind");
    // Processes of a server that was killed need a moment to notice that it is gone.
    const isLingering = said.includes("is still in use") || said.includes("already exists");
    if (attempt === 20 || !(isTaken || isLingering)) {
      throw new Complaint(`The database did not start. Its log (${log}) ends with:\n\n${lastLines(said)}`);
    }
    if (isTaken && !again) port = await findFreePort();
    else await pause(500);
  }
}

/** @param {import("./account.mjs").Seat} seat */
export async function halt(seat) {
  const { code, output } = await runControl(seat, ["stop", "-m", "fast", "-w", "-t", "60"]);
  if (code !== 0 && fs.existsSync(path.join(seat.dataDir, "postmaster.pid"))) {
    throw new Complaint(`The database did not stop:\n\n${output.trim()}`);
  }
}

/**
 * @param {import("./account.mjs").Seat} seat
 * @param {string[]} args
 */
function runControl(seat, args) {
  return runAs(seat, path.join(seat.binaries.folder, "bin", "pg_ctl"), ["-D", seat.dataDir, ...args]);
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split("\n").slice(-12).join("\n");
}
