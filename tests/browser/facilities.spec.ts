import type { Locator, Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const table = (page: Page) => page.getByRole("table", { name: "Facilities" });
const rowNames = (page: Page) => table(page).getByRole("rowheader");
const heading = (page: Page, name: string) => table(page).getByRole("columnheader", { name, exact: true });
const filters = (page: Page) => page.locator("#filter-sheet");
const queryOf = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const numberIn = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

/** On a narrow window the filters are a sheet that a button opens. */
async function openFilters(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: /^Filters/ });
  if (await button.isVisible()) await button.click();
}

async function countListed(page: Page, query: string): Promise<number> {
  const response = await page.request.get(`/facilities.json?${query.replace(/^\?/, "")}&limit=1`);
  expect(response.status(), query).toBe(200);
  return ((await response.json()) as { total: number }).total;
}

async function openAddress(page: Page, link: Locator): Promise<URL> {
  return new URL((await link.getAttribute("href")) ?? "", page.url());
}

test("a column sorts rising, then falling, and any column can be shown and sorted by", async ({ page }) => {
  await page.goto("/facilities?columns=name,seats,opened_on");
  await heading(page, "Opened").getByRole("link").click();
  await expect(page).toHaveURL(/sort=opened_on$/);
  await expect(heading(page, "Opened")).toHaveAttribute("aria-sort", "ascending");
  const rising = await rowNames(page).first().textContent();
  await heading(page, "Opened").getByRole("link").click();
  await expect(page).toHaveURL(/sort=-opened_on$/);
  await expect(heading(page, "Opened")).toHaveAttribute("aria-sort", "descending");
  expect(await rowNames(page).first().textContent()).not.toBe(rising);
});

test("the number beside each choice is the total of the list that it opens", async ({ page }) => {
  await page.goto("/facilities?area=PK-JK&kind=freelancing_hub");
  await openFilters(page);
  for (const group of await filters(page).locator("fieldset").all()) {
    const links = await group.getByRole("link").filter({ hasText: /\d/ }).all();
    for (const link of links.slice(0, 4)) {
      const { search } = await openAddress(page, link);
      expect(await countListed(page, search), search).toBe(
        numberIn(await link.textContent().then((text) => text?.match(/[\d,]+$/)?.[0] ?? "")),
      );
    }
  }
});

test("several boxes make one address in the one spelling, and each chip takes one value away", async ({ page }) => {
  await page.goto("/facilities");
  await openFilters(page);
  await page.getByRole("checkbox", { name: "Freelancing hub" }).check();
  await page.getByRole("checkbox", { name: "Incubation centre" }).check();
  await page.getByRole("checkbox", { name: "Open", exact: true }).check();
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(title(page)).toHaveText("Open freelancing hubs and incubation centres");
  expect(queryOf(page)).toBe("?kind=freelancing_hub,incubation_centre&status=open");
  await page.getByRole("link", { name: "Remove Kind: Incubation centre" }).click();
  await expect(title(page)).toHaveText("Open freelancing hubs");
  expect(queryOf(page)).toBe("?kind=freelancing_hub&status=open");
  await page.getByRole("link", { name: "Clear all" }).first().click();
  await expect(title(page)).toHaveText("All IT facilities");
});

test("areas are chosen a level at a time, down to the tehsil and back up", async ({ page }) => {
  await page.goto("/facilities");
  await openFilters(page);
  await filters(page)
    .getByRole("link", { name: /^Area, only Azad Jammu & Kashmir/ })
    .click();
  await expect(title(page)).toHaveText("Facilities in Azad Jammu & Kashmir");
  await openFilters(page);
  await filters(page)
    .getByRole("link", { name: /^Kotli/ })
    .click();
  await expect(title(page)).toHaveText("Facilities in Kotli district");
  await openFilters(page);
  await filters(page)
    .getByRole("link", { name: /^Sehnsa/ })
    .click();
  await expect(title(page)).toHaveText("Facilities in Sehnsa tehsil");
  await openFilters(page);
  await filters(page).getByRole("link", { name: "All of Pakistan" }).click();
  await expect(title(page)).toHaveText("All IT facilities");
});

