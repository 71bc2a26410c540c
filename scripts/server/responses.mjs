import compression from "compression";
import { readSent } from "./forms.mjs";
import { sendKept } from "./kept.mjs";
import { describeProblem, isMachineAddress, PROBLEMS } from "./problems.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

const compress = compression({
  filter: (request, response) =>
    compression.filter(request, response) || /\bndjson\b/.test(String(response.getHeader("content-type"))),
});

/** A page that failed may have begun to before the database was back, in milliseconds. */
const LATELY = 5000;

/** Files of these folders carry a hash of their content in their name. */
const HASHED_FILE = /^\/(_next\/static\/.+|geo\/[^/]+\.[0-9a-f]{8}\.json)$/;

/**
 * Prepares a response before Next writes it: headers first, then compression, then the answer to failure, so that the
 * last sees what Next writes and the first what goes out.
 *
 * @param {Request} request
 * @param {Response} response
 * @param {boolean} development
 */
export function prepareResponse(request, response, development) {
  finishHeaders(request, response);
  compress(request, response, () => {});
  if (!development) replaceFailures(request, response);
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {import("./problems.mjs").Problem} problem
 */
export function sendProblem(request, response, problem) {
  // Nobody types it a second time for a fault of ours.
  const sent = problem.status >= 500 ? readSent(request) : [];
  const { status, headers, body } = describeProblem(problem, request.url ?? "/", sent);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * @param {Request} request
 * @param {Response} response
 */
function finishHeaders(request, response) {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const writeHead = response.writeHead;
  const finish = (/** @type {unknown[]} */ ...args) => {
    // Two encodings of one document differ byte by byte: their common tag says so by being weak.
    const tag = response.getHeader("etag");
    if (response.getHeader("content-encoding") && typeof tag === "string" && tag.startsWith('"')) {
      response.setHeader("etag", `W/${tag}`);
    }
    // How a page was found is Next's own business.
    response.removeHeader("x-middleware-rewrite");
    if (HASHED_FILE.test(path) && [200, 304].includes(response.statusCode)) {
      response.setHeader("cache-control", "public, max-age=31536000, immutable");
    }
    return Reflect.apply(writeHead, response, args);
  };
  Object.assign(response, { writeHead: finish });
}

/**
 * A page that fails on the server leaves an empty document which only a script could fill, a form that Next cannot
 * read a line of plain text, a refused method nothing at all. People get a whole page instead, programs a problem.
 *
 * @param {Request} request
 * @param {Response} response
 */
function replaceFailures(request, response) {
  const { writeHead, flushHeaders, write, end } = response;
  const settle = () => {
    if (response.headersSent) return false;
    const problem = findFailure(request, response);
    if (!problem) return false;
    Object.assign(response, { writeHead, flushHeaders, write, end });
    // It went while this was being made: what is known goes on being told.
    if (problem !== PROBLEMS.away || !sendStale(request, response)) sendProblem(request, response, problem);
    ignoreTheRest(response);
    return true;
  };
  Object.assign(response, {
    // Next flushes the head just before it writes the body: sent together they are one packet and not two.
    flushHeaders: () => void settle(),
    write: (/** @type {unknown[]} */ ...args) => settle() || Reflect.apply(write, response, args),
    end: (/** @type {unknown[]} */ ...args) => (settle() ? response : Reflect.apply(end, response, args)),
    writeHead: (/** @type {unknown[]} */ ...args) => {
      response.statusCode = Number(args[0]);
      const headers = args.at(-1);
      if (headers && typeof headers === "object" && !Array.isArray(headers)) {
        for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
      }
      return settle() ? response : Reflect.apply(writeHead, response, [response.statusCode, ...args.slice(1)]);
    },
  });
}

/**
 * @param {Request} request
 * @param {Response} response
 */
function findFailure(request, response) {
  const type = String(response.getHeader("content-type"));
  // Next refuses a method with an empty answer, and gives a page where a program has asked for a file.
  if (response.statusCode === 405 && !response.getHeader("content-type")) return PROBLEMS.readOnly;
  if (response.statusCode === 404 && type.startsWith("text/html") && isMachineAddress(request.url ?? "/")) {
    return PROBLEMS.missing;
  }
  if (request.method === "POST" && [400, 409].includes(response.statusCode) && type.startsWith("text/plain")) {
    return PROBLEMS.badForm;
  }
  // A file that says itself that the database is away; /readyz has more to say.
  if (response.statusCode === 503 && request.method !== "POST" && request.url !== "/readyz") return PROBLEMS.away;
  if (response.statusCode !== 500) return null;
  // While the database is away it is not our fault but the moment's.
  const isAway = globalThis.registryDatabaseDown === true || Date.now() - (globalThis.registryAwayAt ?? 0) < LATELY;
  // Asked for by the browser's router while somebody moves between pages: that shows the error itself.
  if (type.startsWith("text/x-component")) {
    if (isAway) response.statusCode = PROBLEMS.away.status;
    return null;
  }
  return isAway ? PROBLEMS.away : PROBLEMS.failed;
}

/**
 * @param {Request} request
 * @param {Response} response
 */
function sendStale(request, response) {
  const names = response.getHeaderNames();
  const headers = names.map((name) => /** @type {const} */ ([name, response.getHeader(name)]));
  for (const name of names) response.removeHeader(name);
  if (sendKept(request, response, "away")) return true;
  for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
  return false;
}

/** @param {Response} response */
function ignoreTheRest(response) {
  Object.assign(response, {
    flushHeaders: () => {},
    writeHead: () => response,
    write: () => true,
    end: (/** @type {unknown[]} */ ...args) => {
      for (const arg of args) if (typeof arg === "function") response.once("close", () => arg());
      return response;
    },
  });
}
