import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { drain } from "@/scripts/server/drain.mjs";
import { createFront } from "@/scripts/server/front.mjs";
import { packChunks } from "@/scripts/server/packed.mjs";

const SCRIPT = "a script of the page; ".repeat(200);
const ADDRESS = "/_next/static/chunks/0a-b_c.js";

beforeEach(async () => {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), "packed-"));
  const chunks = path.join(dist, "static", "chunks");
  fs.mkdirSync(chunks, { recursive: true });
  fs.writeFileSync(path.join(chunks, "0a-b_c.js"), SCRIPT);
  vi.stubEnv("NEXT_DIST_DIR", dist);
  await packChunks();
  onTestFinished(() => {
    vi.unstubAllEnvs();
    fs.rmSync(dist, { recursive: true });
  });
});

type Answer = { status: number | undefined; headers: http.IncomingHttpHeaders; body: Buffer };

/** Next, behind the front, says of everything that it is teapots. */
async function ask(address: string, headers: Record<string, string>, method = "GET"): Promise<Answer> {
  const server = createFront(async (_request, response) => void response.writeHead(418).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => drain(server, 0));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", path: address, method, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
    request.on("error", reject).end();
  });
}

test("a script goes out as it was packed when the pages were built", async () => {
  const { status, headers, body } = await ask(`${ADDRESS}?dpl=1`, { "accept-encoding": "gzip, deflate, br, zstd" });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "application/javascript; charset=UTF-8",
    "content-length": String(body.length),
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    vary: "Accept-Encoding",
  });
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
});

test.each([
  ["it is not taken packed so", ADDRESS, { "accept-encoding": "gzip, br;q=0" }, "GET"],
  ["nothing is said of packing", ADDRESS, {}, "GET"],
  ["the reader has one", ADDRESS, { "accept-encoding": "br", "if-none-match": '"1"' }, "GET"],
  ["only the head is asked for", ADDRESS, { "accept-encoding": "br" }, "HEAD"],
  ["there is none", "/_next/static/chunks/none.js", { "accept-encoding": "br" }, "GET"],
  ["the address leads elsewhere", "/_next/static/chunks/..%2f0a-b_c.js", { "accept-encoding": "br" }, "GET"],
] as const)("it is left to Next when %s", async (_when, address, headers, method) => {
  expect((await ask(address, headers, method)).status).toBe(418);
});
