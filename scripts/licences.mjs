import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

// Prints the licences of what is installed, for docs/licences.md: `node scripts/licences.mjs`, or with `--all` for
// everything that the direct dependencies bring along. `--notices` writes the licences of what visitors are sent.

/** @typedef {{ name: string, version: string, licence: string, part: string }} Licence */

const PARTS = ["dependencies", "devDependencies", "optionalDependencies"];

/** @param {string} path @returns {Record<string, any>} */
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** @param {unknown} licence */
function spell(licence) {
  if (Array.isArray(licence)) return licence.map((one) => one.type ?? one).join(" or ");
  return typeof licence === "string" ? licence : "not stated";
}

/**
 * The licence of each direct dependency, as its own package.json states it; of one for another platform, as the lock
 * file does.
 * @returns {Licence[]}
 */
export function readDirectLicences() {
  const own = readJson("package.json");
  const locked = readJson("package-lock.json").packages;
  return PARTS.flatMap((part) =>
    Object.keys(own[part] ?? {}).map((name) => {
      const path = `node_modules/${name}`;
      const found = existsSync(`${path}/package.json`) ? readJson(`${path}/package.json`) : locked[path];
      return { name, version: found.version, licence: spell(found.license ?? found.licenses), part };
    }),
  );
}

/** How many packages of the lock file are under each licence. @returns {Map<string, string[]>} */
export function groupLockedLicences() {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const [path, { license, optional }] of Object.entries(readJson("package-lock.json").packages)) {
    // A package's programs for other platforms: entries that state no licence are under that of their package.
    if (path === "" || (optional && !license)) continue;
    const licence = spell(license);
    groups.set(licence, [...(groups.get(licence) ?? []), path.replace(/^.*node_modules\//, "")]);
  }
  return groups;
}

function printDirect() {
  console.log("| package | version | licence |\n|---|---|---|");
  for (const { name, version, licence } of readDirectLicences()) console.log(`| ${name} | ${version} | ${licence} |`);
}

function printAll() {
  const groups = [...groupLockedLicences()].sort(([, one], [, other]) => other.length - one.length);
  for (const [licence, names] of groups)
    console.log(`${licence}: ${names.length}${names.length < 8 ? ` (${names.join(", ")})` : ""}`);
}

/** Packages of which a part reaches the visitor's browser, as script or as font. */
const SENT = [
  "next",
  "@swc/helpers",
  "react",
  "react-dom",
  "scheduler",
  "leaflet",
  "react-leaflet",
  "@react-leaflet/core",
  "topojson-client",
  "@fontsource-variable/inter",
  "@fontsource/noto-naskh-arabic",
  "@fontsource/noto-nastaliq-urdu",
];

const NOTICES = "public/licences.txt";

/** The licences that must travel with what visitors are sent, the registry's own first. @returns {string} */
export function writeNotices() {
  const parts = SENT.map((name) => {
    const folder = `node_modules/${name}`;
    const { version } = readJson(`${folder}/package.json`);
    const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}`;
  });
  const own = `IT Facilities Registry\n\n${readFileSync("LICENSE", "utf8").trim()}`;
  return `${[own, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

if (process.argv[1]?.endsWith("licences.mjs")) {
  if (process.argv.includes("--notices")) writeFileSync(NOTICES, writeNotices());
  else if (process.argv.includes("--all")) printAll();
  else printDirect();
}
