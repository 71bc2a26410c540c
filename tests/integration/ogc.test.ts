import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { toQuery } from "@/lib/facilities/filter";
import { problemOf } from "@/lib/http/problem";
import { answerOgc } from "@/lib/ogc/answer";
import { CONFORMS_TO } from "@/lib/ogc/documents";
import { askText } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readOracle } from "@/tests/support/oracle";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";
import { realFilters } from "@/tests/support/real-filters";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 120_000 });

type Link = { href: string; rel: string; type: string };
type Page = { numberMatched: number; numberReturned: number; features: { id: string }[]; links: Link[] };

const get = (address: string, init: RequestInit = {}) => {
  const url = new URL(address, "http://localhost:3000");
  const [, ...path] = url.pathname.split("/").filter(Boolean);
  return answerOgc(new Request(url, init), path.map(decodeURIComponent)).catch(problemOf);
};
const read = async (address: string) => {
  const response = await get(address);
  const text = await response.text();
  expect(response.status, `${address} ${text.slice(0, 200)}`).toBe(200);
  return JSON.parse(text);
};

/** All items of a collection, from page to page. */
async function walk(address: string): Promise<{ ids: string[]; matched: number; pages: number }> {
  const ids: string[] = [];
  let matched = 0;
  let pages = 0;
  for (let next: string | undefined = address; next; pages += 1) {
    const page: Page = await read(next);
    expect(page.numberReturned).toBe(page.features.length);
    matched = page.numberMatched;
    ids.push(...page.features.map(({ id }) => id));
    next = page.links.find(({ rel }) => rel === "next")?.href;
  }
  return { ids, matched, pages };
}
const refsOf = async (query: string) =>
  JSON.parse(await askText(`/facilities.geojson?${query}`)).features.map(({ id }: { id: string }) => id);

