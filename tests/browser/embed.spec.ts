import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, expectAccessible, LOCALES, localPath, test } from "@/tests/support/page";

const KINDS = ["map", "table", "figure"] as const;

for (const locale of LOCALES)
  for (const kind of KINDS)
    test(`a framed ${kind} says whose it is, of which day, and leads to the register (${locale})`, async ({ page }) => {
      await page.goto(localPath(locale, `/embed/${kind}?status=open`));
      await expect(page.locator("header, nav[aria-label]:has(a[href='/about'])")).toHaveCount(0);
      const back = page.locator("footer a").first();
      await expect(back).toHaveAttribute("target", "_blank");
      await expect(back).toHaveAttribute("rel", "noopener");
      await expect(back).toHaveAttribute("href", /status=open/);
      await expect(page.locator("footer")).toContainText("2026");
      if (kind === "map") await expect(page.locator(".leaflet-container")).toBeVisible();
      if (kind === "table") await expect(page.locator("tbody tr").first()).toBeVisible();
      if (kind === "figure") await expect(page.locator("figure svg[role=img]:visible").first()).toBeVisible();
      await expectAccessible(page);
    });

test("what cannot be taken is named in a frame too", async ({ page }) => {
  await page.goto("/embed/table?colour=green&status=open");
  await expect(page.getByRole("status")).toContainText("colour");
});

test("table and figure are whole without a script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/embed/table?area=PK-GB");
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(0);
  await page.goto("/embed/figure?chart=places");
  await expect(page.locator("figure tbody tr").first()).toBeVisible();
  await page.goto("/embed/map?area=PK-GB");
  await expect(page.locator("noscript a, .map-frame a[href*='/embed/table']").first()).toBeAttached();
  await context.close();
});

test("only embeds may be framed by another site", async ({ page, baseURL, request }) => {
  for (const path of [
    "/",
    "/map",
    "/facilities",
    "/data/embed",
    "/sign-in",
    "/embed",
    "/embed/other",
    "/embed/map/more",
  ]) {
    const policy = (await request.get(path)).headers()["content-security-policy"] ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
  }
  for (const path of ["/facilities.json?limit=1", "/healthz", "/robots.txt"]) {
    const { "content-security-policy": policy = "frame-ancestors 'none'" } = (await request.get(path)).headers();
    expect(policy, path).toContain("frame-ancestors 'none'");
  }
  const host = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end(`<!doctype html><title>A newspaper</title>
      <iframe src="${baseURL}/embed/figure?chart=statuses" title="framed" width="600" height="480"></iframe>`);
  });
  await new Promise<void>((listening) => host.listen(0, "localhost", listening));
  try {
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
    await expect(page.frameLocator("iframe").locator("footer")).toContainText("2026");
  } finally {
    host.close();
  }
});

for (const locale of LOCALES)
  test(`the code for a frame is written for what was chosen (${locale})`, async ({ page }) => {
    await page.goto(localPath(locale, "/data/embed?area=PK-GB"));
    await page.locator("input[name=embed][value=figure]").check();
    await page.locator("select[name=chart]").selectOption("openings");
    await page.locator("select[name=language]").selectOption("ur");
    await page.locator("select[name=height]").selectOption("640");
    await page.locator("main form button[type=submit]:visible").first().click();
    await expect(page).toHaveURL(/embed=figure/);
    const code = page.locator("#frame-code");
    await expect(code).toHaveText(
      /^<iframe src="http[^"]*\/ur\/embed\/figure\?area=PK-GB&amp;chart=openings" title="[^"]+"/,
    );
    await expect(code).toContainText('height="640"');
    await expect(page.frameLocator("main iframe").locator("figure")).toBeVisible();
    await expectAccessible(page);
  });
