import http from "node:http";
import { charge, purseOf, secondsToWait } from "./budget.mjs";
import { follow } from "./drain.mjs";
import { isFromOurPages, proveForm } from "./forms.mjs";
import { secureHeaders } from "./headers.mjs";
import { keepAnswer, sendKept, waitForTwin } from "./kept.mjs";
import { logSecurity } from "./logs.mjs";
import { countRefused, sendMetrics } from "./metrics.mjs";
import { observe } from "./observe.mjs";
import { sendPacked } from "./packed.mjs";
import { describeProblem, isMachineAddress, METHODS, PROBLEMS } from "./problems.mjs";
import { cleanRequest, findProblem, isPageForm } from "./requests.mjs";
import { prepareResponse, sendProblem } from "./responses.mjs";
import { readStanding } from "./standing.mjs";

/**
 * @typedef {(request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>} Handler
 */

const SECOND = 1000;

/** Larger than the longest address, so that a long address is told apart from too many headers. */
const LARGEST_HEAD = 32 * 1024;

/**
 * The server before Next's: it refuses what no page can answer, and finishes what pages and files answer.
 *
 * @param {Handler} handle
 * @param {{ development?: boolean }} [options]
 */
export function createFront(handle, { development = false } = {}) {
  const server = http.createServer({
    maxHeaderSize: LARGEST_HEAD,
    // A missing one is refused with our words, not with none.
    requireHostHeader: false,
    headersTimeout: 15 * SECOND,
    requestTimeout: 120 * SECOND,
    keepAliveTimeout: 65 * SECOND,
    connectionsCheckingInterval: 5 * SECOND,
  });
  follow(server);
  // A reader that takes nothing for this long is gone.
  if (!development) server.setTimeout(120 * SECOND);

  server.on("request", async (request, response) => {
    secureHeaders(response);
    if (!development) watch(request, response);
    const problem = findProblem(request);
    if (problem) return sendProblem(request, response, problem);
    cleanRequest(request, development);
    if (request.method === "POST") {
      if (!isFromOurPages(request, process.env.PUBLIC_URL || undefined)) return refuseOrigin(request, response);
      // Next holds the one against the other, and a proxy may not have passed on by which name it was asked.
      if (request.headers.origin) request.headers.host = new URL(request.headers.origin).host;
    }
    if (request.method === "OPTIONS") return sendOptions(request, response);
    if (request.url === "/metrics") return void (await sendMetrics(response));
    const wait = development || standsAlone(request) ? 0 : secondsToWait(purseOf(networkOf(request)), request.method);
    if (wait > 0) return turnAway(request, response, wait);
    if (!development && isRead(request)) {
      const standing = await readStanding();
      if (sendKept(request, response, standing)) return;
      if (standing === "away") return sendProblem(request, response, PROBLEMS.away);
      if ((await waitForTwin(request, standing)) && sendKept(request, response, standing)) return;
      keepAnswer(request, response, standing);
    }
    if (!development && (await sendPacked(request, response))) return;
    prepareResponse(request, response, development);
    try {
      if (isPageForm(request)) {
        if (!(await proveForm(request))) return sendProblem(request, response, PROBLEMS.badForm);
        if ((await readStanding()) === "away") return sendProblem(request, response, PROBLEMS.away);
      }
      await handle(request, response);
    } catch (error) {
      console.error(error);
      // A download that has begun cannot become an error: breaking it off is the only honest end.
      if (response.headersSent) response.destroy();
      else sendProblem(request, response, PROBLEMS.failed);
    }
  });
  server.on("checkExpectation", (request, response) => sendProblem(request, response, PROBLEMS.badExpectation));
  server.on("connect", (_request, socket) => writeProblem(socket, PROBLEMS.badMethod));
  server.on("clientError", (error, socket) => writeProblem(socket, explainClientError(error)));
  return server;
}

/** @param {http.IncomingMessage} request */
const networkOf = ({ headers }) => String(headers["x-client-network"] ?? "");

/**
 * Follows a request to its end, and charges whoever asked with what the answer took.
 *
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function watch(request, response) {
  observe(request, response, (seen) => {
    charge(purseOf(networkOf(request)), seen);
    if (seen.status === 429) logSecurity("over_budget", { id: seen.id, address: seen.address, path: seen.url });
  });
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {number} seconds
 */
function turnAway(request, response, seconds) {
  countRefused();
  sendProblem(request, response, {
    ...PROBLEMS.tooMuch,
    headers: { ...PROBLEMS.tooMuch.headers, "retry-after": String(seconds) },
  });
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function refuseOrigin(request, response) {
  const { headers, url = "" } = request;
  const origin = String(headers.origin ?? headers["sec-fetch-site"] ?? "").slice(0, 200);
  logSecurity("refused_origin", {
    address: String(headers["x-client-address"] ?? ""),
    path: url.split("?", 1)[0] ?? "",
    origin,
  });
  sendProblem(request, response, PROBLEMS.badOrigin);
}

/** Answered without the database. */
const STANDS_ALONE =
  /^\/(_next\/|geo\/|healthz$|readyz$|metrics$|robots\.txt$|icon\.svg$|favicon\.ico$|licences\.txt$)/;

/** @param {http.IncomingMessage} request */
const standsAlone = ({ url = "" }) => STANDS_ALONE.test(url.split("?", 1)[0] ?? "");

/**
 * Whether a request asks for something that the register has to be read for.
 *
 * @param {http.IncomingMessage} request
 */
const isRead = (request) => request.method !== "POST" && !standsAlone(request);

/**
 * Files may be read by the scripts of any site; pages are for people.
 *
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function sendOptions(request, response) {
  const isOpen = isMachineAddress(request.url ?? "/");
  response.writeHead(204, {
    allow: METHODS.join(", "),
    ...(isOpen
      ? {
          "access-control-allow-origin": "*",
          "access-control-allow-methods": "GET, HEAD",
          "access-control-allow-headers": "if-none-match",
          "access-control-max-age": "86400",
        }
      : {}),
  });
  response.end();
}

/** @param {Error & { code?: string }} error */
function explainClientError({ code }) {
  if (code === "HPE_HEADER_OVERFLOW") return PROBLEMS.largeHead;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return PROBLEMS.slowRequest;
  return PROBLEMS.badRequest;
}

/**
 * Answers on the bare connection: what came in was not HTTP enough to make a response of it.
 *
 * @param {import("node:stream").Duplex & { bytesWritten?: number }} socket
 * @param {import("./problems.mjs").Problem} problem
 */
function writeProblem(socket, problem) {
  // Half an answer may be under way already; more text would only spoil it.
  if (!socket.writable || socket.bytesWritten) return socket.destroy();
  const { status, headers, body } = describeProblem(problem, "/api");
  const lines = Object.entries({ ...headers, connection: "close", "content-length": Buffer.byteLength(body) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${head}\r\n${body}`, () => socket.destroy());
}
