import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { isOwnOrigin } from "@/lib/http/origin";
import { findOpenCookies, findOpenHeaders } from "@/scripts/drill/fuzz/law";
import { findClientAddress, networkOf } from "@/scripts/server/client-address.mjs";
import { drain } from "@/scripts/server/drain.mjs";
import { isFromOurPages } from "@/scripts/server/forms.mjs";
import { createFront } from "@/scripts/server/front.mjs";
import { openLogs } from "@/scripts/server/logs.mjs";
import { describeProblem, PROBLEMS } from "@/scripts/server/problems.mjs";

const BOUNDARY = "----boundary";
const part = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const FORM = `${part("name", "گلگت")}${part("note", "two\r\nlines")}--${BOUNDARY}--\r\n`;
const TYPE = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
const OURS = { "sec-fetch-site": "same-origin" };

/** A front before a page that gives back what was sent to it, byte for byte. */
async function start(): Promise<number> {
  const server = createFront(async (request, response) => {
    const parts: Buffer[] = [];
    // As Next does, which would wait for ever for an end that has passed.
    await new Promise((resolve) => request.on("data", (one) => parts.push(one)).on("end", resolve));
    response.setHeader("content-type", "text/plain");
    response.end(Buffer.concat(parts));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => drain(server, 0));
  return (server.address() as AddressInfo).port;
}

function send(port: number, target: string, headers: http.OutgoingHttpHeaders, body: string | Buffer = FORM) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const bytes = Buffer.from(body);
    const sized = { ...headers, "content-length": bytes.length };
    const request = http.request(
      { port, host: "127.0.0.1", path: target, method: "POST", headers: sized },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (one) => {
          text += one;
        });
        answer.on("end", () => resolve({ status: answer.statusCode, text }));
      },
    );
    request.on("error", reject);
    request.end(bytes);
  });
}

test("a form from a page of ours arrives as it was sent, whole, also one of nothing", async () => {
  const port = await start();
  const plain = { "content-type": "application/x-www-form-urlencoded" };
  expect(await send(port, "/sign-out", { ...OURS, ...plain }, "")).toEqual({ status: 200, text: "" });
  expect(await send(port, "/suggest", { ...OURS, ...TYPE })).toEqual({ status: 200, text: FORM });
  expect(await send(port, "/suggest", { ...TYPE, origin: `http://127.0.0.1:${port}` })).toMatchObject({ status: 200 });
  const long = `${part("note", "x".repeat(900_000))}--${BOUNDARY}--\r\n`;
  expect((await send(port, "/suggest", { ...OURS, ...TYPE }, long)).text.length).toBe(long.length);
});

test("a form that nobody can read is refused before a page fails on it, at any place where it was cut off", async () => {
  const port = await start();
  const bytes = Buffer.from(FORM);
  const ends = fc.sample(fc.integer({ min: 0, max: bytes.length - 5 }), { numRuns: 40, seed: 6 });
  for (const end of ends) {
    const { status, text } = await send(port, "/suggest", { ...OURS, ...TYPE }, bytes.subarray(0, end));
    expect([status, text.includes("<h1>")], `cut after ${end} bytes`).toEqual([400, true]);
  }
  // The way out is a form as well, sent without parts.
  const plain = { ...OURS, "content-type": "application/x-www-form-urlencoded" };
  expect((await send(port, "/sign-out", plain, "everywhere=1")).status).toBe(200);
  for (const type of ["multipart/form-data", "application/json"])
    expect((await send(port, "/ur/sign-out", { ...OURS, "content-type": type }, "{}")).status, type).toBe(400);
  for (const type of ["multipart/form-data", `multipart/form-data; boundary=${"x".repeat(400)}`])
    expect((await send(port, "/suggest", { ...OURS, "content-type": type }, FORM)).status, type).toBe(400);
});

