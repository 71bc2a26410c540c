import http from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { createFront, drain } from "@/scripts/server/front.mjs";

let asked = 0;
let standing = "1 2026-11-22";
let whileAnswering = () => {};

beforeEach(() => {
  asked = 0;
  standing = "1 2026-11-22";
  whileAnswering = () => {};
  globalThis.registryStanding = async () => standing;
});

afterEach(() => {
  globalThis.registryStanding = undefined;
});

/** A register that answers each request with how many it has had. */
async function start(headers: Record<string, string> = {}): Promise<number> {
  const server = createFront(async (_request, response) => {
    asked += 1;
    whileAnswering();
    for (const [name, value] of Object.entries({ "cache-control": "public, max-age=0", etag: '"a"', ...headers }))
      response.setHeader(name, value);
    response.setHeader("content-type", "application/json");
    response.write(`{"asked":${asked},`);
    response.end(`"filling":"${"x".repeat(3000)}"}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => drain(server, 0));
  return (server.address() as AddressInfo).port;
}

let address = 0;
/** An address that no other test has asked for: what is kept outlives a server. */
const fresh = () => `/facilities.json?q=${++address}`;

function ask(port: number, path: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", reject);
    request.end();
  });
}

/** Asks twice, with a moment in between for what is kept to be put away. */
async function askTwice(port: number, path: string, headers: Record<string, string> = {}) {
  const first = await ask(port, path, headers);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { first, second: await ask(port, path, headers) };
}

test("what was asked before is sent as it was, while the register is as it was", async () => {
  const [port, path] = [await start(), fresh()];
  const { first, second } = await askTwice(port, path);
  expect(asked).toBe(1);
  expect(second.body).toEqual(first.body);
  expect(second.headers["content-length"]).toBe(String(first.body.length));
  for (const name of ["etag", "cache-control", "content-type"])
    expect(second.headers[name], name).toBe(first.headers[name]);
  standing = "2 2026-11-22";
  await ask(port, path);
  expect(asked).toBe(2);
});

test("a compressed answer is kept as it went out, and only for who takes it so", async () => {
  const [port, path] = [await start(), fresh()];
  const { first, second } = await askTwice(port, path, { "accept-encoding": "gzip" });
  expect(asked).toBe(1);
  expect(second.headers["content-encoding"]).toBe("gzip");
  expect(second.headers.vary).toBe(first.headers.vary);
  expect(gunzipSync(second.body).toString()).toMatch(/^\{"asked":1,/);
  expect((await ask(port, path)).headers["content-encoding"]).toBeUndefined();
  expect(asked).toBe(2);
});

test.each([
  ["somebody is signed in", { cookie: "session=1" }],
  ["the asker has it already", { "if-none-match": '"a"' }],
  ["the browser's router asks", { rsc: "1" }],
])("an answer is made anew when %s", async (_why, headers) => {
  await askTwice(await start(), fresh(), headers);
  expect(asked).toBe(2);
});

test.each([
  ["that is a page, which has a nonce", { "cache-control": "private, no-store" }],
  ["that sets a cookie", { "set-cookie": "a=b" }],
])("an answer %s is not kept", async (_what, headers) => {
  await askTwice(await start(headers), fresh());
  expect(asked).toBe(2);
});

test("an answer that was made while something was published is not kept", async () => {
  const port = await start();
  whileAnswering = () => {
    standing = `${asked + 1} 2026-11-22`;
  };
  await askTwice(port, fresh());
  expect(asked).toBe(2);
});

test("while the database is away nothing is kept, and nothing that was is sent", async () => {
  const [port, path] = [await start(), fresh()];
  await askTwice(port, path);
  globalThis.registryStanding = () => Promise.reject(new Error("away"));
  await ask(port, path);
  expect(asked).toBe(2);
});