test("columns are chosen and given up again", async ({ page }) => {
  await page.goto("/facilities?kind=freelancing_hub");
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  const form = page.locator("#column-chooser");
  await form.getByRole("checkbox", { name: "Place", exact: true }).uncheck();
  await form.getByRole("checkbox", { name: "Programmes", exact: true }).check();
  await form.getByRole("button", { name: "Show these columns" }).click();
  await expect(heading(page, "Programmes")).toBeVisible();
  await expect(heading(page, "Place")).toHaveCount(0);
  expect(queryOf(page)).toContain("kind=freelancing_hub");
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  await page.getByRole("link", { name: "Usual columns" }).click();
  expect(queryOf(page)).toBe("?kind=freelancing_hub");
});

test("the pages hold every facility once, and say where one is", async ({ page }) => {
  await page.goto(
    "/facilities?limit=100&sort=status_on&kind=software_technology_park,freelancing_hub,school_it_centre",
  );
  const total = await countListed(page, "kind=software_technology_park,freelancing_hub,school_it_centre");
  const names: string[] = [];
  for (;;) {
    const shown = await rowNames(page).count();
    // Folded away, the files say as well how many records they hold.
    await expect(page.getByText(`of ${total}`).filter({ visible: true }).first()).toBeVisible();
    if (names.length > 0)
      await expect(
        page.getByText(`Showing ${names.length + 1} to ${names.length + shown} of ${total}`).first(),
      ).toBeVisible();
    for (const link of await rowNames(page).getByRole("link").all())
      names.push((await link.getAttribute("href")) ?? "");
    const next = page.getByRole("link", { name: "Next page" });
    if (!(await next.isVisible())) break;
    await next.click();
    await page.waitForURL(/after=/);
  }
  expect(names.length).toBe(total);
  expect(new Set(names).size).toBe(total);
  await page.getByRole("link", { name: "Back to the start" }).click();
  await expect(page).not.toHaveURL(/after=/);
});

test("what was left out of the address is named, and a wrong place in the list begins it anew", async ({ page }) => {
  await page.goto("/facilities?after=nowhere&colour=red&kind=park&area=PK-XX&limit=7");
  for (const named of ["after=nowhere", "colour=red", "kind=park", "area=PK-XX", "limit=7"]) {
    await expect(page.getByText(named, { exact: true })).toBeVisible();
  }
  await expect(title(page)).toHaveText("All IT facilities");
  expect(await rowNames(page).count()).toBe(50);
});

test("an empty result says which condition to drop, and what that would give", async ({ page }) => {
  await page.goto("/facilities?kind=freelancing_hub&q=zzzzqqq");
  const way = page.getByRole("link", { name: /^Without Words: zzzzqqq/ });
  const promised = numberIn((await way.textContent())?.match(/\(([\d,]+)\)$/)?.[1] ?? "");
  await way.click();
  await expect(title(page)).toHaveText("Freelancing hubs");
  expect(promised).toBe(await countListed(page, queryOf(page)));
  await page.goto("/facilities?kind=freelancing_hub&q=zzzzqqq&opened=1900");
  await expect(page.getByText("Dropping one of them is not enough. Drop two:")).toBeVisible();
});

test("files and map are asked the same question, and the file holds as many as its button says", async ({ page }) => {
  await page.goto("/facilities?status=promised&sort=-announced_on&limit=25");
  const csv = page.getByRole("link", { name: /^Download [\d,]+ records as CSV/ });
  const address = await openAddress(page, csv);
  expect(address.pathname + address.search).toBe("/facilities.csv?sort=-announced_on&status=promised");
  const response = await page.request.get(address.href);
  const lines = (await response.text()).trim().split(/\r\n(?=PKF)/);
  expect(lines.length - 1).toBe(numberIn(await csv.textContent()));
  expect(response.headers()["content-disposition"]).toMatch(
    /filename="promised-facilities-r\d+-\d{4}-\d{2}-\d{2}\.csv"/,
  );
  const map = await openAddress(page, page.getByRole("link", { name: "Show on the map" }));
  expect(map.pathname + map.search).toBe("/map?status=promised");
});

