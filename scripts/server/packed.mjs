import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { ROOT } from "../process.mjs";

const pack = promisify(brotliCompress);

/** Scripts and styles: their names tell their content, so that what is packed once never changes. */
const PACKED_FILE = /^\/_next\/static\/chunks\/([\w~-]+\.(js|css))$/;

/** @type {Record<string, string>} */
const TYPES = { js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8" };

const locateChunks = () => path.resolve(ROOT, process.env.NEXT_DIST_DIR ?? ".next", "static", "chunks");

/**
 * Packs the scripts and styles of the built pages as small as brotli can, a seventh smaller than what goes out while
 * somebody waits for it.
 */
export async function packChunks() {
  const folder = locateChunks();
  for (const name of await fs.readdir(folder)) {
    if (!/\.(js|css)$/.test(name)) continue;
    await fs.writeFile(path.join(folder, `${name}.br`), await pack(await fs.readFile(path.join(folder, name))));
  }
}

/**
 * Sends a script or style as it was packed, to who takes it so.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {Promise<boolean>} whether it did; anything else is for Next to answer
 */
export async function sendPacked({ method, url = "", headers }, response) {
  const [, name, kind] = PACKED_FILE.exec(url.split("?", 1)[0] ?? "") ?? [];
  if (method !== "GET" || !name || !kind || !takesBrotli(headers) || headers["if-none-match"]) return false;
  const body = await fs.readFile(path.join(locateChunks(), `${name}.br`)).catch(() => null);
  if (!body) return false;
  response
    .writeHead(200, {
      "content-type": TYPES[kind],
      "content-encoding": "br",
      "content-length": body.length,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    })
    .end(body);
  return true;
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
const takesBrotli = (headers) => /(^|[\s,])br\s*($|,|;\s*q=(1|0\.0*[1-9]))/.test(String(headers["accept-encoding"]));
