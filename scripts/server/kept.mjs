import { LRUCache } from "lru-cache";
import { countKept } from "./metrics.mjs";
import { packPage, sealPage, showStale } from "./page-seal.mjs";
import { readStanding } from "./standing.mjs";

/**
 * Answers as they went out, for whoever asks the same again while the register is unchanged: files, lists, maps and
 * public pages, whose headers say that they may be kept. A page goes out again under hashes instead of a nonce.
 *
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {{ standing: string, headers: import("node:http").OutgoingHttpHeaders, body: Buffer, small?: boolean }} Kept
 */

/** Room for answers, in bytes; the large ones have their own, so that a few of them do not displace all others. */
const ROOM = 64 * 1024 * 1024;
const makeRoom = () =>
  /** @type {LRUCache<string, Kept>} */ (
    new LRUCache({ maxSize: ROOM, sizeCalculation: ({ body }) => body.length + 1024 })
  );
const kept = makeRoom();
const keptLarge = makeRoom();

/** Answers that are being made, for who asks the same meanwhile. @type {Map<string, Promise<void>>} */
const making = new Map();

/** For so long, in milliseconds, somebody waits for another's answer before theirs is made for them. */
const LONGEST_WAIT = 3000;

/**
 * Larger answers are kept once they are asked for again, and of the largest none: what is to be kept is held while it
 * goes out, and twenty slow readers of something long would hold it twenty times. In bytes, as they go out.
 */
const LARGE = 4 * 1024 * 1024;
const LARGEST = 16 * 1024 * 1024;
/** Large answers that somebody has asked for. @type {LRUCache<string, true>} */
const asked = new LRUCache({ max: 1000 });

/** Headers that belong to one connection or one moment. */
const PASSING = ["connection", "keep-alive", "transfer-encoding", "date", "content-length"];

/**
 * Sends what was sent before, if the register is as it was then, or cannot be asked: what is known goes on being told,
 * with the day that it is of.
 *
 * @param {Request} request
 * @param {Response} response
 * @param {string | null} standing of the register, as ./standing.mjs tells it
 * @returns {boolean} whether it did
 */
export function sendKept(request, response, standing) {
  const key = keyOf(request);
  const known = isPlain(request) ? (kept.get(key) ?? keptLarge.get(key)) : undefined;
  if (!known) return false;
  if (standing === "away") {
    const { headers, body } = isPage(known.headers) ? showStale(known) : known;
    countKept("stale");
    response
      .writeHead(200, { ...headers, warning: '110 - "Response is Stale"', "content-length": body.length })
      .end(body);
    return true;
  }
  if (known.standing !== standing) return false;
  countKept("fresh");
  packAgain(key, known);
  if (hasSeen(request, known.headers.etag)) response.writeHead(304, known.headers).end();
  else response.writeHead(200, { ...known.headers, "content-length": known.body.length }).end(known.body);
  return true;
}

/** Packing, one page after another. */
let packing = Promise.resolve();

/**
 * Packs a page anew that is asked for again.
 *
 * @param {string} key
 * @param {Kept} known
 */
function packAgain(key, known) {
  if (known.small || !isPage(known.headers)) return;
  known.small = true;
  packing = packing.then(async () => {
    if (kept.peek(key) !== known) return;
    const body = await packPage(known);
    if (kept.peek(key) === known) kept.set(key, { ...known, body });
  });
}

/**
 * Waits while the same answer is made for somebody else, so that a crowd that comes at once costs one making.
 *
 * @param {Request} request
 * @param {string | null} standing
 * @returns {Promise<boolean>} whether there was something to wait for, so that `sendKept` may know it now
 */
export async function waitForTwin(request, standing) {
  const twin = isPlain(request) ? making.get(`${standing} ${keyOf(request)}`) : undefined;
  if (!twin) return false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  await Promise.race([twin, new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_WAIT)))]);
  clearTimeout(timer);
  return true;
}

/**
 * Keeps an answer that is about to be made, if it turns out to be one that may be kept. Called before anything else
 * touches the response, so that what is kept is what goes out.
 *
 * @param {Request} request
 * @param {Response} response
 * @param {string | null} before how the register stood
 */
export function keepAnswer(request, response, before) {
  if (!isPlain(request) || before === "away") return;
  const { write, end } = response;
  const key = keyOf(request);
  const most = asked.has(key) ? LARGEST : LARGE;
  /** @type {Buffer[]} */
  let parts = [];
  let size = 0;
  /** @param {unknown[]} args what `write` and `end` take */
  const note = ([part, encoding]) => {
    if (typeof part !== "string" && !(part instanceof Uint8Array)) return;
    size += part.length;
    if (size > most) parts = [];
    else parts.push(typeof part === "string" ? Buffer.from(part, asEncoding(encoding)) : Buffer.from(part));
  };
  Object.assign(response, {
    write: (/** @type {unknown[]} */ ...args) => {
      note(args);
      return Reflect.apply(write, response, args);
    },
    end: (/** @type {unknown[]} */ ...args) => {
      note(args);
      return Reflect.apply(end, response, args);
    },
  });
  const twin = `${before} ${key}`;
  /** @type {() => void} */
  let made = () => {};
  const promise = /** @type {Promise<void>} */ (new Promise((resolve) => (made = resolve)));
  making.set(twin, promise);
  const settle = () => {
    if (making.get(twin) === promise) making.delete(twin);
    made();
  };
  response.once("close", () => response.writableFinished || settle());
  response.once("finish", async () => {
    const headers = response.getHeaders();
    if (size > LARGE && size <= LARGEST) asked.set(key, true);
    const isKept = response.statusCode === 200 && size <= most && mayBeKept(headers);
    const standing = isKept ? await readStanding() : null;
    // Published in between: nobody can tell which of the two it shows. The first answer of a process knows no standing.
    if (standing !== null && standing === before) {
      const lasting = Object.fromEntries(Object.entries(headers).filter(([name]) => !PASSING.includes(name)));
      const answer = { headers: lasting, body: Buffer.concat(parts) };
      (size > LARGE ? keptLarge : kept).set(key, { standing, ...(isPage(headers) ? sealPage(answer) : answer) });
    }
    settle();
  });
}

/**
 * A question whose answer depends on its address alone.
 *
 * @param {Request} request
 */
function isPlain({ method, headers }) {
  const personal = ["cookie", "authorization", "range", "rsc"];
  return method === "GET" && personal.every((name) => headers[name] === undefined);
}

/** @param {import("node:http").OutgoingHttpHeaders} headers */
function mayBeKept(headers) {
  if (!String(headers["cache-control"]).startsWith("public") || headers["set-cookie"]) return false;
  return headers.etag !== undefined || isPage(headers);
}

/** @param {import("node:http").OutgoingHttpHeaders} headers */
const isPage = (headers) => String(headers["content-type"]).startsWith("text/html");

/**
 * @param {Request} request
 * @param {import("node:http").OutgoingHttpHeader | undefined} etag
 */
function hasSeen({ headers }, etag) {
  const bare = String(etag).replace(/^W\//, "");
  return (headers["if-none-match"] ?? "").split(/\s*,\s*/).some((tag) => tag === bare || tag === "*");
}

/** @param {Request} request */
function keyOf({ url, headers }) {
  return `${String(headers["accept-encoding"] ?? "").slice(0, 100)} ${url}`;
}

/** @param {unknown} encoding */
const asEncoding = (encoding) => (typeof encoding === "string" && Buffer.isEncoding(encoding) ? encoding : "utf8");
