import { createHash } from "node:crypto";
import { say } from "./words.mjs";

/**
 * What the front itself answers when there is no page or file to pass on: a small page in both languages for people,
 * problem+json (RFC 9457) for machines.
 *
 * @typedef {object} Problem
 * @property {number} status
 * @property {string} title key of a message
 * @property {string} text key of a message
 * @property {Record<string, string>} [headers]
 */

export const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

/** How long to wait before asking again, in seconds: the database is looked for every few seconds. */
const RETRY_AFTER = "10";

const CLOSE = { connection: "close" };

export const PROBLEMS = {
  badAddress: { status: 400, title: "front.badAddress.title", text: "front.badAddress.text" },
  badRequest: { status: 400, title: "front.badRequest.title", text: "front.badRequest.text", headers: CLOSE },
  badForm: { status: 400, title: "front.badForm.title", text: "front.badForm.text" },
  badMethod: {
    status: 405,
    title: "front.badMethod.title",
    text: "front.badMethod.text",
    headers: { ...CLOSE, allow: METHODS.join(", ") },
  },
  slowRequest: { status: 408, title: "front.slowRequest.title", text: "front.slowRequest.text", headers: CLOSE },
  unsizedBody: { status: 411, title: "front.unsizedBody.title", text: "front.unsizedBody.text", headers: CLOSE },
  largeBody: { status: 413, title: "front.largeBody.title", text: "front.largeBody.text", headers: CLOSE },
  longAddress: { status: 414, title: "front.longAddress.title", text: "front.longAddress.text" },
  badExpectation: { status: 417, title: "front.badRequest.title", text: "front.badRequest.text", headers: CLOSE },
  largeHead: { status: 431, title: "front.largeHead.title", text: "front.largeHead.text", headers: CLOSE },
  failed: { status: 500, title: "front.failed.title", text: "front.failed.text" },
  away: { status: 503, title: "front.away.title", text: "front.away.text", headers: { "retry-after": RETRY_AFTER } },
};

const STYLE = `
  :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #20231f; --soft: #5c5f57; --line: #dedbd0; --accent: #0b5d3f }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #171a16; --ink: #e9e8e0; --soft: #a8aa9f; --line: #353a33; --accent: #86cfa8 }
  }
  body { margin: 0; padding: 12vh 1.5rem; background: var(--paper); color: var(--ink);
    font: 1.0625rem/1.6 Inter, system-ui, sans-serif }
  main { max-width: 38rem; margin-inline: auto }
  section + section { margin-block-start: 3rem; padding-block-start: 3rem; border-block-start: 1px solid var(--line) }
  h1, h2 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.35 }
  p { margin: 0 0 1rem } small { color: var(--soft) } a { color: var(--accent) }
  :lang(ur) { font-family: "Noto Naskh Arabic", "Noto Nastaliq Urdu", serif; line-height: 2 }
`;

/** Nothing but its own style: this page must work when nothing else does. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * @param {Problem} problem
 * @param {string} address path and query of the request, as far as it is known
 * @returns {{ status: number, headers: Record<string, string>, body: string }}
 */
export function describeProblem(problem, address) {
  const isMachine = isMachineAddress(address);
  return {
    status: problem.status,
    headers: {
      "content-type": isMachine ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(isMachine ? { "access-control-allow-origin": "*" } : { "content-security-policy": POLICY }),
      ...problem.headers,
    },
    body: isMachine ? writeProblemJson(problem, address) : writePage(problem, address),
  };
}

/** @param {string} address */
export function isMachineAddress(address) {
  const path = address.split("?", 1)[0] ?? "";
  return (
    /\.(csv|json|geojson|ndjson|xlsx|kml|parquet|atom|xml|zip|txt)$/.test(path) ||
    /^\/(healthz|readyz|metrics|ogc|api)(\/|$)/.test(path)
  );
}

/**
 * @param {Problem} problem
 * @param {string} address
 */
function writeProblemJson({ status, title, text }, address) {
  const document = { type: "about:blank", title: say("en", title), status, detail: say("en", text) };
  // The address of a request that could not be read may hold anything: only a plain one is given back.
  const instance = /^\/[\w./~-]*$/.test(address.split("?", 1)[0] ?? "") ? { instance: address.split("?", 1)[0] } : {};
  return `${JSON.stringify({ ...document, ...instance })}\n`;
}

/**
 * @param {Problem} problem
 * @param {string} address
 */
function writePage(problem, address) {
  /** @type {[import("./words.mjs").Language, import("./words.mjs").Language]} */
  const [first, second] = /^\/ur([/?]|$)/.test(address) ? ["ur", "en"] : ["en", "ur"];
  return `<!doctype html>
<html lang="${first}" dir="${DIRECTION[first]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(say(first, problem.title))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${writeSection(first, "h1", problem)}
${writeSection(second, "h2", problem)}
</main>
</body>
</html>
`;
}

const DIRECTION = { en: "ltr", ur: "rtl" };
const HOME = { en: "/", ur: "/ur" };

/**
 * @param {import("./words.mjs").Language} language
 * @param {string} heading
 * @param {Problem} problem
 */
function writeSection(language, heading, { title, text, status }) {
  return `<section lang="${language}" dir="${DIRECTION[language]}">
<${heading}>${escapeHtml(say(language, title))}</${heading}>
<p>${escapeHtml(say(language, text))}</p>
<p><a href="${HOME[language]}">${escapeHtml(say(language, "front.home"))}</a></p>
<p><small>${status}</small></p>
</section>`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
