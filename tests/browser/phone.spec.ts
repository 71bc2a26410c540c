import type { Locator, Page } from "playwright/test";
import { expect, LOCALES, localPath, test } from "../support/page";
import { signInAs } from "../support/people";

type Box = { x: number; y: number; width: number; height: number };
const boxesOf = (marks: Locator): Promise<Box[]> =>
  marks.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()).filter(({ width }: DOMRect) => width > 0),
  );
const meet = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** How much wider than their frames the tables are. */
const widthHidden = (page: Page) =>
  page
    .locator(".table-frame")
    .evaluateAll((frames) => Math.max(...frames.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)));

for (const locale of LOCALES) {
  test(`on a phone the strip of pages shows which one is open (${locale})`, async ({ page }) => {
    for (const path of ["/about", "/agreements", "/bodies"]) {
      await page.goto(localPath(locale, path));
      await expect(page.locator(".nav-strip [aria-current]"), path).toBeInViewport({ ratio: 0.9 });
    }
    await expect(page.locator(".nav-strip a").first()).toBeInViewport({ ratio: 0.9 });
  });

  test(`on a phone a mark of evidence stands beside its value, not on a line of its own (${locale})`, async ({
    page,
  }) => {
    await page.goto(localPath(locale, "/bodies/SCO"));
    const fact = page.locator(".fact", { has: page.locator(".source-mark") }).first();
    const [mark] = await boxesOf(fact.locator(".source-mark"));
    const value = await fact.locator("dd").boundingBox();
    const gap =
      locale === "en"
        ? (mark?.x ?? 0) - (value?.x ?? 0)
        : (value?.x ?? 0) + (value?.width ?? 0) - (mark?.x ?? 0) - (mark?.width ?? 0);
    expect(gap, "what stands before the mark").toBeGreaterThan(20);
  });
}

test("on a phone no figure above a column runs into another", async ({ page }) => {
  await page.goto("/statistics");
  const charts = await page.locator("svg:has(.chart-figure):visible").all();
  expect(charts.length).toBeGreaterThan(1);
  for (const chart of charts) {
    const figures = await boxesOf(chart.locator(".chart-figure"));
    expect(figures.filter((one, at) => figures.slice(at + 1).some((other) => meet(one, other)))).toEqual([]);
  }
});

test("on a phone what staff look up stands whole in the window", async ({ page }) => {
  await signInAs(page, "administrator");
  for (const path of ["/staff/status", "/staff/log", "/ur/staff/people"]) {
    await page.goto(path);
    await expect(page.locator(".table-frame").first()).toBeVisible();
    expect(await widthHidden(page), path).toBeLessThanOrEqual(0);
    await expect(page.locator("footer").getByRole("link", { name: /^(Sign in|سائن اِن)/ })).toHaveCount(0);
  }
});
