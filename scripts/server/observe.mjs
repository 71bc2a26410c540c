import { randomUUID } from "node:crypto";
import { logRequest } from "./logs.mjs";
import { countRequest } from "./metrics.mjs";

/**
 * What is known of a request when its answer has ended.
 *
 * @typedef {object} Seen
 * @property {string} id the same as in the answer's `X-Request-Id`
 * @property {string} address from where it came; kept in no log but that of security
 * @property {string} method
 * @property {string} url
 * @property {number} status
 * @property {number} head milliseconds until the answer began: what it took to make, however slow its reader
 * @property {number} took milliseconds until it ended
 * @property {number} bytes of the body, as it went out
 * @property {boolean} whole false when the connection broke before the end
 */

/**
 * Follows a request to its end, for the log, the figures and whoever else wants to know. Called before anything else
 * touches the response, so that what is counted is what goes out.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {(seen: Seen) => void} [tell]
 */
export function observe(request, response, tell = () => {}) {
  const began = performance.now();
  const id = randomUUID();
  // What it was asked as: later, parts of the address may be rewritten.
  const { method = "", url = "" } = request;
  response.setHeader("x-request-id", id);
  const { write, end, writeHead } = response;
  let head = 0;
  // Parts of files that are being sent wait for those who have nothing yet (lib/http/stream.ts).
  // Who still sends (a form, an upload) keeps nobody waiting.
  const waits = method === "GET" || method === "HEAD" ? 1 : 0;
  globalThis.registryUnanswered = (globalThis.registryUnanswered ?? 0) + waits;
  const answer = () => {
    if (head) return;
    head = performance.now() - began;
    globalThis.registryUnanswered = (globalThis.registryUnanswered ?? waits) - waits;
  };
  let bytes = 0;
  /** @param {unknown[]} args */
  const count = ([part]) => {
    if (typeof part === "string") bytes += Buffer.byteLength(part);
    else if (part instanceof Uint8Array) bytes += part.length;
  };
  Object.assign(response, {
    writeHead: (/** @type {unknown[]} */ ...args) => {
      answer();
      return Reflect.apply(writeHead, response, args);
    },
    write: (/** @type {unknown[]} */ ...args) => {
      count(args);
      return Reflect.apply(write, response, args);
    },
    end: (/** @type {unknown[]} */ ...args) => {
      count(args);
      return Reflect.apply(end, response, args);
    },
  });
  response.once("close", () => {
    const took = performance.now() - began;
    answer();
    const address = String(request.headers["x-client-address"] ?? "");
    const seen = { id, address, method, url, status: response.statusCode, head, took, bytes };
    const whole = { ...seen, whole: response.writableFinished };
    countRequest(whole);
    logRequest(whole);
    tell(whole);
  });
}
