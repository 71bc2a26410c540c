import { type BrowserContext, chromium, devices, type Page } from "playwright";
import { facilitiesPath, facilityPath, homePath } from "@/lib/paths";
import { BROWSER_ARGS, ensureBrowser } from "../browser.mjs";
import { composeSearches } from "./questions";
import { type Finding, median, percentile } from "./report";
import type { Stage } from "./stage";

/** A cheap phone in a weak network: a quarter of this processor, 1.6 Mbit/s down, 150 ms to the server and back. */
const SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
// What is asked of the page here is text, which its own policy would not run.
const SCREEN = { bypassCSP: true, ...devices["Pixel 7"], viewport: { width: 360, height: 740 } };

const USABLE_MS = 2500;
/** What a reader no longer takes for an answer to the finger (web.dev, "Interaction to Next Paint"). */
const INTERACTION_MS = 200;
/** Three frames of sixty a second: from then on a movement is seen to stumble. */
const FRAME_MS = 50;

/** `drawn`: when what the server drew of a map is to be seen and pressed. */
type Timings = {
  usable: number;
  drawn: number | null;
  largest: number;
  interaction: number;
  frame: number | null;
};

/** Notes, in the page, what it is to be measured by from its first moment on. */
const WATCH = `
  window.measured = { largest: 0, interaction: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) measured.largest = entry.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) measured.interaction = Math.max(measured.interaction, entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });`;

const MARKS = `(() => {
  const canvas = document.querySelector(".leaflet-marks-pane canvas");
  if (!canvas || canvas.width === 0) return null;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value !== 0) ? performance.now() : null;
})()`;

const DRAWN = `document.querySelector(".map-picture a") && performance.getEntriesByName("first-contentful-paint")[0] ? performance.now() : null`;

const FIRST_PAINT = `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null`;

async function until(page: Page, expression: string): Promise<number> {
  const handle = await page.waitForFunction(expression, undefined, { polling: 50, timeout: 60_000 });
  return Number(await handle.jsonValue());
}

/** Drags the map about for a second and a half and gives the times between its frames. */
async function watchFrames(page: Page): Promise<number[]> {
  await page.evaluate(`window.frames16 = []; (function tick(last) {
    requestAnimationFrame((now) => { if (last) frames16.push(now - last); tick(now); });
  })(0)`);
  const box = await page.locator(".leaflet-container").boundingBox();
  if (!box) throw new Error("the map has no place on the page");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 60; step += 1)
    await page.mouse.move(x + 90 * Math.sin(step / 8), y + 60 * Math.cos(step / 8));
  await page.mouse.up();
  return (await page.evaluate("frames16")) as number[];
}

async function measureOnce(context: BrowserContext, address: string, isMap: boolean): Promise<Timings> {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.goto(address, { waitUntil: "commit" });
  const drawn = isMap ? await until(page, DRAWN) : null;
  await page.waitForLoadState("load");
  // Without its script the table is whole when it is painted; the map is there when it has marks.
  const usable = await until(page, isMap ? MARKS : FIRST_PAINT);
  await page.waitForLoadState("networkidle");
  if (isMap) await page.getByRole("button", { name: /^zoom in$/i }).tap();
  else await page.locator("summary:visible").first().tap();
  const frames = isMap ? await watchFrames(page) : null;
  const { largest, interaction } = (await page.evaluate("measured")) as { largest: number; interaction: number };
  await page.close();
  return { usable, drawn, largest, interaction, frame: frames && percentile(frames, 95) };
}

const finding = (what: string, values: readonly number[], most: number): Finding => {
  const middle = median(values);
  const aim = `<= ${most} ms`;
  return { what, yardstick: "", ratio: null, value: `${middle.toFixed(0)} ms`, aim, met: middle <= most };
};

/** What a visitor with a slow phone waits for: the first page, what the finger does, the map under it. Nothing is in its cache. */
export async function measurePhone({ big, rounds }: Stage): Promise<Finding[]> {
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS });
  const [ref = ""] = (await composeSearches(big.url, 1, 51)).refs;
  const pages = { map: homePath("en"), table: facilitiesPath("en"), facility: facilityPath("en", ref) };
  try {
    const findings: Finding[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const taken: Timings[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const context = await browser.newContext(SCREEN);
        taken.push(await measureOnce(context, big.program.origin + path, name === "map"));
        await context.close();
      }
      const all = (of: "usable" | "largest" | "interaction") => taken.map((one) => one[of]);
      findings.push(
        finding(`first ${name} on a slow phone, ${name === "map" ? "alive" : "usable"}`, all("usable"), USABLE_MS),
        finding(`first ${name} on a slow phone, largest paint`, all("largest"), USABLE_MS),
        finding(`${name} on a slow phone, longest interaction`, all("interaction"), INTERACTION_MS),
      );
      const drawn = taken.flatMap((one) => one.drawn ?? []);
      if (drawn.length > 0)
        findings.push(finding(`first ${name} on a slow phone, drawn, its marks lead on`, drawn, USABLE_MS));
      const frames = taken.flatMap(({ frame }) => (frame === null ? [] : [frame]));
      if (frames.length > 0)
        findings.push(finding(`${name} on a slow phone, frame while dragged, p95`, frames, FRAME_MS));
    }
    return findings;
  } finally {
    await browser.close();
  }
}
