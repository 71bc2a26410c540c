import type { Browser, BrowserContext, Page } from "playwright";
import { FIRED } from "./payloads";

/** What a look at so many addresses found: texts that ran, and texts that a reader took for markup. */
export type Seen = { looked: number; breaches: string[] };

/** Which elements of a page were never ours; runs in the page. */
function findForeign(fired: string): string[] {
  const link = /^(href|src|action|formaction|data|xlink:href)$/i;
  const isForeign = (element: Element) =>
    element.tagName.toLowerCase().includes(fired) ||
    element.matches("meta[http-equiv=refresh]") ||
    (element.tagName === "SCRIPT" && element.textContent?.trim().startsWith(fired)) ||
    [...element.attributes].some(
      ({ name, value }) =>
        /^on/i.test(name) || /^srcdoc$/i.test(name) || (link.test(name) && /^\s*(javascript|data:,)/i.test(value)),
    );
  const found = [...document.querySelectorAll("*")].filter(isForeign).map(({ outerHTML }) => outerHTML.slice(0, 200));
  const ran = Number(Reflect.get(window, "zzruns") ?? 0);
  return ran > 0 ? [`ran ${ran} times`, ...found] : found;
}

/** A page that knows when it ran something of ours, with every policy switched off. */
async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // What tsx writes round a function that has a name.
  await page.addInitScript("globalThis.__name = (work) => work");
  await page.addInitScript((fired) => {
    Reflect.set(window, "zzruns", 0);
    Reflect.set(window, fired, () => Reflect.set(window, "zzruns", Number(Reflect.get(window, "zzruns")) + 1));
  }, FIRED);
  return page;
}

/** Looks at pages as a browser without any policy shows them, with scripts, and at the map after a press on it. */
export async function lookAtPages(
  browser: Browser,
  { url, paths, cookie = "" }: { url: string; paths: readonly string[]; cookie?: string },
): Promise<Seen> {
  const headers = cookie === "" ? {} : { extraHTTPHeaders: { cookie } };
  const context = await browser.newContext({ bypassCSP: true, baseURL: url, ...headers });
  const seen: Seen = { looked: 0, breaches: [] };
  const left = [...paths];
  const look = async () => {
    const page = await openPage(context);
    page.on("dialog", (dialog) => {
      seen.breaches.push(`${page.url()} opened a dialog`);
      void dialog.dismiss();
    });
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const response = await page.goto(path, { waitUntil: "load" });
      if (response === null || response.status() >= 400) seen.breaches.push(`${path} answered ${response?.status()}`);
      const markers = page.locator(".leaflet-interactive, .leaflet-marker-icon");
      if ((await markers.count()) > 0)
        await markers
          .first()
          .click({ force: true, timeout: 1000 })
          .catch(() => {});
      // What runs on load has its turn.
      await page.waitForTimeout(100);
      for (const one of await page.evaluate(findForeign, FIRED)) seen.breaches.push(`${path}: ${one}`);
      seen.looked += 1;
    }
  };
  await Promise.all([look(), look()]);
  await context.close();
  return seen;
}

/** What a file of a kind must be, so that no reader takes its texts for more; runs in a blank page of a browser. */
function findInXml([text, fired]: [string, string]): string[] {
  const xml = new DOMParser().parseFromString(text, "application/xml");
  const broken = xml.querySelector("parsererror");
  if (broken) return [`is no XML: ${broken.textContent?.slice(0, 200)}`];
  const ours = /^(html|body|script|img|svg|iframe|object|style|base|meta|form|input|details|video|math)$/i;
  return [...xml.querySelectorAll("*")]
    .filter(({ localName }) => ours.test(localName) || localName.includes(fired))
    .map(({ outerHTML }) => outerHTML.slice(0, 200));
}

const DATA =
  /^(text\/csv|application\/([\w.+-]*json|x-ndjson|ndjson|vnd\.apache\.parquet|zip|vnd\.openxml)|application\/geo\+json)/;

/** Looks at files as their readers do: what is data must say so, and what is XML must hold texts as texts. */
export async function lookAtFiles(browser: Browser, url: string, paths: readonly string[]): Promise<Seen> {
  const page = await openPage(await browser.newContext());
  await page.goto("about:blank");
  const seen: Seen = { looked: 0, breaches: [] };
  for (const path of paths) {
    const response = await fetch(url + path);
    const type = response.headers.get("content-type") ?? "";
    const text = await response.text();
    seen.looked += 1;
    if (response.status !== 200) seen.breaches.push(`${path} answered ${response.status}`);
    if (response.headers.get("x-content-type-options") !== "nosniff") seen.breaches.push(`${path} may be guessed`);
    if (/xml|kml/.test(type) && !type.includes("openxml")) {
      for (const one of await page.evaluate(findInXml, [text, FIRED] as [string, string]))
        seen.breaches.push(`${path}: ${one}`);
    } else if (!DATA.test(type)) seen.breaches.push(`${path} is ${type}`);
    if (path.includes("safe=1") && /(^|[\r\n,]"?)[=+@-](?![\d.,"\r]|$)/.test(text.slice(0, 200_000)))
      seen.breaches.push(`${path} holds a formula`);
  }
  await page.context().close();
  return seen;
}
