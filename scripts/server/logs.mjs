import fs from "node:fs";
import path from "node:path";
import pino from "pino";

/** @typedef {import("./observe.mjs").Seen} Seen */

/** For so many days a log is kept: who broke in is often noticed late. */
const DAYS = { requests: 30, "slow-queries": 30, security: 180 };

/** @typedef {() => import("pino").Logger} Log the one of the day */

/** @type {{ requests: Log, security: Log } | null} */
let logs = null;

/**
 * From now on writes one JSON object a line, a file a day (UTC): what was asked (`requests`), and apart from it what
 * looks like an attack (`security`), which alone knows addresses.
 *
 * @param {string} folder
 */
export function openLogs(folder) {
  logs = { requests: openLog(folder, "requests"), security: openLog(folder, "security") };
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Log}
 */
function openLog(folder, name) {
  /** @type {{ day: string, log: import("pino").Logger } | null} */
  let today = null;
  return () => {
    const day = new Date().toISOString().slice(0, 10);
    if (today?.day === day) return today.log;
    for (const [log, days] of Object.entries(DAYS)) dropOld(folder, log, days, day);
    const file = pino.destination({
      dest: path.join(folder, `${name}-${day}.log`),
      mkdir: true,
      sync: false,
      mode: 0o600,
    });
    // A full disk costs lines of the log, never an answer.
    file.on("error", () => {});
    today = { day, log: pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file) };
    return today.log;
  };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {number} days
 * @param {string} day
 */
function dropOld(folder, name, days, day) {
  const oldest = new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  for (const file of files) {
    const [, of] = new RegExp(`^${name}-(\\d{4}-\\d{2}-\\d{2})\\.log$`).exec(file) ?? [];
    if (of && of < oldest) fs.rmSync(path.join(folder, file), { force: true });
  }
}

/** From here on, in milliseconds, a request was slow. */
const SLOW = 1000;

/** @param {Seen} seen */
export function logRequest({ id, method, url, status, head, took, bytes, whole }) {
  // A link in a letter carries its secret in the address.
  const path = url.replace(/([?&](?:token|code|next)=)[^&]*/g, "$1...").replace(/(\/invitations?\/)[^/?]+/, "$1...");
  const line = { id, method, path, status, head: Math.round(head), took: Math.round(took), bytes };
  const level = status >= 500 ? "error" : head > SLOW || !whole ? "warn" : "info";
  logs?.requests()[level]({ ...line, ...(whole ? {} : { cut: true }) });
}

/**
 * @param {string} event
 * @param {Record<string, string | number>} detail
 */
export function logSecurity(event, detail) {
  logs?.security().warn({ event, ...detail });
}
