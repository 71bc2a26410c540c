import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { networkOf } from "@/scripts/server/client-address.mjs";
import { drain } from "@/scripts/server/drain.mjs";
import { createFront } from "@/scripts/server/front.mjs";
import { openLogs } from "@/scripts/server/logs.mjs";
import { nameAsked } from "@/scripts/server/metrics.mjs";

/** A front before a register that takes so many milliseconds, by a clock of its own, for each answer. */
async function start(cost = 0): Promise<number> {
  let passed = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => passed);
  onTestFinished(() => clock.mockRestore());
  const server = createFront(async (request, response) => {
    passed += cost;
    response.statusCode = request.url === "/gone" ? 410 : 200;
    response.setHeader("content-type", "text/plain");
    response.end("answer");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => drain(server, 0));
  return (server.address() as AddressInfo).port;
}

/** Asks through a proxy on this machine that says for whom. */
function ask(port: number, address: string, from = "") {
  return new Promise<http.IncomingMessage & { text: string }>((resolve, reject) => {
    const headers = from === "" ? {} : { "x-forwarded-for": from };
    const request = http.get({ port, host: "127.0.0.1", path: address, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve(Object.assign(response, { text })));
    });
    request.on("error", reject);
  });
}

test("an address that has used up its share is told how long to wait, and no other one is", async () => {
  const port = await start(25_000);
  const statuses: (number | undefined)[] = [];
  for (let at = 0; at < 4; at += 1) statuses.push((await ask(port, "/facilities", "203.0.113.7")).statusCode);
  expect(statuses).toEqual([200, 200, 429, 429]);
  const refused = await ask(port, "/facilities.json", "203.0.113.7");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(refused.headers["content-type"]).toMatch(/problem\+json/);
  // What it says before the proxy's own entry is anybody's word.
  expect((await ask(port, "/facilities", "198.51.100.1, 203.0.113.7")).statusCode).toBe(429);
  expect((await ask(port, "/facilities", "203.0.113.8")).statusCode).toBe(200);
  expect((await ask(port, "/healthz", "203.0.113.7")).statusCode).toBe(200);
});

test("all addresses of one IPv6 network have one share, and this machine itself has no limit", async () => {
  const port = await start(20_000);
  expect((await ask(port, "/", "2001:db8:0:1::5")).statusCode).toBe(200);
  expect((await ask(port, "/", "2001:db8:0:1:ffff::9")).statusCode).toBe(200);
  expect((await ask(port, "/", "2001:db8:0:1::7")).statusCode).toBe(429);
  expect((await ask(port, "/", "2001:db8:0:2::5")).statusCode).toBe(200);
  for (let at = 0; at < 5; at += 1) expect((await ask(port, "/")).statusCode).toBe(200);
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("no address")).toBe("");
});

test("the figures count what was asked, by kind and status, and name nobody", async () => {
  const port = await start();
  for (const path of ["/facilities?q=gilgit", "/gone", "/facilities.csv"]) await ask(port, path, "203.0.113.9");
  const { text, headers } = await ask(port, "/metrics");
  expect(headers["content-type"]).toMatch(/^text\/plain/);
  expect(text).toMatch(/registry_requests_total\{asked="page",status="2xx"\} \d/);
  expect(text).toMatch(/registry_requests_total\{asked="page",status="4xx"\} \d/);
  expect(text).toMatch(/registry_requests_total\{asked="file",status="2xx"\} \d/);
  for (const name of ["registry_database_up", "registry_revision", "registry_connections", "process_cpu"])
    expect(text).toContain(name);
  expect(text).not.toMatch(/203\.0\.113|gilgit/);
  expect(["/", "/_next/a.js", "/map.json", "/ur/staff/log", "/ogc/collections", "/readyz"].map(nameAsked)).toEqual([
    ...["page", "static", "map", "staff", "ogc", "health"],
  ]);
});

test("each answer has an id, by which its line in the log is found, without secrets and without addresses", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-logs-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const old = path.join(folder, "requests-2020-01-01.log");
  fs.writeFileSync(old, "");
  openLogs(folder);
  const port = await start(40_000);
  const { headers } = await ask(port, "/sign-in?token=secret&next=/staff", "203.0.113.20");
  await ask(port, "/facilities", "203.0.113.20");
  const readLog = (name: string) =>
    fs
      .readdirSync(folder)
      .filter((file) => file.startsWith(name))
      .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
      .join("");
  await vi.waitFor(() => expect(readLog("security")).not.toBe(""));
  const [first] = readLog("requests").trim().split("\n");
  expect(JSON.parse(first ?? "")).toMatchObject({
    ...{ id: headers["x-request-id"], method: "GET", path: "/sign-in?token=...&next=...", status: 200, bytes: 6 },
  });
  expect(readLog("requests")).not.toMatch(/secret|203\.0\.113/);
  expect(JSON.parse(readLog("security"))).toMatchObject({ event: "over_budget", address: "203.0.113.20" });
  expect(fs.existsSync(old)).toBe(false);
});
