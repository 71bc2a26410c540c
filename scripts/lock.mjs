import fs from "node:fs";
import path from "node:path";
import { identifyProcess, isCode, isSameProcess, pause } from "./process.mjs";

/**
 * Does a piece of work that only one process at a time may do. A lock left behind by a killed process is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} [onWait] told once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!takeLock(file)) {
    const holder = readHolder(file);
    if (holder && isSameProcess(holder)) {
      if (!told) onWait?.(Number.parseInt(holder, 10));
      told = true;
      await pause(200);
    } else if (holder) {
      dropStaleLock(file, holder);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** @param {string} file */
function takeLock(file) {
  // Written aside and linked into place: whoever sees the lock also sees whose it is.
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, identifyProcess(process.pid));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** @param {string} file */
function readHolder(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * Two processes may find the same stale lock. Moving it away first makes sure that the slower of them cannot
 * remove the lock that the faster has taken meanwhile.
 *
 * @param {string} file
 * @param {string} holder
 */
function dropStaleLock(file, holder) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  if (fs.readFileSync(aside, "utf8") !== holder) fs.linkSync(aside, file);
  fs.rmSync(aside);
}
