import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { drain } from "@/scripts/server/drain.mjs";
import type { Handler } from "@/scripts/server/front.mjs";
import { createFront } from "@/scripts/server/front.mjs";

const FILE = "ref,name\r\n".repeat(1000);

afterEach(() => {
  globalThis.registryDatabaseDown = false;
});

/** What Next would do: a file with a tag, pages that fail, and an echo of what arrived. */
const handle: Handler = async (request, response) => {
  const path = request.url?.split("?")[0];
  if (path === "/facilities.csv") {
    response.setHeader("etag", '"r7"');
    if (request.headers["if-none-match"] === '"r7"') return void response.writeHead(304).end();
    response.setHeader("content-type", "text/csv; charset=utf-8");
    return void response.end(FILE);
  }
  if (path === "/broken" || path === "/ur/broken" || path === "/broken.csv") {
    response.statusCode = 500;
    response.setHeader("content-type", "text/html");
    response.setHeader("etag", '"broken"');
    response.write("<html></html>");
    return void response.end("half a page");
  }
  if (path === "/thrown") throw new Error("expected by this test");
  if (path === "/navigation") return void response.writeHead(500, { "content-type": "text/x-component" }).end("0:{}");
  if (path === "/missing.csv" || path === "/missing") {
    return void response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end("<html></html>");
  }
  if (path === "/read-only.csv") return void response.writeHead(405).end();
  if (path === "/suggest/form") return void response.writeHead(400, { "content-type": "text/plain" }).end("Bad");
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
};

async function start(): Promise<number> {
  const server = createFront(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => drain(server, 0));
  return (server.address() as AddressInfo).port;
}

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

async function ask(path: string, headers: Record<string, string> = {}, method = "GET", body = ""): Promise<Answer> {
  const port = await start();
  const length = body ? { "content-length": String(body.length) } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: "127.0.0.1", path, method, headers: { ...length, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** For what no client would send. */
async function sendRaw(text: string): Promise<string> {
  const port = await start();
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
    let answer = "";
    socket.on("data", (data) => (answer += data));
    socket.on("close", () => resolve(answer));
  });
}

