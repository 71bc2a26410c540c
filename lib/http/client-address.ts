/** Written by the server front from the connection itself (scripts/server/client-address.mjs); from outside it is dropped. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";
const NETWORK_HEADER = "x-client-network";

/**
 * Whom a request is counted against: an IPv4 address, or the first 64 bits of an IPv6 one. `unknown` without the front,
 * as under live reload.
 */
export const readClientAddress = (headers: Headers): string => headers.get(NETWORK_HEADER) || "unknown";
