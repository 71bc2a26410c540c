import { createHash } from "node:crypto";
import { escapeXml } from "@/lib/files/xml";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { type Link, ogcUrl } from "@/lib/ogc/documents";
import { dataPath } from "@/lib/paths";

type Shown = { title: string; links: readonly Link[]; content: unknown };

const isPlain = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** An address of ours leads on in the language of the page; without one it is English. */
function leadOn(locale: Locale, href: string): string {
  if (locale === DEFAULT_LOCALE || !href.startsWith(ogcUrl()) || new URL(href).searchParams.has("lang")) return href;
  return `${href}${href.includes("?") ? "&" : "?"}lang=${locale}`;
}

/** A link that shows where it leads. */
const writeLink = (locale: Locale, href: string): string =>
  `<a href="${escapeXml(leadOn(locale, href))}">${escapeXml(href)}</a>`;

type Named = { id: unknown; properties: { name?: unknown } };
const isFeature = (value: unknown): value is Named =>
  typeof value === "object" && value !== null && "type" in value && value.type === "Feature";

/** A feature under its name, to be opened. */
const writeFeature = (locale: Locale, { id, properties, ...more }: Named): string =>
  `<details><summary>${escapeXml(String(properties.name ?? id))} <code>${escapeXml(String(id))}</code></summary>${writeValue(locale, { ...more, properties })}</details>`;

/** A value of JSON as markup: lists as lists, objects as tables of name and value. */
function writeValue(locale: Locale, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (isPlain(value)) {
    const text = String(value);
    return /^https?:\/\//.test(text) ? writeLink(locale, text) : escapeXml(text);
  }
  if (Array.isArray(value) && value.every(isFeature)) return value.map((one) => writeFeature(locale, one)).join("");
  if (Array.isArray(value)) return `<ul>${value.map((one) => `<li>${writeValue(locale, one)}</li>`).join("")}</ul>`;
  const rows = Object.entries(value)
    .filter(([, one]) => one !== null)
    .map(([name, one]) => `<tr><th scope="row">${escapeXml(name)}</th><td>${writeValue(locale, one)}</td></tr>`);
  return `<table>${rows.join("")}</table>`;
}

const STYLE = `body{font-family:system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:70rem;line-height:1.5;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{border-block-end:1px solid #8886;padding:.25rem .5rem;text-align:start;vertical-align:top}th{overflow-wrap:normal}summary,nav a{padding-block:.5rem;cursor:pointer}nav a{display:inline-block}
@media(max-width:40rem){tr,th,td{display:block}th{border:0;padding-block-end:0}}
ul{padding-inline-start:1.25rem}:root{color-scheme:light dark}a{color:#0b6b4f}@media(prefers-color-scheme:dark){a{color:#7fd1b0}}`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** What nothing else may be done with: the page has no script and no form, and is styled by what stands in it. */
export const OGC_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** An answer as a page for people. */
export function writeOgcPage(locale: Locale, { title, links, content }: Shown): string {
  const t = translator(locale);
  const named = links.map(
    ({ href, rel, type }) => `<li>${escapeXml(rel)}: ${writeLink(locale, href)} <small>${escapeXml(type)}</small></li>`,
  );
  const name = escapeXml(title);
  return `<!doctype html>
<html lang="${locale}" dir="${locale === "ur" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${name}</title><style>${STYLE}</style></head>
<body><nav><a href="${escapeXml(dataPath(locale, "api"))}">${escapeXml(t("site.name"))}: ${escapeXml(t("data.title"))}</a></nav><main><h1>${name}</h1><h2>${escapeXml(t("ogc.links"))}</h2><ul dir="ltr">${named.join("")}</ul><h2>${escapeXml(t("ogc.content"))}</h2><div dir="ltr">${writeValue(locale, content)}</div></main></body></html>
`;
}