test("an action is handed what our forms hand it, and nothing that would have to be made first", async () => {
  const port = await start();
  const called = (root: string) =>
    send(
      port,
      "/staff/people",
      { ...OURS, ...TYPE, "next-action": "60ab" },
      `${part("1_name", "x")}${part("0", root)}--${BOUNDARY}--\r\n`,
    );
  const plain = (bound: string) =>
    send(
      port,
      "/suggest",
      { ...OURS, ...TYPE },
      `${part("$ACTION_REF_1", "")}${part("$ACTION_1:0", '{"id":"60ab","bound":"$@1"}')}${part("$ACTION_1:1", bound)}--${BOUNDARY}--\r\n`,
    );
  const typed = '{"problems":[],"values":{"note":["$$5 a day"]}}';
  for (const good of ['[null,"$K1"]', `[${typed},"$K1"]`, '["$undefined","$K1"]'])
    expect((await called(good)).status, good).toBe(200);
  for (const good of ["[null]", `[${typed}]`]) expect((await plain(good)).status, good).toBe(200);
  const strange = [
    "",
    "{",
    '"$K1"',
    '{"a":1}',
    '["$F1"]',
    '["$@5"]',
    '[{"then":"$@0"}]',
    '["$Q0"]',
    '["$B1"]',
    '["$1:a"]',
  ];
  for (const bad of [...strange, '["\\u0024F1"]']) {
    expect((await called(bad)).status, `called with ${bad}`).toBe(400);
    expect((await plain(bad)).status, `sent with ${bad}`).toBe(400);
  }
  const json = { ...OURS, "content-type": "text/plain;charset=UTF-8", "next-action": "60ab" };
  expect((await send(port, "/staff/people", json, '[null,"$K1"]')).status).toBe(405);
});

test("what is sent to a handler of its own is passed on as it comes, large files too", async () => {
  const port = await start();
  const file = Buffer.alloc(3_000_000, "x");
  expect((await send(port, "/api/imports", { ...OURS, ...TYPE }, file)).text.length).toBe(file.length);
});

test("what another site sends is refused wherever it is sent to, and noted in the log of security", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-forms-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  openLogs(folder);
  const port = await start();
  for (const target of [
    "/suggest",
    "/ur/staff/people?token=secret",
    "/sign-out",
    "/ur/sign-out?a=b",
    "/api/imports?lang=ur",
  ]) {
    for (const said of [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { origin: "x" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      {},
      // A program that says both: the origin counts.
      { origin: "https://elsewhere.example", "sec-fetch-site": "same-origin" },
    ]) {
      const { status } = await send(port, target, { ...TYPE, ...said });
      expect(status, `${target} ${JSON.stringify(said)}`).toBe(403);
    }
  }
  const read = () =>
    fs
      .readdirSync(folder)
      .filter((name) => name.startsWith("security"))
      .map((name) => fs.readFileSync(path.join(folder, name), "utf8"))
      .join("");
  await vi.waitFor(() => expect(read().trim().split("\n").length).toBeGreaterThan(34));
  expect(read()).toContain('"event":"refused_origin"');
  expect(read()).not.toContain("secret");
});

test("the front lets in nothing that the wrapper of the actions would refuse", () => {
  const hosts = fc.constantFrom("register.example", "register.example:8080", "elsewhere.example", "localhost:3000");
  const origins = fc.oneof(
    fc.tuple(fc.constantFrom("http://", "https://", ""), hosts).map((parts) => parts.join("")),
    fc.constantFrom("null", "", "http://", "https://register.example.elsewhere.example", "x:y"),
  );
  const sites = fc.constantFrom("same-origin", "same-site", "cross-site", "none");
  fc.assert(
    fc.property(hosts, fc.option(origins), fc.option(sites), (host, origin, site) => {
      const said = { host, ...(origin === null ? {} : { origin }), ...(site ? { "sec-fetch-site": site } : {}) };
      const request = { headers: said } as unknown as http.IncomingMessage;
      if (isFromOurPages(request, "https://register.example"))
        expect(isOwnOrigin(new Headers(said), "https://register.example")).toBe(true);
    }),
    { numRuns: 1000 },
  );
  const behind = { headers: { host: "127.0.0.1:3000", origin: "https://register.example" } } as http.IncomingMessage;
  expect(isFromOurPages(behind, "https://register.example")).toBe(true);
  expect(isFromOurPages(behind, undefined)).toBe(false);
});

