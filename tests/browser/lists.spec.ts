import type { Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const PAGES = [
  "/bodies",
  "/bodies/SCO",
  "/areas",
  "/areas/PK-JK",
  "/areas/PK-SD-KORANGI",
  "/programmes/SCO-STP-FLH",
  "/sources",
  "/sources/PHONEW-20251113",
  "/changes",
  "/data",
];

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const firstCell = (page: Page) => page.getByRole("rowheader").first();

async function countFile(page: Page, href: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, page.url());
  searchParams.delete("sort");
  const response = await page.request.get(`${pathname.replace(/^\/ur/, "")}.json?${searchParams}`);
  expect(response.status(), href).toBe(200);
  return ((await response.json()) as { total: number }).total;
}

for (const locale of LOCALES)
  for (const path of PAGES)
    test(`${localPath(locale, path)} is whole, in its language and accessible`, async ({ page }) => {
      await page.goto(localPath(locale, path));
      await expect(title(page)).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, "scrolls sideways").toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });

test("the figures of a body open lists of just so many", async ({ page }) => {
  await page.goto("/bodies/SCO");
  const figures = await page.getByRole("table", { name: "By its part in them" }).getByRole("link").all();
  expect(figures.length).toBeGreaterThan(4);
  for (const figure of figures) {
    const listed = await countFile(page, (await figure.getAttribute("href")) ?? "");
    expect(listed, (await figure.getAttribute("aria-label")) ?? "").toBe(Number(await figure.textContent()));
  }
});

test("a zero stands beside those whose part of the area is not known", async ({ page }) => {
  await page.goto("/areas/PK-SD-KORANGI");
  await expect(page.getByText("No facility is listed here on this day.")).toBeVisible();
  await page.getByRole("link", { name: /lie in Karachi, district not known/ }).click();
  await expect(title(page)).toHaveText("Karachi");
  await expect(page.getByRole("heading", { name: "District not known" })).toBeVisible();
});

test("day and revision go along from a list to its records and on to their facilities", async ({ page }) => {
  await page.goto("/areas?as_of=2024-01-01&known_at=1&within=PK-JK");
  await expect(page.getByText("What was true on 1 January 2024.")).toBeVisible();
  await page.getByRole("link", { name: "Bagh", exact: true }).first().click();
  await expect(page.getByText("What was true on 1 January 2024.")).toBeVisible();
  expect(new URL(page.url()).search).toBe("?as_of=2024-01-01&known_at=1");
  await page.getByRole("link", { name: "Back to today" }).click();
  expect(new URL(page.url()).search).toBe("");
});

test("a source tells what it is cited for, with the phrase, and who shares its origin", async ({ page }) => {
  await page.goto("/sources/PHONEW-20251113");
  await expect(page.getByRole("heading", { name: "What it is cited for" })).toBeVisible();
  await expect(page.locator("q").first()).toBeVisible();
  const outside = page.getByRole("link", { name: "Open the document" });
  await expect(outside).toHaveAttribute("href", /^https:\/\/www\.phoneworld\.com\.pk\//);
  await expect(outside).toHaveAttribute("rel", /noopener/);
});

test("a body and an area print on one page", async ({ page, isMobile }) => {
  test.skip(isMobile, "paper has one size");
  for (const path of ["/bodies/SCO", "/ur/bodies/PSEB", "/areas/PK-JK-MIRPUR"]) {
    await page.goto(path);
    const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, path).toBe(1);
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is sorted, filtered, paged and let go of by links and a form", async ({ page, isMobile }) => {
    await page.goto("/bodies?limit=25");
    await page.getByRole("link", { name: "Facilities", exact: true }).click();
    await page.getByRole("link", { name: "Facilities", exact: true }).click();
    expect(new URL(page.url()).search).toBe("?limit=25&sort=-facilities");
    const most = await firstCell(page).textContent();
    await page.getByRole("link", { name: "Next page" }).click();
    expect(await firstCell(page).textContent()).not.toBe(most);
    await page.getByRole("link", { name: "Back to the start" }).click();
    expect(await firstCell(page).textContent()).toBe(most);
    if (isMobile) return;
    await page.getByLabel("Federal agency", { exact: true }).check();
    await page.getByRole("button", { name: "Show results" }).click();
    expect(new URL(page.url()).searchParams.get("kind")).toBe("federal_agency");
    const [shown] = (await page.getByRole("link", { name: /records as CSV/ }).textContent())?.match(/\d+/) ?? [];
    await expect(page.getByText(new RegExp(`Showing .*(of|all) ${shown}\\b`)).first()).toBeVisible();
    await page.getByRole("link", { name: "Remove Kind: Federal agency" }).click();
    expect(new URL(page.url()).searchParams.get("kind")).toBeNull();
    expect(new URL(page.url()).searchParams.get("sort")).toBe("-facilities");
  });

  test("what an address asks in vain is named, and an empty list says what to drop", async ({ page }) => {
    await page.goto("/areas?level=province&listed=0&colour=red");
    await expect(page.getByText("colour=red")).toBeVisible();
    await page.getByRole("link", { name: /Without .*Without any facility/ }).click();
    await expect(page.getByText("Showing all 7")).toBeVisible();
  });

  test("the Urdu list is the same list", async ({ page }) => {
    await page.goto("/sources?language=ur&sort=publisher");
    const count = await page.getByRole("rowheader").count();
    await page.getByRole("link", { name: "اردو" }).first().click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/ur/sources?language=ur&sort=publisher");
    await expect(page.getByRole("rowheader")).toHaveCount(count);
  });
});
