import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isCode, ROOT } from "./process.mjs";

/**
 * Something made from files, with the file that shows that it is there.
 *
 * @typedef {object} Product
 * @property {string} name
 * @property {string[]} inputs files and folders, relative to the checkout
 * @property {string} marker
 */

/**
 * Whether a product is still what its inputs make. Told by content and not by time, which a checkout does not keep.
 *
 * @param {Product} product
 */
export function isFresh(product) {
  return fs.existsSync(locate(product.marker)) && readText(stampFile(product)) === describe(product);
}

/**
 * To be called when the product has just been made.
 *
 * @param {Product} product
 * @param {string} inputs what `hashInputs` said before the work began: edits made meanwhile are not in it
 */
export function recordFresh(product, inputs) {
  const file = stampFile(product);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, describe(product, inputs));
}

/** @param {Pick<Product, "inputs">} product */
export function hashInputs({ inputs }) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of listFiles(locate(input))) {
      hash.update(path.relative(ROOT, file)).update("\0").update(fs.readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * The marker's own content takes part, so that a product made by other means is not taken for ours.
 *
 * @param {Product} product
 * @param {string} [inputs]
 */
function describe(product, inputs = hashInputs(product)) {
  const marker = createHash("sha256")
    .update(fs.readFileSync(locate(product.marker)))
    .digest("hex");
  return `${inputs}\n${marker}\n`;
}

/**
 * @param {string} file
 * @returns {string[]}
 */
function listFiles(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [file];
  return fs
    .readdirSync(file)
    .sort()
    .flatMap((name) => listFiles(path.join(file, name)));
}

/** @param {Product} product */
function stampFile({ name }) {
  return path.join(ROOT, "node_modules", ".cache", "it-facilities-registry", name);
}

/** @param {string} file */
function locate(file) {
  return path.join(ROOT, file);
}

/** @param {string} file */
function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}