test("who has used up their share may still send in what they typed, and not without end", async () => {
  let passed = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => passed);
  onTestFinished(() => clock.mockRestore());
  const server = createFront(async (_request, response) => {
    passed += 20_000;
    response.end("made");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => drain(server, 0));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/suggest`;
  const headers = { "x-forwarded-for": "203.0.113.50" };
  const read = async () => fetch(url, { headers });
  const write = async () =>
    (await fetch(url, { method: "POST", headers: { ...headers, ...OURS, ...TYPE }, body: FORM })).status;
  expect([(await read()).status, (await read()).status]).toEqual([200, 200]);
  const refused = await read();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("link")).toContain("/data/releases");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect([await write(), await write(), await write()]).toEqual([200, 200, 429]);
});

test("what the front answers itself leaves nothing open, whatever it refuses and whomever it tells", () => {
  for (const [name, problem] of Object.entries(PROBLEMS))
    for (const target of ["/facilities", "/ur/embed/map", "/facilities.csv", "/_next/none"]) {
      const { headers } = describeProblem(problem, target);
      expect(findOpenHeaders(headers, "/", false), `${name} ${target}`).toEqual([]);
    }
  const loose = { ...describeProblem(PROBLEMS.away, "/").headers, "referrer-policy": "unsafe-url" };
  expect(findOpenHeaders({ ...loose, "content-security-policy": "default-src *" }, "/", true)).toEqual([
    ...["script-src", "style-src", "object-src", "object-src", "base-uri", "frame-ancestors", "form-action"],
    ...["frame-ancestors", "referrer-policy", "strict-transport-security"],
  ]);
});

test("each cookie has to keep from scripts and from other sites by itself, whatever the one beside it says", () => {
  const good = "a=b; Path=/; Expires=Sun, 22 Nov 2026 12:00:00 GMT; HttpOnly; SameSite=lax; Secure";
  expect(findOpenCookies([good], true)).toEqual([]);
  expect(findOpenCookies(["c=d; SameSite=Strict"], false)).toEqual(["c without HttpOnly"]);
  expect(findOpenCookies([good, "c=d; httponly; SameSite=None", "e=HttpOnly; SameSite=Lax; HttpOnly"], true)).toEqual([
    ...["c without SameSite", "c without Secure", "e without Secure"],
  ]);
  expect(findOpenCookies(["e=x; Path=/HttpOnly; SameSite=Lax"], false)).toEqual(["e without HttpOnly"]);
});

test("what a request says of where it comes from counts from nearby alone, and then only what the nearest proxy wrote", () => {
  const find = (remoteAddress: string, forwarded: string) =>
    findClientAddress({
      socket: { remoteAddress },
      headers: { "x-forwarded-for": forwarded, forwarded: "for=192.0.2.1", "x-real-ip": "192.0.2.2" },
    } as unknown as http.IncomingMessage);
  // A stranger who reaches us without a proxy is who the connection says.
  for (const told of ["127.0.0.1", "10.0.0.1, 203.0.113.9", "::1", "", "nonsense"])
    expect(find("198.51.100.4", told), told).toBe("198.51.100.4");
  expect(find("2001:db8::4", "127.0.0.1")).toBe("2001:db8::4");
  for (const proxy of ["127.0.0.1", "::1", "::ffff:10.1.2.3", "192.168.0.1", "fd00::1"]) {
    expect(find(proxy, "203.0.113.9"), proxy).toBe("203.0.113.9");
    expect(find(proxy, "127.0.0.1, 203.0.113.9"), proxy).toBe("203.0.113.9");
  }
  // Two people behind one proxy have a share each; two addresses of one IPv6 network have one.
  expect(networkOf(find("127.0.0.1", "2001:db8:1:2::1"))).toBe(networkOf(find("::1", "2001:db8:1:2:ffff::9")));
  expect(networkOf(find("127.0.0.1", "2001:db8:1:3::1"))).not.toBe(networkOf(find("::1", "2001:db8:1:2::1")));
});
