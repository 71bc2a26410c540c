import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { findClientAddress, networkOf } from "./client-address.mjs";
import { METHODS, PROBLEMS } from "./problems.mjs";

/** What a browser or a proxy before us may send, and a filter with every choice ticked needs. */
const LONGEST_ADDRESS = 8192;

/** The largest body, in bytes. */
const LARGEST_BODY = 1024 * 1024;

/** Where staff send in files, and the largest one (lib/imports/schema.ts) with the form round it. */
export const UPLOADS = /^\/api\/imports(\?|$)/;
const LARGEST_UPLOAD = 25 * 1024 * 1024 + 16 * 1024;

/** Headers by which Next talks to itself: from outside they would steer routing, caching or the proxy. */
const INTERNAL_HEADERS = /^(x-forwarded-host|x-middleware-.*|x-matched-path|next-resume.*)$/;
const INTERNAL_HEADERS_IN_PRODUCTION = /^x-nextjs-/;

/**
 * Whether a request can be answered at all. Stock Next fails with 500 on most of what is refused here.
 *
 * @param {import("node:http").IncomingMessage} request
 * @returns {import("./problems.mjs").Problem | null}
 */
export function findProblem(request) {
  const { method = "", url = "", headers } = request;
  if (!METHODS.includes(method)) return PROBLEMS.badMethod;
  if (url.length > LONGEST_ADDRESS) return PROBLEMS.longAddress;
  if (!isHost(headers.host)) return PROBLEMS.badRequest;
  const address = readAddress(url);
  if (address === null) return PROBLEMS.badAddress;
  if (headers["transfer-encoding"] !== undefined) return PROBLEMS.unsizedBody;
  const length = Number(headers["content-length"] ?? 0);
  if (UPLOADS.test(address)) {
    if (length > LARGEST_UPLOAD) return PROBLEMS.largeUpload;
  } else if (length > LARGEST_BODY) return PROBLEMS.largeBody;
  if (!isRouterState(headers["next-router-state-tree"])) return PROBLEMS.badRequest;
  // Next fails with 500 on a form that is sent to what is no page.
  const takesForms = isForm(headers) && FORMS.test(address);
  if (method === "POST" && !takesForms && !HANDLERS.test(address)) return PROBLEMS.readOnly;
  return null;
}

/** The pages that have forms which change something, and those below them. */
const FORMS = /^(\/ur)?\/(staff|sign-in|suggest)(\/|\?|$)/;

/** What takes a POST without being a page. */
const HANDLERS = /^(\/api\/imports|(\/ur)?\/sign-out)(\?|$)/;

/**
 * Whether something is sent that a page could take: a form of ours, with a script or without one. A page would answer
 * anything else as if it had been asked for with GET.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
const isForm = (headers) => /^multipart\/form-data\b/i.test(headers["content-type"] ?? "");

/**
 * Whether this is a form that is read whole, and not a file that is sent in, which may be large.
 *
 * @param {import("node:http").IncomingMessage} request one that `findProblem` found nothing wrong with
 */
export const isPageForm = ({ method, url = "" }) => method === "POST" && !UPLOADS.test(url);

/**
 * Makes the address and the headers of a request plain before Next sees them.
 *
 * @param {import("node:http").IncomingMessage} request one that `findProblem` found nothing wrong with
 * @param {boolean} development
 */
export function cleanRequest(request, development) {
  request.url = readAddress(request.url ?? "/") ?? "/";
  for (const name of Object.keys(request.headers)) {
    if (INTERNAL_HEADERS.test(name)) delete request.headers[name];
    if (!development && INTERNAL_HEADERS_IN_PRODUCTION.test(name)) delete request.headers[name];
  }
  const address = findClientAddress(request);
  request.headers["x-client-address"] = address;
  request.headers["x-client-network"] = networkOf(address);
  // Next fails with 500 on a range that its static files do not have, and none of them is worth resuming.
  if (!request.url.startsWith("/data/")) delete request.headers.range;
  // A compressed answer carries its tag marked as weak; the handlers compare it with the one they made.
  const seen = request.headers["if-none-match"];
  if (seen) request.headers["if-none-match"] = seen.replaceAll(/(^|[\s,])W\//g, "$1");
}

/**
 * Path and query of a request; null if they cannot be decoded or hold a NUL, which no database text may.
 *
 * @param {string} url
 * @returns {string | null}
 */
export function readAddress(url) {
  const address = dropOrigin(url);
  // A browser takes a backslash for a slash, and two slashes for the beginning of another site.
  if (!address.startsWith("/") || address.includes("\\")) return null;
  try {
    return decodeURIComponent(address).includes("\0") ? null : address;
  } catch {
    return null;
  }
}

/**
 * A request may name its whole address, as those to a proxy do.
 *
 * @param {string} url
 */
function dropOrigin(url) {
  const whole = /^https?:\/\/[^/?#]*([^#]*)/i.exec(url);
  if (!whole) return url;
  return whole[1]?.startsWith("/") ? whole[1] : `/${whole[1] ?? ""}`;
}

/** @param {string | undefined} host */
function isHost(host) {
  return host !== undefined && /^[\w.:[\]-]{1,255}$/.test(host) && URL.canParse(`http://${host}/`);
}

/**
 * What the browser's router says of the page it stands on. Next reads it with this very function, and fails with 500
 * where that throws.
 *
 * @param {string | string[] | undefined} header
 */
function isRouterState(header) {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
