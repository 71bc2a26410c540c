import path from "node:path";
import { ROOT } from "./process.mjs";
import { listOthers, register, unregister } from "./users.mjs";

/** The processes that serve the pages built in this checkout: building anew under their feet would break them. */
const FOLDER = path.join(ROOT, ".data", "serving");

export function shareCheckout() {
  register(FOLDER);
}

export async function leaveCheckout() {
  unregister(FOLDER);
}

export function listServing() {
  return listOthers(FOLDER);
}
