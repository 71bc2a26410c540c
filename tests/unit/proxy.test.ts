import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { config, proxy } from "@/proxy";

const ask = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`));
const rewrittenTo = async (path: string) =>
  (await ask(path)).headers.get("x-middleware-rewrite")?.replace("http://localhost:3000", "");

afterEach(() => vi.unstubAllEnvs());

test("English has no prefix, Urdu has one, and both reach the same folder", async () => {
  expect(await rewrittenTo("/")).toBe("/en");
  expect(await rewrittenTo("/facilities?status=open&area=PK-GB")).toBe("/en/facilities?status=open&area=PK-GB");
  expect(await rewrittenTo("/ur")).toBe("/ur");
  expect(await rewrittenTo("/ur/facilities?q=گلگت")).toBe("/ur/facilities?q=%DA%AF%D9%84%DA%AF%D8%AA");
  expect(await rewrittenTo("/urban")).toBe("/en/urban");
});

test("/en moves for good to the address without it, query and all", async () => {
  for (const [from, to] of [
    ["/en", "/"],
    ["/en/facilities?q=a", "/facilities?q=a"],
  ] as const) {
    const response = await ask(from);
    expect(response.status).toBe(308);
    expect(response.headers.get("location")).toBe(`http://localhost:3000${to}`);
  }
});

test("files are none of the proxy's business: they have rewrites of their own", async () => {
  const matches = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));
  for (const path of [
    "/facilities.csv",
    "/facilities/PKF6FWFKE.json",
    "/claims/CL-001.json",
    "/map.json",
    "/robots.txt",
    "/nothing.csv",
  ]) {
    expect(matches(path), path).toBe(false);
  }
  for (const path of ["/facilities", "/facilities/PKF6FWFKE", "/ur/facilities.csv", "/files/facilities/csv"]) {
    expect(matches(path), path).toBe(true);
  }
});

test("folders that only the proxy sends to cannot be reached by their own names", async () => {
  expect(await rewrittenTo("/withdrawn/facilities/PKF6FWFKE")).toBe("/none/none");
  expect(await rewrittenTo("/embed/ur/map")).toBe("/none/none");
  expect(await rewrittenTo("/ur/embed/map?status=open")).toBe("/embed/ur/map?status=open");
  expect(await rewrittenTo("/files/facilities/csv")).toBe("/en/files/facilities/csv");
});

test("the language never follows a cookie or the browser's wish", async () => {
  const headers = { "accept-language": "ur", cookie: "NEXT_LOCALE=ur" };
  const response = await proxy(new NextRequest("http://localhost:3000/about", { headers }));
  expect(response.headers.get("x-middleware-rewrite")).toBe("http://localhost:3000/en/about");
});

test("every page has its own nonce and may not be framed; the three embeds may", async () => {
  const [one, two] = [await ask("/about"), await ask("/about")];
  const policy = one.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(two.headers.get("content-security-policy")).not.toBe(policy);
  expect(one.headers.get("x-content-type-options")).toBe("nosniff");
  for (const path of ["/embed/map", "/ur/embed/table?status=open", "/embed/figure"]) {
    expect((await ask(path)).headers.get("content-security-policy"), path).toContain("frame-ancestors *");
  }
  for (const path of ["/embed", "/embed/other", "/embed/map/more", "/embed/en/map", "/data/embed", "/sign-in"]) {
    expect((await ask(path)).headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
  }
});

test("a public page may be kept as long as nothing changes, one for who signs in never", async () => {
  const keeping = async (path: string) => (await ask(path)).headers.get("cache-control");
  for (const path of ["/", "/ur/facilities?status=open", "/embed/map"]) {
    expect(await keeping(path), path).toBe("public, max-age=0, must-revalidate");
  }
  for (const path of ["/sign-in", "/ur/sign-in", "/staff"]) expect(await keeping(path), path).toMatch(/no-store/);
});

test("the tiles' origin joins the images only when tiles are set", async () => {
  const images = async () =>
    /img-src [^;]*/.exec((await ask("/map")).headers.get("content-security-policy") ?? "")?.[0];
  expect(await images()).toBe("img-src 'self' data: blob:");
  vi.stubEnv("TILE_URL", "https://tiles.example.org/{z}/{x}/{y}.png");
  expect(await images()).toBe("img-src 'self' data: blob: https://tiles.example.org");
});
