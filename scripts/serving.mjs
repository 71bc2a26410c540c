import path from "node:path";
import { ROOT } from "./process.mjs";
import { listOthers, register, unregister } from "./users.mjs";

/**
 * The processes that serve the pages built in this checkout: building anew under their feet would break them. Pages
 * that are built into another folder (NEXT_DIST_DIR) are served by others, and do not concern these.
 */
const DIST = path.basename(process.env.NEXT_DIST_DIR ?? ".next");
const FOLDER = path.join(ROOT, ".data", DIST === ".next" ? "serving" : `serving-${DIST}`);

export function shareCheckout() {
  register(FOLDER);
}

export async function leaveCheckout() {
  unregister(FOLDER);
}

export function listServing() {
  return listOthers(FOLDER);
}