test("every link leads to an answer of the type that it names", async () => {
  const seen = new Set<string>();
  const waiting = ["http://localhost:3000/ogc"];
  for (let address = waiting.pop(); address; address = waiting.pop()) {
    if (seen.has(address) || seen.size > 60) continue;
    seen.add(address);
    const response = await get(address);
    expect(response.status, address).toBe(200);
    const type = response.headers.get("Content-Type") ?? "";
    const text = await response.text();
    if (!type.includes("json")) continue;
    for (const { href, type: named } of (JSON.parse(text).links ?? []) as Link[]) {
      if (!href.startsWith("http://localhost:3000/ogc")) continue;
      const linked = await get(href, { headers: { Accept: named } });
      expect(linked.headers.get("Content-Type")?.split(";")[0], href).toBe(named.split(";")[0]);
      await linked.text();
      if (!/after=/.test(href)) waiting.push(href);
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});

test("the conformance classes are those that are kept", async () => {
  expect((await read("/ogc/conformance")).conformsTo).toEqual(CONFORMS_TO);
  const { openapi, paths } = await read("/ogc/api");
  expect(openapi).toMatch(/^3\.0\./);
  const taken = paths["/collections/facilities/items"].get.parameters.map(({ name }: { name: string }) => name);
  for (const name of ["bbox", "datetime", "limit", "f", "status", "kind", "area"]) expect(taken).toContain(name);
});

test("each collection can be read whole, page by page, in any size of page", async () => {
  const all = await refsOf("");
  for (const limit of [7, 100, 1000, 99_999]) {
    const { ids, matched, pages } = await walk(`/ogc/collections/facilities/items?limit=${limit}`);
    expect([ids, matched], String(limit)).toEqual([all, all.length]);
    expect(pages).toBe(Math.ceil(all.length / Math.min(limit, 1000)));
  }
  for (const [collection, list] of [
    ["areas", "areas"],
    ["bodies", "bodies"],
  ]) {
    const { ids, matched } = await walk(`/ogc/collections/${collection}/items?limit=150`);
    expect([new Set(ids).size, ids.length], collection).toEqual([matched, matched]);
    expect(matched).toBe(JSON.parse(await askText(`/${list}.json?limit=1`)).total);
  }
});

test("a filter finds what it finds in every file, for generated filters", async () => {
  for (const filter of fc.sample(realFilters(readOracle()), { numRuns: 60, seed: 20261122 })) {
    const query = toQuery(filter);
    const { ids } = await walk(`/ogc/collections/facilities/items?limit=1000&${query}`);
    expect(ids, query).toEqual(await refsOf(query));
  }
});

test("a box, and a moment or the end of an interval", async () => {
  const items = "/ogc/collections/facilities/items?limit=1000";
  expect((await walk(`${items}&bbox=73,33,75,35`)).ids).toEqual(await refsOf("bbox=73,33,75,35"));
  expect((await walk(`${items}&bbox=73,33,-100,75,35,9000`)).ids).toEqual(await refsOf("bbox=73,33,75,35"));
  const then = await refsOf("as_of=2024-06-30");
  for (const datetime of [
    "2024-06-30",
    "2024-06-30T12:00:00Z",
    "2020-01-01/2024-06-30",
    "../2024-06-30",
    "/2024-06-30T00:00:00Z",
  ])
    expect((await walk(`${items}&datetime=${datetime}`)).ids, datetime).toEqual(then);
  for (const datetime of ["2020-01-01/..", "2020-01-01/", `${TODAY}/2999-01-01`])
    expect((await walk(`${items}&datetime=${datetime}`)).ids, datetime).toEqual(await refsOf(""));
  const inBox = await walk("/ogc/collections/areas/items?limit=1000&bbox=74,35,76,37");
  expect(inBox.matched).toBeGreaterThan(3);
  expect(inBox.matched).toBeLessThan(100);
});

test("what is not taken is a 400 that names it, what is not there a 404", async () => {
  const items = "/ogc/collections/facilities/items";
  for (const query of [
    "bbox=1,2,3",
    "bbox=a,b,c,d",
    "datetime=yesterday",
    "datetime=2024-02-30",
    "datetime=2025-01-01/2024-01-01",
    "datetime=../..",
    "limit=0",
    "limit=many",
    "f=xml",
    "colour=green",
    "status=shut",
    "area=NOWHERE",
    "after=abc",
  ]) {
    const response = await get(`${items}?${query}`);
    expect([response.status, response.headers.get("Content-Type")], query).toEqual([
      400,
      "application/problem+json; charset=utf-8",
    ]);
    expect((await response.json()).errors[0].field, query).toBe(query.split("=")[0]);
  }
  expect((await get("/ogc/collections?limit=5")).status).toBe(400);
  for (const path of ["/ogc/nothing", "/ogc/collections/sources", `${items}/PKF00000`, `${items}/PKF6FWFKE/more`])
    expect((await get(path)).status, path).toBe(404);
});

test("one item is what it is in its list; one that was merged leads on, one that was withdrawn is gone", async () => {
  const items = "/ogc/collections/facilities/items";
  const { links: _links, ...one } = await read(`${items}/PKF6FWFKE`);
  const page = await read(`${items}?limit=1000`);
  expect(page.features.find(({ id }: { id: string }) => id === "PKF6FWFKE")).toEqual(one);
  await publishAll([await leaving("facility", "PKFWVG5JF", "PKF6FWFKE"), await changeOf("body", "SCO", { note: "x" })]);
  const moved = await get(`${items}/PKFWVG5JF`);
  expect([moved.status, moved.headers.get("Location")]).toEqual([308, `${items}/PKF6FWFKE`]);
});

test("people get a page, and nothing that hangs on what they asked for is kept for others", async () => {
  const browser = { headers: { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" } };
  for (const path of ["/ogc", "/ogc/collections", "/ogc/collections/facilities/items?limit=3"]) {
    const response = await get(path, browser);
    expect(response.headers.get("Content-Type"), path).toMatch(/^text\/html/);
    expect([response.headers.get("Vary"), response.headers.get("Cache-Control")], path).toEqual(["Accept", "no-cache"]);
    expect(await response.text()).toContain('<html lang="en" dir="ltr">');
  }
  // From a page people go on to pages: the next ones, and back to the register.
  const first = await (await get("/ogc/collections/facilities/items?limit=3", browser)).text();
  expect(first.match(/<details>/g)).toHaveLength(3);
  const [, next = ""] = /href="([^"]*after=[^"]*)"/.exec(first) ?? [];
  expect(next).toContain("f=html");
  expect(first).toContain('<nav><a href="/data#api">');
  const second = await (await get(next.replace(/^https?:\/\/[^/]+/, "").replaceAll("&amp;", "&"))).text();
  expect(second.match(/<details>/g)).toHaveLength(3);
  expect(second).not.toBe(first);
  const urdu = '<html lang="ur" dir="rtl">';
  for (const path of ["/ogc", "/ogc/collections", "/ogc/collections/facilities/items"]) {
    const text = await (await get(`${path}?f=html&lang=ur`)).text();
    expect(text).toContain(urdu);
    // From a page in Urdu each link of ours leads on in Urdu.
    const links = [...text.matchAll(/href="(http:\/\/localhost:3000\/ogc[^"]*)"/g)].map(([, href = ""]) => href);
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((href) => !/[?;]lang=ur\b/.test(href))).toEqual([]);
    const followed = await get((links.at(-1) ?? "").replaceAll("&amp;", "&"), browser);
    expect(await followed.text()).toContain(urdu);
  }
  expect((await get("/ogc", { headers: { Accept: "*/*" } })).headers.get("Content-Type")).toBe("application/json");
});