test("another day is said, and every link from it stays on that day", async ({ page }) => {
  await page.goto("/facilities?as_of=2024-11-12&kind=freelancing_hub");
  await expect(page.getByText("What was true on 12 November 2024.")).toBeVisible();
  await rowNames(page).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/facilities\/PKF\w{6}\?as_of=2024-11-12$/);
  await page.goBack();
  await page.getByRole("link", { name: "Back to today" }).click();
  await expect(page).toHaveURL(/\?kind=freelancing_hub$/);
});

test("a list has one title and one canonical address in each language", async ({ page }) => {
  await page.goto("/facilities?status=open&kind=freelancing_hub&area=PK-JK&sort=status_on");
  await expect(page).toHaveTitle("Open freelancing hubs in Azad Jammu & Kashmir · IT Facilities Registry");
  const canonical = page.locator('link[rel="canonical"]');
  expect(new URL((await canonical.getAttribute("href")) ?? "").search).toBe(
    "?area=PK-JK&kind=freelancing_hub&status=open",
  );
  await page.getByRole("link", { name: "اردو" }).click();
  await expect(title(page)).toHaveText("آزاد جموں و کشمیر میں کھلے فری لانسنگ ہب");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  expect(queryOf(page)).toContain("sort=status_on");
});

test("a narrow window shows each row as a card with its labels, within the window", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/facilities?kind=incubation_centre");
  const cell = table(page).getByRole("row").nth(1).getByRole("cell").first();
  const label = await cell.evaluate((element) => getComputedStyle(element, "::before").content);
  expect(label).toBe('"Kind"');
  const box = await rowNames(page).first().boundingBox();
  expect(box?.width ?? 0).toBeGreaterThan(250);
});

for (const locale of LOCALES) {
  for (const path of [
    "/facilities",
    "/facilities?kind=freelancing_hub&q=zzzzqqq",
    "/facilities?as_of=2024-11-12&colour=red&area=PK-JK-KOTLI&columns=name,functions,summary,source_ids,latitude",
  ]) {
    test(`${path} in ${locale} is accessible and as wide as the window`, async ({ page }) => {
      await page.goto(localPath(locale, path));
      await expectAccessible(page);
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      expect(scroll).toBe(width);
    });
  }
}

test("in the dark it is as accessible, with the filters and the columns open too", async ({ page, isMobile }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/facilities?area=PK-GB");
  if (isMobile) await openFilters(page);
  await expectAccessible(page);
  if (isMobile) await filters(page).getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  await expectAccessible(page);
});

test("with the keyboard alone one filters, sorts and opens a facility", async ({ page }) => {
  await page.goto("/facilities");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("Khairwal");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Facilities matching “Khairwal”");
  await heading(page, "Status").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=status$/);
  await page.getByRole("region", { name: "Facilities", exact: true }).focus();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    if (
      await rowNames(page)
        .getByRole("link")
        .first()
        .evaluate((link) => link === document.activeElement)
    )
      break;
  }
  await page.keyboard.press("Enter");
  await expect(title(page)).toContainText("Khairowal");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("search, filter, sort, columns and pages all work", async ({ page }) => {
    await page.goto("/facilities?limit=25");
    await page.getByRole("searchbox").fill("SCO");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(title(page)).toHaveText("Facilities matching “SCO”");
    expect(queryOf(page)).toBe("?limit=25&q=SCO");
    await openFilters(page);
    await page.getByRole("checkbox", { name: "Freelancing hub" }).check();
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(title(page)).toHaveText("Freelancing hubs matching “SCO”");
    await heading(page, "District").getByRole("link").click();
    await page.getByRole("link", { name: "Next page" }).click();
    await expect(page.getByText(/^Showing 26 to /).first()).toBeVisible();
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    await page.getByRole("checkbox", { name: "Seats", exact: true }).check();
    await page.getByRole("button", { name: "Show these columns" }).click();
    await expect(heading(page, "Seats")).toBeVisible();
  });
});
