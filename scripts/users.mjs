import fs from "node:fs";
import path from "node:path";
import { identifyProcess, isSameProcess } from "./process.mjs";

/**
 * Which processes use something that several may share. Each has a file of its own, so that one killed without a
 * farewell is seen to be gone.
 *
 * @param {string} folder
 */
export function register(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(folder, String(process.pid)), identifyProcess(process.pid));
}

/** @param {string} folder */
export function unregister(folder) {
  fs.rmSync(path.join(folder, String(process.pid)), { force: true });
}

/**
 * @param {string} folder
 * @returns {number[]} the other processes that use it now
 */
export function listOthers(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (name === String(process.pid)) return [];
    if (isSameProcess(fs.readFileSync(file, "utf8"))) return [Number(name)];
    fs.rmSync(file, { force: true });
    return [];
  });
}
