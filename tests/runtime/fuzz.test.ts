import { expect, test } from "vitest";
import { fuzz } from "@/scripts/drill/fuzz/run";
import { findFreePort } from "@/scripts/port.mjs";
import { makeDataDir, startRegistry } from "../support/registry-process";

// The full number: npm run drill (docs/reliability.md).
const SEED = 20261122;

test("nothing a stranger sends fails, takes over two seconds, shows internals, comes back as a script or opens a door to one", async () => {
  const port = String(await findFreePort());
  const url = `http://localhost:${port}`;
  const { stop } = await startRegistry(makeDataDir(), { PORT: port, PUBLIC_URL: "https://registry.example" });
  // The first page of a process is slow; that is measured elsewhere.
  for (const path of ["/", "/ur/facilities", "/staff", "/facilities.xlsx"]) await (await fetch(url + path)).text();
  const { asked, statuses, breaches } = await fuzz(url, { seed: SEED, count: 1500, secure: true });
  expect(breaches).toEqual([]);
  expect(asked).toBe(1500);
  // A sample that is turned away at the door would show nothing.
  expect(statuses[200]).toBeGreaterThan(200);
  expect(statuses[400]).toBeGreaterThan(100);
  await stop("SIGINT");
});
