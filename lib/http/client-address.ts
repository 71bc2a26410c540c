import { isIP } from "node:net";

/** Written by the server front from the connection itself (scripts/server/requests.mjs); from outside it is dropped. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";

/**
 * From where a request came, for counting: an IPv4 address, or the first 64 bits of an IPv6 one, for whoever has one
 * of those has all of them. `unknown` without the front, as under live reload.
 */
export function readClientAddress(headers: Headers): string {
  const address = (headers.get(CLIENT_ADDRESS_HEADER) ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  switch (isIP(address)) {
    case 4:
      return address;
    case 6:
      return `${expand(address).slice(0, 4).join(":")}::/64`;
    default:
      return "unknown";
  }
}

/** The eight parts of an IPv6 address, with what `::` leaves out. */
function expand(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, missing)).fill("0"), ...after].map((part) =>
    Number.parseInt(part, 16).toString(16),
  );
}
