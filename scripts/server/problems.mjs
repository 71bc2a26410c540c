import { listAlways } from "./headers.mjs";
import { getProblemStyle } from "./problem-style.mjs";
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

/** Who wants everything is shown where it lies as one file (`dataReleasesPath` in lib/paths.ts). */
const RELEASES = { link: '</data/releases>; rel="alternate"' };

export const PROBLEMS = {
  badAddress: { status: 400, title: "front.badAddress.title", text: "front.badAddress.text" },
  badRequest: { status: 400, title: "front.badRequest.title", text: "front.badRequest.text", headers: CLOSE },
  badForm: { status: 400, title: "front.badForm.title", text: "front.badForm.text" },
  badOrigin: { status: 403, title: "front.badForm.title", text: "front.badForm.text" },
  badMethod: {
    status: 405,
    title: "front.badMethod.title",
    text: "front.badMethod.text",
    headers: { ...CLOSE, allow: METHODS.join(", ") },
  },
  missing: { status: 404, title: "problem.missingTitle", text: "problem.missingText" },
  // What takes no POST is read, and nothing else.
  readOnly: {
    status: 405,
    title: "front.badMethod.title",
    text: "front.badMethod.text",
    headers: { allow: "GET, HEAD, OPTIONS" },
  },
  slowRequest: { status: 408, title: "front.slowRequest.title", text: "front.slowRequest.text", headers: CLOSE },
  unsizedBody: { status: 411, title: "front.unsizedBody.title", text: "front.unsizedBody.text", headers: CLOSE },
  largeBody: { status: 413, title: "front.largeBody.title", text: "front.largeBody.text", headers: CLOSE },
  largeUpload: { status: 413, title: "front.largeUpload.title", text: "front.largeUpload.text", headers: CLOSE },
  longAddress: { status: 414, title: "front.longAddress.title", text: "front.longAddress.text" },
  badExpectation: { status: 417, title: "front.badRequest.title", text: "front.badRequest.text", headers: CLOSE },
  tooMuch: { status: 429, title: "front.tooMuch.title", text: "front.tooMuch.text", headers: RELEASES },
  largeHead: { status: 431, title: "front.largeHead.title", text: "front.largeHead.text", headers: CLOSE },
  failed: { status: 500, title: "front.failed.title", text: "front.failed.text" },
  away: { status: 503, title: "front.away.title", text: "front.away.text", headers: { "retry-after": RETRY_AFTER } },
};

/**
 * @param {Problem} problem
 * @param {string} address path and query of the request, as far as it is known
 * @param {[string, string][]} [sent] the texts of a form that was sent, which the page then holds
 * @returns {{ status: number, headers: Record<string, string>, body: string }}
 */
export function describeProblem(problem, address, sent = []) {
  const isMachine = isMachineAddress(address);
  return {
    status: problem.status,
    headers: {
      ...listAlways(),
      "content-type": isMachine ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...(isMachine
        ? { "access-control-allow-origin": "*" }
        : { "content-security-policy": getProblemStyle(sent.length > 0).policy }),
      ...problem.headers,
    },
    body: isMachine ? writeProblemJson(problem, address) : writePage(problem, address, sent),
  };
}

/** @param {string} address */
export function isMachineAddress(address) {
  const path = address.split("?", 1)[0] ?? "";
  return (
    /\.(csv|json|geojson|ndjson|xlsx|kml|parquet|atom|xml|zip|txt)$/.test(path) ||
    // People send files to /api/imports, from a form that may know no script.
    /^\/(healthz|readyz|metrics|ogc|api(?!\/imports$))(\/|$)/.test(path)
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
 * @param {[string, string][]} sent
 */
function writePage({ status, ...said }, address, sent) {
  const problem = { status, ...(sent.length > 0 ? UNSENT : said) };
  /** @type {[import("./words.mjs").Language, import("./words.mjs").Language]} */
  const [first, second] = /^\/ur([/?]|$)/.test(address) ? ["ur", "en"] : ["en", "ur"];
  return `<!doctype html>
<html lang="${first}" dir="${DIRECTION[first]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(say(first, problem.title))}</title>
<style>${getProblemStyle().text}</style>
</head>
<body>
<main>
${writeSection(first, "h1", problem)}${sent.length > 0 ? writeSent(first, sent) : ""}
${writeSection(second, "h2", problem)}
</main>
</body>
</html>
`;
}

const UNSENT = { title: "front.unsent.title", text: "front.unsent.text" };

/**
 * What somebody typed, in a form that sends it again as it was.
 *
 * @param {import("./words.mjs").Language} language
 * @param {[string, string][]} sent
 */
function writeSent(language, sent) {
  const fields = sent.map(
    ([name, text]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(text)}">`,
  );
  const typed = sent.filter(([name, text]) => text !== "" && !name.startsWith("$") && name !== "once");
  const lines = typed.map(
    ([name, text]) => `<dt dir="ltr">${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(text)}</dd>`,
  );
  return `
<section lang="${language}" dir="${DIRECTION[language]}">
<form method="post" enctype="multipart/form-data" action="">
${fields.join("\n")}
<button>${escapeHtml(say(language, "front.unsent.again"))}</button>
</form>
<details><summary>${escapeHtml(say(language, "front.unsent.typed"))}</summary><dl>${lines.join("")}</dl></details>
</section>`;
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
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
