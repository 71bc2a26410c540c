import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants, gunzipSync, inflateSync } from "node:zlib";

/** @typedef {{ headers: import("node:http").OutgoingHttpHeaders, body: Buffer }} Answer */

/** @type {Record<string, (bytes: Buffer) => Buffer>} */
const OPEN = { br: brotliDecompressSync, gzip: gunzipSync, deflate: inflateSync };

/**
 * Makes a page that went out once fit to go out again. A nonce is for one answer, so its place in the policy is taken
 * by the hashes of the very scripts and styles that carried it (CSP level 3, 2.3.1): markup that somebody slipped in
 * had no nonce, and gets no hash. Scripts of ours that are loaded come under 'self', for 'strict-dynamic' would switch
 * that off. The bytes stay as they are, compressed, and a tag of their own lets a browser ask whether it has them.
 *
 * @param {Answer} answer one with a `content-security-policy` as proxy.ts writes it
 * @returns {Answer}
 */
export function sealPage({ headers, body }) {
  const policy = String(headers["content-security-policy"]);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const html = openBody({ headers, body });
  const link = String(headers.link ?? "").replaceAll(/;\s*nonce="[^"]*"/g, "");
  return {
    headers: {
      ...headers,
      ...(link ? { link } : {}),
      etag: `W/"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`,
      "content-security-policy": policy
        .split("; ")
        .map((directive) => (nonce ? hashDirective(directive, html, nonce) : directive))
        .join("; "),
    },
    body,
  };
}

/** Of brotli's eleven steps the last that is worth its time: the eleventh takes four times as long for a thirtieth less. */
const PACKED = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
const pack = promisify(brotliCompress);

/**
 * The body of a page packed as small as may be, a fifth less than it went out with: that takes a sixth of a second, too
 * long for who asks first. What was packed otherwise stays as it is.
 *
 * @param {Answer} answer
 * @returns {Promise<Buffer>}
 */
export async function packPage({ headers, body }) {
  if (headers["content-encoding"] !== "br") return body;
  const packed = await pack(openBody({ headers, body }), PACKED);
  return packed.length < body.length ? packed : body;
}

/** @param {Answer} answer */
function openBody({ headers, body }) {
  const open = OPEN[String(headers["content-encoding"])];
  return (open ? open(body) : body).toString("utf8");
}

/**
 * A kept page for the time when the database is away: it shows the notice that says of which day it is
 * (components/notices/stale-notice.tsx), and goes out uncompressed and without a tag.
 *
 * @param {Answer} answer
 * @returns {Answer}
 */
export function showStale({ headers, body }) {
  const { etag: _etag, "content-encoding": _encoding, ...lasting } = headers;
  const html = openBody({ headers, body }).replace('<p id="data-as-of" hidden=""', '<p id="data-as-of"');
  return { headers: { ...lasting, "cache-control": "no-store" }, body: Buffer.from(html) };
}

/**
 * @param {string} directive
 * @param {string} html
 * @param {string} nonce
 */
function hashDirective(directive, html, nonce) {
  const element = /^(script|style)-src /.exec(directive)?.[1];
  if (!element) return directive;
  const inline = new RegExp(`<${element}\\b([^>]*)>([^]*?)</${element}>`, "g");
  const hashes = new Set();
  for (const [, attributes = "", content = ""] of html.matchAll(inline)) {
    if (content !== "" && attributes.includes(` nonce="${nonce}"`))
      hashes.add(`'sha256-${createHash("sha256").update(content).digest("base64")}'`);
  }
  const sources = directive.split(" ").filter((source) => !/^'(nonce-.*|strict-dynamic)'$/.test(source));
  return [...sources, ...hashes].join(" ");
}
