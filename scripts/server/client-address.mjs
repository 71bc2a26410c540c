import { isIP } from "node:net";

/** This machine, and networks that are no part of the internet: where a proxy of ours would stand. */
const NEAR = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80:)/i;

/**
 * From where a request comes. What it says of that itself counts only when it reaches us from nearby, and then only
 * the last entry, which the nearest proxy has written: anybody can send the ones before it.
 *
 * @param {import("node:http").IncomingMessage} request
 * @returns {string} empty when it cannot be told
 */
export function findClientAddress({ socket, headers }) {
  const near = plain(socket?.remoteAddress ?? "");
  const told = plain(
    String(headers["x-forwarded-for"] ?? "")
      .split(",")
      .at(-1)
      ?.trim() ?? "",
  );
  return NEAR.test(near) && isIP(told) ? told : near;
}

/** An IPv4 address may come dressed as one of IPv6. @param {string} address */
const plain = (address) => address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");

/**
 * Whom a request is counted against: an IPv4 address, or the first 64 bits of an IPv6 one, for whoever has one of those
 * has all of them.
 *
 * @param {string} address
 * @returns {string} `203.0.113.7` or `2001:db8:0:1::/64`; empty for what is no address
 */
export function networkOf(address) {
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : "";
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const parts = [...before, ...Array(missing).fill("0"), ...after].slice(0, 4);
  return `${parts.map((part) => Number.parseInt(part, 16).toString(16)).join(":")}::/64`;
}
