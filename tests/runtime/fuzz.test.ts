import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { listActions, listRoutes, readDocument } from "@/scripts/drill/fuzz/addresses";
import { findOpenCookies, findOpenHeaders, LONGEST } from "@/scripts/drill/fuzz/law";
import { fuzz } from "@/scripts/drill/fuzz/run";
import { findFreePort } from "@/scripts/port.mjs";
import { ROOT } from "@/scripts/process.mjs";
import { makeDataDir, startRegistry } from "../support/registry-process";

// The full number: npm run drill (docs/reliability.md).
const SEED = 20261122;

// A minute of work where nothing else runs.
vi.setConfig({ testTimeout: 480_000 });

test("nothing a stranger sends fails, takes over two seconds, shows internals, comes back as a script or opens a door to one", async () => {
  const port = String(await findFreePort());
  const url = `http://localhost:${port}`;
  const { stop, pid } = await startRegistry(makeDataDir(), { PORT: port, PUBLIC_URL: "https://registry.example" });
  // The first page of a process is slow; that is measured elsewhere.
  for (const path of ["/", "/ur/facilities", "/staff", "/facilities.xlsx"]) await (await fetch(url + path)).text();
  const { asked, statuses, breaches } = await fuzz(url, { pid, seed: SEED, count: 1500, secure: true });
  expect(breaches).toEqual([]);
  expect(asked).toBe(1500);
  // A sample that is turned away at the door would show nothing.
  expect(statuses[200]).toBeGreaterThan(200);
  expect(statuses[400]).toBeGreaterThan(100);
  await stop("SIGINT");
});

test("an answer that fails late counts as a failure, though the same request is answered in time when it is sent again", async () => {
  let asked = 0;
  const careless = http.createServer(({ url }, response) => {
    if (url === "/openapi.json") return response.end('{"paths":{}}');
    asked += 1;
    if (asked > 1) return response.end();
    setTimeout(() => response.writeHead(500).end(), LONGEST + 100);
  });
  await new Promise<void>((resolve) => careless.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void careless.close());
  const url = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`;
  const { again, statuses, breaches } = await fuzz(url, { pid: process.pid, seed: SEED, count: 1 });
  expect([again, statuses]).toEqual([1, { 500: 1 }]);
  expect(breaches.filter((one) => one.includes("answered 500"))).toHaveLength(1);
});

test("every address closes with its headers what a page or a file may leave open, whatever it is asked to answer in", async () => {
  const port = String(await findFreePort());
  const url = `http://localhost:${port}`;
  const { stop } = await startRegistry(makeDataDir(), { PORT: port, PUBLIC_URL: "https://registry.example" });
  const described = readDocument(await (await fetch(`${url}/openapi.json`)).json());
  const open: string[] = [];
  for (const { template } of [...described, ...listRoutes(ROOT)])
    for (const accept of ["text/html", "application/json", "*/*"]) {
      const target = template.replace(/\{\w+\}/g, "x") || "/";
      const answer = await fetch(url + target, { headers: { accept }, redirect: "manual" });
      await answer.arrayBuffer();
      const faults = [
        ...findOpenHeaders(Object.fromEntries(answer.headers), target, true),
        ...findOpenCookies(answer.headers.getSetCookie(), true),
      ];
      if (faults.length > 0) open.push(`${target} as ${accept}: ${faults}`);
    }
  expect(described.length).toBeGreaterThan(20);
  expect(open).toEqual([]);
  await stop("SIGINT");
});

test("whatever takes a POST takes none from elsewhere, and every action answers strangers without failing", async () => {
  const { url, stop } = await startRegistry(makeDataDir());
  const form = () => {
    const body = new FormData();
    body.append("1_name", "x");
    body.append("0", '["$K1"]');
    return body;
  };
  const post = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(url + path, { method: "POST", headers, body: form(), redirect: "manual" });
    await answer.text();
    return answer.status;
  };
  const targets = listRoutes(ROOT).map(({ template }) => template.replace(/\{\w+\}/g, "x") || "/");
  expect(targets.length).toBeGreaterThan(60);
  const taken: string[] = [];
  for (const target of targets)
    for (const origin of ["https://elsewhere.example", "null"])
      if (![403, 405].includes(await post(target, { origin }))) taken.push(`${target} from ${origin}`);
  expect(taken).toEqual([]);

  const actions = listActions(ROOT);
  expect(actions.length).toBeGreaterThan(30);
  const failed: string[] = [];
  for (const action of actions)
    for (const target of ["/sign-in", "/staff/people"]) {
      if ((await post(target, { "next-action": action, origin: "https://elsewhere.example" })) !== 403)
        failed.push(`${action} at ${target} from elsewhere`);
      const status = await post(target, { "next-action": action, origin: url });
      if (status >= 500) failed.push(`${action} at ${target} answered ${status}`);
    }
  expect(failed).toEqual([]);
  await stop("SIGINT");
});