test.each([
  ["a method nobody offers", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405],
  ["a tunnel", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 405],
  ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
  ["an impossible host", "GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400],
  ["half an escape", "GET /%e HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["half an escape in the query", "GET /?q=50% HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["bytes that are no text", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["a NUL", "GET /a%00.csv HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["a backslash", "GET /\\evil.example HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["an address that is too long", `GET /${"a".repeat(9000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414],
  ["headers that are too long", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(40_000)}\r\n\r\n`, 431],
  ["a body that is too large", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413],
  [
    "a file that is too large",
    "POST /api/imports?lang=ur HTTP/1.1\r\nHost: a\r\nContent-Length: 26300000\r\n\r\n",
    413,
  ],
  ["a large body beside it", "POST /api/imports/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413],
  ["a body of unknown length", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411],
  ["two lengths at once", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400],
  ["a router state that is none", "GET / HTTP/1.1\r\nHost: a\r\nRSC: 1\r\nNext-Router-State-Tree: {}\r\n\r\n", 400],
  ["an expectation", "GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417],
  ["no HTTP at all", "good morning\r\n\r\n", 400],
])("%s is refused, and the refusal has words", async (_what, text, status) => {
  const answer = await sendRaw(text.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toMatch(/content-type: (text\/html|application\/problem\+json)/i);
  expect(answer.split("\r\n\r\n")[1]?.length).toBeGreaterThan(100);
});

test("a refusal is a page for people, the language of the address first, and problem+json for machines", async () => {
  const page = await ask("/ur/facilities?q=%");
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.body.toString()).toMatch(/<html lang="ur" dir="rtl">[\s\S]*<section lang="en" dir="ltr">/);
  const problem = await ask("/facilities.csv?q=%");
  expect(problem.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(JSON.parse(problem.body.toString())).toMatchObject({ status: 400, instance: "/facilities.csv" });
});

test("a method nobody offers learns which are, and OPTIONS is answered without asking further", async () => {
  expect((await ask("/", {}, "PUT")).headers.allow).toBe("GET, HEAD, POST, OPTIONS");
  const options = await ask("/facilities.csv", {}, "OPTIONS");
  expect(options.status).toBe(204);
  expect(options.headers).toMatchObject({ allow: "GET, HEAD, POST, OPTIONS", "access-control-allow-origin": "*" });
  expect((await ask("/facilities", {}, "OPTIONS")).headers["access-control-allow-origin"]).toBeUndefined();
});

test("headers by which Next talks to itself do not come in from outside", async () => {
  const { body } = await ask("/echo?q=1", {
    ...{ "x-forwarded-host": "evil.example", "x-middleware-subrequest": "proxy", "x-nextjs-data": "1" },
    ...{ "x-matched-path": "/staff", "next-resume": "1", range: "bytes=5-", "accept-language": "ur" },
  });
  expect(JSON.parse(body.toString())).toEqual({
    url: "/echo?q=1",
    headers: {
      ...{ host: expect.any(String), connection: "keep-alive", "accept-language": "ur" },
      ...{ "x-client-address": "127.0.0.1", "x-client-network": "127.0.0.1" },
    },
  });
});

test("an address that names its whole origin is the address behind it", async () => {
  const { body } = await ask("http://elsewhere.example/facilities?q=1");
  expect(JSON.parse(body.toString()).url).toBe("/facilities?q=1");
});

test("a file comes as it is, or compressed with its tag made weak, and either tag spares the next download", async () => {
  const plain = await ask("/facilities.csv");
  expect(plain.headers).toMatchObject({ etag: '"r7"', vary: "Accept-Encoding" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.toString()).toBe(FILE);

  const small = await ask("/facilities.csv", { "accept-encoding": "gzip, br" });
  expect(small.headers).toMatchObject({ etag: 'W/"r7"', vary: "Accept-Encoding", "content-encoding": "br" });
  expect(small.headers["content-length"]).toBeUndefined();
  expect(brotliDecompressSync(small.body).toString()).toBe(FILE);

  for (const tag of ['"r7"', 'W/"r7"'])
    expect((await ask("/facilities.csv", { "if-none-match": tag })).status).toBe(304);
  expect((await ask("/facilities.csv", { "if-none-match": '"r6"' })).status).toBe(200);
});

test("a page that fails is replaced by a whole one, and by 503 while the database is away", async () => {
  const failed = await ask("/broken");
  expect(failed.status).toBe(500);
  expect(failed.headers).toMatchObject({ "cache-control": "no-store" });
  expect(failed.headers.etag).toBeUndefined();
  expect(failed.body.toString()).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(failed.body.toString()).not.toContain("half a page");

  globalThis.registryDatabaseDown = true;
  const away = await ask("/ur/broken");
  expect(away.status).toBe(503);
  expect(away.headers["retry-after"]).toBe("10");
  expect(away.body.toString()).toContain('<html lang="ur" dir="rtl">');
  const file = await ask("/broken.csv");
  expect([file.status, file.headers["content-type"]]).toEqual([503, "application/problem+json; charset=utf-8"]);
  // The browser's router shows a failure itself: only the status is put right.
  const navigation = await ask("/navigation");
  expect([navigation.status, navigation.body.toString()]).toEqual([503, "0:{}"]);
});

test("an error that nobody caught is answered and logged", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => logged.mockRestore());
  expect((await ask("/thrown")).status).toBe(500);
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ message: "expected by this test" }));
});

/** What a browser says of a form that was sent from the page it shows. */
const OURS = { "sec-fetch-site": "same-origin" };

test("a form that Next cannot read gets a page", async () => {
  const { status, headers } = await ask(
    "/suggest/form",
    { ...OURS, "content-type": "multipart/form-data; boundary=a" },
    ...["POST", '--a\r\nContent-Disposition: form-data; name="b"\r\n\r\nc\r\n--a--\r\n'],
  );
  expect([status, headers["content-type"]]).toEqual([400, "text/html; charset=utf-8"]);
});

test.each(["/suggest/form", "/"])(
  "a POST to %s that is no form of ours is refused, and not answered as if it asked",
  async (path) => {
    for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded"]) {
      const { status, headers } = await ask(path, { "content-type": type }, "POST", "a=b");
      expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
  },
);

test("a program that asks for a file of nothing gets a problem, people their page", async () => {
  const file = await ask("/missing.csv");
  expect([file.status, file.headers["content-type"]]).toEqual([404, "application/problem+json; charset=utf-8"]);
  expect((await ask("/missing")).body.toString()).toBe("<html></html>");
});

test("a file that takes no POST says so in words, to a form too", async () => {
  const form = { ...OURS, "content-type": "multipart/form-data; boundary=a" };
  for (const file of [
    "/facilities.kml",
    "/card.png",
    "/card.png?ref=x",
    "/data/releases/a/b",
    "/facilities",
    "/api/auth/sign-in/email",
    "/api/imports/1",
  ])
    expect((await ask(file, form, "POST", "--a--\r\n")).status, file).toBe(405);
  expect((await ask("/sign-in?next=a.b", form, "POST", "--a--\r\n")).status).not.toBe(405);
  expect((await ask("/ogc/collections", { ...form, "next-action": "x" }, "POST", "--a--\r\n")).status).toBe(405);
  const { status, headers, body } = await ask("/read-only.csv", OURS, "POST", "a=b");
  expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect(JSON.parse(body.toString())).toMatchObject({ status: 405 });
});

test("a HEAD request has the headers of the refusal, and no body", async () => {
  const { status, body, headers } = await ask("/%", {}, "HEAD");
  expect([status, body.length]).toEqual([400, 0]);
  expect(Number(headers["content-length"])).toBeGreaterThan(100);
});

test("a server that stops lets what is under way end, and takes nothing new", async () => {
  let finish: () => void = () => {};
  const server = createFront(async (_request, response) => {
    response.write("first ");
    finish = () => void response.end("last");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const response = await fetch(url);
  const drained = drain(server, 5000);
  await expect(fetch(url)).rejects.toThrow();
  finish();
  expect(await response.text()).toBe("first last");
  await drained;
});

test("every answer, refusals too, says what a browser may make of it", async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const [path, method] of [
    ["/echo", "GET"],
    ["/broken", "GET"],
    ["/%", "GET"],
    ["/echo", "BREW"],
    ["/missing.csv", "GET"],
  ]) {
    const { headers } = await ask(path ?? "", {}, method);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
    expect(headers["content-security-policy"], path).toMatch(/default-src 'none'/);
    expect(headers["strict-transport-security"], path).toBeUndefined();
  }
  vi.stubEnv("PUBLIC_URL", "https://register.example");
  expect((await ask("/echo")).headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
});
