import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runProgram } from "../process.mjs";
import { Complaint } from "../say.mjs";
import { isInitialised } from "./state.mjs";

/**
 * As whom PostgreSQL runs, from where, and where it keeps its files: it refuses to run as root.
 *
 * @typedef {import("./binaries.mjs").Binaries} Binaries
 * @typedef {{ prefix: string[], uid?: number, gid?: number }} Account
 * @typedef {{ account: Account, binaries: Binaries, dataDir: string, programs?: string }} Seat programs: where to
 *   copy them from, if they are not in binaries.folder yet
 */

/** "nobody" of every Linux: no other account is sure to exist. */
const NOBODY = 65534;

/** @type {Account} */
const SELF = { prefix: [] };

/**
 * A namespace in which we are somebody else: root without its rights, or a user whose number has no name (which
 * initdb refuses). Files stay ours, so that neither the parents of the data folder nor node_modules need be open to
 * anybody else. Not every container allows it.
 *
 * @returns {Account}
 */
function inNamespace() {
  const [uid, gid] = findNamedAccount();
  return { prefix: ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`] };
}

function findNamedAccount() {
  const lines = fs.existsSync("/etc/passwd") ? fs.readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const accounts = lines.map((line) => line.split(":")).filter(([, , uid]) => Number(uid) > 0);
  const [, , uid, gid] = accounts.find(([name]) => name === "nobody") ?? accounts[0] ?? [];
  return [uid ?? NOBODY, gid ?? NOBODY];
}

/**
 * @param {string} dataDir the folder that shall hold the data, there already or not
 * @param {Binaries} binaries
 * @param {string} [lastResort] where data and programs go when the checkout is closed to everybody but root
 * @returns {Promise<Seat>}
 */
export async function chooseSeat(dataDir, binaries, lastResort = "/var/lib/it-facilities-registry") {
  const owner = fs.existsSync(dataDir) ? fs.statSync(dataDir).uid : undefined;
  const self = process.getuid?.();
  if (self === undefined) return { account: SELF, binaries, dataDir };
  if (self !== 0 && owner !== undefined && owner !== self) {
    throw new Complaint(`${dataDir} belongs to another user (number ${owner}): start as that user.`);
  }
  const seats =
    self === 0
      ? listSeatsOfRoot(dataDir, owner, binaries, lastResort)
      : [SELF, inNamespace()].map((account) => ({ account, binaries, dataDir }));
  const reasons = [];
  for (const seat of seats) {
    const reason = await trySeat(seat);
    if (reason === null) return seat;
    reasons.push(`- ${reason}`);
  }
  throw new Complaint(
    `PostgreSQL could not be run here${self === 0 ? ", as root or as anybody else" : ""}:\n${reasons.join("\n")}\n` +
      "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of version 15 or newer.",
  );
}

/**
 * @param {string} dataDir
 * @param {number | undefined} owner
 * @param {Binaries} binaries
 * @param {string} lastResort
 * @returns {Generator<Seat>}
 */
function* listSeatsOfRoot(dataDir, owner, binaries, lastResort) {
  const inPlace = { binaries, dataDir };
  const nobody = { prefix: [], uid: NOBODY, gid: NOBODY };
  if (owner) yield { ...inPlace, account: { prefix: [], uid: owner, gid: fs.statSync(dataDir).gid } };
  yield { ...inPlace, account: inNamespace() };
  yield { ...inPlace, account: nobody };
  const moved = dataDir.startsWith(lastResort + path.sep);
  // Data that is there already stays where it is.
  if (owner !== undefined && !moved) return;
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  const home = moved ? path.dirname(dataDir) : path.join(lastResort, name);
  yield {
    account: nobody,
    dataDir: path.join(home, path.basename(dataDir)),
    binaries: { ...binaries, folder: path.join(home, `postgresql-${binaries.version}`), env: {} },
    programs: binaries.folder,
  };
}

/**
 * Prepares a seat and asks it to run the programs and to write into the folder.
 *
 * @param {Seat} seat
 * @returns {Promise<string | null>} why it cannot, or null
 */
async function trySeat(seat) {
  const { dataDir } = seat;
  const isNew = !fs.existsSync(dataDir);
  const reason = await prepareSeat(seat).catch((error) => String(error.message));
  if (reason !== null && isNew) fs.rmSync(dataDir, { recursive: true, force: true });
  return reason;
}

/**
 * @param {Seat} seat
 * @returns {Promise<string | null>}
 */
async function prepareSeat(seat) {
  const { account, binaries, dataDir, programs } = seat;
  if (programs) copyPrograms(programs, binaries.folder);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  giveTo(dataDir, account);
  // A new cluster is made by initdb, which wants a name for the number it runs under.
  const named = isInitialised(dataDir) ? "" : "&& id -un >/dev/null";
  const { code, output } = await runAs(seat, "sh", [
    ...["-c", `"$1" --version >/dev/null && cd "$2" && test -w . ${named}`, "sh"],
    ...[path.join(binaries.folder, "bin", "postgres"), dataDir],
  ]);
  return code === 0 ? null : output.trim() || `${dataDir} cannot be written.`;
}

/**
 * @param {string} from
 * @param {string} folder
 */
function copyPrograms(from, folder) {
  // Whatever the umask says: the account has to get in here.
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  for (const parent of [path.dirname(folder), path.dirname(path.dirname(folder))]) fs.chmodSync(parent, 0o755);
  if (fs.existsSync(folder)) return;
  fs.rmSync(`${folder}.new`, { recursive: true, force: true });
  fs.cpSync(from, `${folder}.new`, { recursive: true, verbatimSymlinks: true });
  fs.renameSync(`${folder}.new`, folder);
}

/**
 * @param {string} folder
 * @param {Account} account
 */
export function giveTo(folder, account) {
  const uid = account.uid ?? process.getuid?.();
  const gid = account.gid ?? process.getgid?.();
  if (uid === undefined || gid === undefined || fs.statSync(folder).uid === uid) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    fs.lchownSync(path.join(folder, entry), uid, gid);
  }
  fs.chownSync(folder, uid, gid);
}

/**
 * Runs one program of PostgreSQL (or sh) as its seat says.
 *
 * @param {Seat} seat
 * @param {string} program
 * @param {string[]} args
 */
export function runAs({ account, binaries }, program, args) {
  const [file, ...rest] = [...account.prefix, program, ...args];
  return runProgram(/** @type {string} */ (file), rest, {
    // Its own working folder may be closed to the account; the root of the file system never is.
    cwd: "/",
    env: { ...process.env, LC_ALL: "C", ...binaries.env },
    ...(account.uid === undefined ? {} : { uid: account.uid, gid: account.gid }),
  });
}
