import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { drain } from "@/scripts/server/drain.mjs";
import { createFront } from "@/scripts/server/front.mjs";

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
async function start(headers: Record<string, string> = {}, markup = ""): Promise<number> {
  const server = createFront(async (_request, response) => {
    asked += 1;
    whileAnswering();
    const all = { "cache-control": "public, max-age=0", "content-type": "application/json", etag: '"a"', ...headers };
    for (const [name, value] of Object.entries(all)) if (value !== "") response.setHeader(name, value);
    if (markup !== "") return void response.end(markup);
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
  return new Promise<{ status: number | undefined; headers: http.IncomingHttpHeaders; body: Buffer }>(
    (resolve, reject) => {
      const request = http.request({ port, host: "127.0.0.1", path, headers, method }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      request.on("error", reject);
      request.end();
    },
  );
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

test("a crowd that asks the same at once costs one making", async () => {
  const [port, path] = [await start(), fresh()];
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(port, path)));
  expect(asked).toBe(1);
  expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1);
});

test("a large answer is kept from the second time on, a larger one never", async () => {
  const megabyte = "x".repeat(1024 * 1024);
  for (const [megabytes, makings] of [
    [5, 2],
    [17, 4],
  ] as const) {
    const [port, path] = [await start({}, megabyte.repeat(megabytes)), fresh()];
    asked = 0;
    const before = await askTwice(port, path);
    const after = await askTwice(port, path);
    expect(asked, `${megabytes} MB`).toBe(makings);
    expect(after.second.body.equals(before.first.body)).toBe(true);
  }
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

test("who has the answer already is told so, until the register changes", async () => {
  const [port, path] = [await start(), fresh()];
  await askTwice(port, path);
  const again = await ask(port, path, { "if-none-match": '"b", "a"' });
  expect([again.status, again.headers.etag, again.body.length]).toEqual([304, '"a"', 0]);
  standing = "2 2026-11-22";
  await ask(port, path, { "if-none-match": '"a"' });
  expect(asked).toBe(2);
});

const NONCE = "bm9uY2U=";
const PAGE = {
  etag: "",
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'self'; script-src 'self' 'nonce-${NONCE}' 'strict-dynamic'; style-src 'self' 'nonce-${NONCE}'`,
  link: `</a.css>; rel=preload; as="style"; nonce="${NONCE}"`,
};
const SCRIPT = "self.value = 1";
const MARKUP = `<!doctype html><p>${"text ".repeat(500)}</p><script nonce="${NONCE}">${SCRIPT}</script><script nonce="${NONCE}" src="/b.js"></script><script>slipped in</script>`;

test("a page that is asked for again and again becomes smaller, and says the same", async () => {
  const words = Array.from({ length: 4000 }, (_, at) => `<li>${(at * 7919) % 104729} of ${at}</li>`).join("");
  const [port, path] = [await start(PAGE, `<!doctype html><ul>${words}</ul>`), fresh()];
  const { first } = await askTwice(port, path, { "accept-encoding": "br" });
  const again = () => ask(port, path, { "accept-encoding": "br" });
  await expect.poll(async () => (await again()).body.length).toBeLessThan(first.body.length);
  expect(asked).toBe(1);
  expect(brotliDecompressSync((await again()).body)).toEqual(brotliDecompressSync(first.body));
});

test.each(["gzip", "br", "identity"])(
  "a page goes out again (%s) under the hashes of its own scripts, without the nonce",
  async (encoding) => {
    const [port, path] = [await start(PAGE, MARKUP), fresh()];
    const { first, second } = await askTwice(port, path, { "accept-encoding": encoding });
    expect(asked).toBe(1);
    expect(second.body).toEqual(first.body);
    expect(first.headers["content-security-policy"]).toContain(NONCE);
    const hash = createHash("sha256").update(SCRIPT).digest("base64");
    expect(second.headers["content-security-policy"]).toBe(
      `default-src 'self'; script-src 'self' 'sha256-${hash}'; style-src 'self'`,
    );
    expect(second.headers.link).toBe('</a.css>; rel=preload; as="style"');
    const again = await ask(port, path, { "accept-encoding": encoding, "if-none-match": second.headers.etag ?? "" });
    expect(again.status).toBe(304);
    expect(again.headers["content-security-policy"]).toBe(second.headers["content-security-policy"]);
  },
);

test.each([
  ["somebody is signed in", { cookie: "session=1" }],
  ["the browser's router asks", { rsc: "1" }],
])("an answer is made anew when %s", async (_why, headers) => {
  await askTwice(await start(), fresh(), headers);
  expect(asked).toBe(2);
});

test.each([
  ["that is one person's", { "cache-control": "private, no-store" }],
  ["that has no tag", { etag: "" }],
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

const AWAY = () => Promise.reject(new Error("away"));

test("while the database is away what is kept goes on being sent, marked as stale, and all else is a 503 at once", async () => {
  const [port, path, page] = [await start(), fresh(), fresh()];
  await askTwice(port, path);
  const hidden = '<p id="data-as-of" hidden="" class="notice">as of then</p>';
  const pages = await start(PAGE, `${MARKUP}${hidden}`);
  await askTwice(pages, page, { "accept-encoding": "gzip" });
  globalThis.registryStanding = AWAY;
  const stale = await ask(port, path);
  expect([stale.status, stale.headers.warning]).toEqual([200, '110 - "Response is Stale"']);
  const stalePage = await ask(pages, page, { "accept-encoding": "gzip" });
  expect(stalePage.body.toString()).toContain('<p id="data-as-of" class="notice">as of then</p>');
  expect(stalePage.headers["content-encoding"]).toBeUndefined();
  const other = await ask(port, fresh());
  expect([other.status, other.headers["retry-after"]]).toEqual([503, "10"]);
  expect((await ask(port, "/healthz")).status).toBe(200);
  globalThis.registryStanding = async () => standing;
  expect((await ask(port, path)).headers.warning).toBeUndefined();
});
