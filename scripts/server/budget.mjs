import { LRUCache } from "lru-cache";

/**
 * What one address may cost: so many milliseconds of making answers at once, and so many more each second. A person
 * with a browser never comes near it; who takes everything page by page does, and is told of the releases instead.
 */
const MOST = 30_000;
const REGAINED = 500;

/** Bytes that cost as much as a millisecond of making: a large file is paid for by its size. */
const BYTES = 100_000;

/** @type {LRUCache<string, { left: number, at: number }>} */
const purses = new LRUCache({ max: 50_000 });

/** @param {string} key */
function look(key, now = performance.now()) {
  const { left, at } = purses.get(key) ?? { left: MOST, at: now };
  return { left: Math.min(MOST, left + ((now - at) * REGAINED) / 1000), at: now };
}

/**
 * Whom a request is charged to. Nobody, when it comes from this machine itself: a proxy on it says whom it speaks for
 * (docs/operations.md).
 *
 * @param {string} network as ./client-address.mjs has it
 * @returns {string | null}
 */
export const purseOf = (network) => (network === "" || /^(127\.|0:0:0:0::)/.test(network) ? null : network);

/** So far beyond its share an address may still send in a form, so that nobody loses what was typed over reading. */
const GRACE = MOST / 2;

/**
 * How many seconds an address has to wait before it is answered again; 0: none.
 *
 * @param {string | null} purse
 * @param {string} [method]
 */
export function secondsToWait(purse, method = "GET") {
  if (purse === null) return 0;
  const left = look(purse).left + (method === "POST" ? GRACE : 0);
  return left > 0 ? 0 : Math.max(1, Math.ceil((REGAINED - left) / REGAINED));
}

/**
 * Charges what an answer has cost.
 *
 * @param {string | null} purse
 * @param {{ head: number, bytes: number }} cost milliseconds until it began, and its bytes
 */
export function charge(purse, { head, bytes }) {
  if (purse === null) return;
  const { left, at } = look(purse);
  purses.set(purse, { left: Math.max(-MOST, left - head - bytes / BYTES), at });
}
