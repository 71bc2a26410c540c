/** @typedef {import("node:http").IncomingMessage} Request */

/**
 * Whether a write was sent from our own pages: as `isOwnOrigin` in lib/http/origin.ts has it, which asks again where
 * the write is made; a test holds the two together. An origin that is named has to be ours, whatever else is said:
 * Next fails with 500 on one that is not.
 *
 * @param {Request} request
 * @param {string | undefined} publicUrl
 */
export function isFromOurPages({ headers }, publicUrl) {
  const { origin } = headers;
  if (origin === undefined) return headers["sec-fetch-site"] === "same-origin";
  if (!URL.canParse(origin)) return false;
  const { host, origin: plain } = new URL(origin);
  return host === headers.host || (publicUrl !== undefined && plain === new URL(publicUrl).origin);
}

/**
 * Reads a form to its end as Next will, and lays it back for Next to read, which fails with 500 on one that it cannot
 * read. Its size was limited before.
 *
 * @param {Request} request a form of a page (./requests.mjs)
 * @returns {Promise<boolean>} whether it can be read, and hands an action no more than our forms do
 */
export async function proveForm(request) {
  const body = await readBody(request);
  if (body === null) return false;
  const headers = { "content-type": String(request.headers["content-type"]) };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  if (form === null) return false;
  proved.set(request, form);
  if (request.headers["next-action"] !== undefined) return isPlainJson(form.get("0"));
  const calls = [...form.keys()].flatMap((name) => /^\$ACTION_REF_(\d+)$/.exec(name)?.[1] ?? []);
  return calls.every((call) => {
    const named = String(form.get(`$ACTION_${call}:0`));
    return /^\{"id":"[0-9a-f]{1,64}","bound":"\$@1"\}$/.test(named) && isPlainJson(form.get(`$ACTION_${call}:1`));
  });
}

/** @type {WeakMap<Request, FormData>} */
const proved = new WeakMap();

/** As lib/forms/state.ts has it: what is never shown again. */
const SECRET = /password|secret|^((recovery|backup)_?)?code$/i;

/**
 * What a form held that can be given back to its sender: texts alone, and none of a form with a secret or a file in it.
 *
 * @param {Request} request
 * @returns {[string, string][]}
 */
export function readSent(request) {
  const entries = [...(proved.get(request) ?? [])];
  const texts = entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  const isWhole = texts.length === entries.length && entries.every(([name]) => !SECRET.test(name));
  return isWhole ? /** @type {[string, string][]} */ (texts) : [];
}

/** In what an action is handed, `$` begins what is to be made of other parts: the form itself, and nothing else of ours. */
const OURS = /^\$(\$|K[0-9a-f]{1,4}$|undefined$)/;

/**
 * Whether arguments are a list in JSON that asks for nothing to be made but the form: no functions, promises, files or
 * parts that never come, on which the reader of them would fail or wait.
 *
 * @param {FormDataEntryValue | null} text
 */
function isPlainJson(text) {
  if (typeof text !== "string") return false;
  let isPlain = true;
  try {
    const list = JSON.parse(text, (_name, value) => {
      if (typeof value === "string" && value.startsWith("$") && !OURS.test(value)) isPlain = false;
      return value;
    });
    return isPlain && Array.isArray(list);
  } catch {
    return false;
  }
}

/**
 * The body of a request, left in it as if nobody had looked. That takes its length, for a stream that has said that it
 * ended takes nothing back.
 *
 * @param {Request} request
 * @returns {Promise<Buffer<ArrayBuffer> | null>} null when the sender went before its end
 */
function readBody(request) {
  const length = Number(request.headers["content-length"] ?? 0);
  // Who waits for the first byte of nothing is told of its end, and nobody after.
  if (length === 0) return Promise.resolve(Buffer.alloc(0));
  /** @type {Buffer[]} */
  const parts = [];
  let size = 0;
  return new Promise((resolve) => {
    const take = () => {
      while (size < length) {
        const part = request.read();
        if (part === null) return;
        parts.push(part);
        size += part.length;
      }
      settle(Buffer.concat(parts));
    };
    const leave = () => settle(null);
    /** @param {Buffer<ArrayBuffer> | null} body */
    const settle = (body) => {
      if (body && body.length > 0) request.unshift(body);
      request.off("readable", take).off("close", leave);
      resolve(body);
    };
    request.on("readable", take).on("close", leave);
    take();
  });
}
