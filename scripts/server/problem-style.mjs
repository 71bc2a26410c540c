import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../process.mjs";

/** The fonts of the pages, for no system is sure to have the letters of Urdu. */
const FONTS = { Inter: "inter-latin-wght-normal", "Noto Naskh Arabic": "noto-naskh-arabic-arabic-400-normal" };

const RULES = `
  :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #20231f; --soft: #5c5f57; --line: #dedbd0; --accent: #0b5d3f }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #171a16; --ink: #e9e8e0; --soft: #a8aa9f; --line: #353a33; --accent: #86cfa8 }
  }
  body { margin: 0; padding: 12vh 1.5rem; background: var(--paper); color: var(--ink) }
  main { max-width: 38rem; margin-inline: auto }
  section { font: 1.0625rem/1.6 Inter, system-ui, sans-serif }
  section:lang(ur) { font: 1.125rem/2 Inter, "Noto Naskh Arabic", serif }
  section + section { margin-block-start: 3rem; padding-block-start: 3rem; border-block-start: 1px solid var(--line) }
  h1, h2 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.35 }
  :lang(ur) > h1, :lang(ur) > h2 { line-height: 1.8 }
  button { min-height: 2.75rem; padding-inline: 1.25rem; border: 0; border-radius: .25rem; background: var(--accent); color: var(--paper); font: inherit }
  summary { margin-block-start: 1rem; line-height: 2.75rem } dt { color: var(--soft) } dd { margin: 0 0 .75rem; white-space: pre-wrap }
  p { margin: 0 0 1rem } small { color: var(--soft) } a { color: var(--accent); line-height: 2.75rem }
`;

/** @type {{ text: string, policy: string } | undefined} */
let style;

/**
 * The style of the front's own pages, and the policy that allows it and nothing else: they must work on their own.
 *
 * @param {boolean} [sends] whether the page holds a form
 */
export function getProblemStyle(sends = false) {
  style ??= makeStyle();
  const { text, policy } = style;
  return { text, policy: sends ? policy.replace("form-action 'none'", "form-action 'self'") : policy };
}

function makeStyle() {
  const text = listFontFaces() + RULES;
  const hash = createHash("sha256").update(text).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return { text, policy };
}

/** The build gives the fonts names of its own; where it has made none yet, the system's have to do. */
function listFontFaces() {
  const folder = path.join(ROOT, process.env.NEXT_DIST_DIR ?? ".next", "static", "media");
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return Object.entries(FONTS)
    .map(([family, name]) => {
      const file = files.find((candidate) => candidate.startsWith(`${name}.`) && candidate.endsWith(".woff2"));
      return file
        ? `@font-face { font-family: "${family}"; font-weight: 100 900; src: url(/_next/static/media/${file}) }\n`
        : "";
    })
    .join("");
}
