import type { Locator, Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const list = (page: Page) => page.locator("#map-list");
const rows = (page: Page) => list(page).getByRole("listitem");
const map = (page: Page) => page.locator(".leaflet-container");
const key = (page: Page) => page.getByRole("list", { name: "Status, shown by colour" });
const queryOf = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const numberIn = async (locator: Locator) => Number(((await locator.textContent()) ?? "").replace(/\D/g, ""));

async function countFile(page: Page, list: string, query: string): Promise<number> {
  const response = await page.request.get(`/${list}.json?${query}&limit=1`);
  expect(response.status()).toBe(200);
  return ((await response.json()) as { total: number }).total;
}

/** Presses Tab until the element has the focus, as somebody does who has no pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("90 presses of Tab did not reach it");
}

test("every number of the first screen opens a list of just so many", async ({ page }) => {
  await page.goto("/");
  const statement = page.getByRole("region", { name: "How many, and how far" });
  const figures = [...(await statement.getByRole("link").all()), ...(await key(page).getByRole("link").all())];
  expect(figures.length).toBeGreaterThan(7);
  for (const figure of figures) {
    const { pathname, searchParams } = new URL((await figure.getAttribute("href")) ?? "", page.url());
    const listed = await countFile(page, pathname === "/" ? "facilities" : pathname.slice(1), searchParams.toString());
    expect(listed, (await figure.textContent()) ?? "").toBe(await numberIn(figure));
  }
});

test("the key filters by status and lets go again, without loading the page anew", async ({ page }) => {
  await page.goto("/?area=PK-PB");
  await page.evaluate(() => document.body.setAttribute("data-same", ""));
  const promised = key(page).getByRole("link", { name: /^Promised/ });
  const count = await numberIn(promised);
  await promised.click();
  await expect(title(page)).toHaveText("Promised facilities in Punjab");
  expect(queryOf(page)).toBe("?area=PK-PB&status=promised");
  await expect(promised).toHaveAttribute("aria-current", "true");
  await expect(page.getByText(new RegExp(`in view of ${count}`))).toBeVisible();
  await promised.click();
  await expect(title(page)).toHaveText("Facilities in Punjab");
  expect(await page.evaluate(() => document.body.hasAttribute("data-same"))).toBe(true);
});

test("a search forgives a typo, keeps what was typed, and Back undoes it", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("searchbox").fill("Islamgazh");
  await page.keyboard.press("Enter");
  await expect(title(page)).toContainText("Islamgazh");
  expect(queryOf(page)).toBe("?q=Islamgazh");
  await expect(page.getByRole("searchbox")).toHaveValue("Islamgazh");
  await expect(rows(page).first()).toContainText("Islamgarh");
  await page.goBack();
  await expect(title(page)).toHaveText("Public IT facilities of Pakistan");
  await expect(page.getByRole("searchbox")).toHaveValue("");
});

test("the filters of the sheet go into one address, and each chip takes one away", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("checkbox", { name: "Freelancing hub", exact: true }).check();
  await page.getByRole("checkbox", { name: "Incubation centre", exact: true }).check();
  await page.getByRole("checkbox", { name: "Open", exact: true }).check();
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(page).toHaveURL(/kind=freelancing_hub,incubation_centre&status=open$/);
  await expect(page.getByRole("button", { name: "Show results" })).toBeHidden();
  await page.getByRole("link", { name: "Remove Kind: Incubation centre" }).click();
  await expect(page).toHaveURL(/\?kind=freelancing_hub&status=open$/);
  await expect(title(page)).toHaveText("Open freelancing hubs");
});

test("table, larger map and files have the same filter", async ({ page }) => {
  await page.goto("/?kind=freelancing_hub&status=open");
  const query = "?kind=freelancing_hub&status=open";
  const total = await countFile(page, "facilities", query.slice(1));
  await expect(page.getByRole("link", { name: "See them in the table" })).toHaveAttribute(
    "href",
    `/facilities${query}`,
  );
  await expect(page.getByRole("link", { name: "Larger map" })).toHaveAttribute("href", `/map${query}`);
  const file = page.getByRole("link", { name: `Download ${total} records as CSV` });
  await expect(file).toHaveAttribute("href", `/facilities.csv${query}`);
});

test("where nothing matches, the page says which condition to drop", async ({ page }) => {
  await page.goto("/?kind=freelancing_hub&q=zzzzqqq");
  await expect(page.getByText("Nothing matches all of these filters")).toBeVisible();
  await page.getByRole("link", { name: /^Without Words: zzzzqqq/ }).click();
  await expect(title(page)).toHaveText("Freelancing hubs");
  await expect(rows(page).first()).toBeVisible();
});

test("what was left out of the address is named, and another day is said", async ({ page }) => {
  await page.goto("/?colour=red&as_of=2024-11-12&kind=freelancing_hub");
  await expect(page.getByText("colour=red")).toBeVisible();
  await expect(page.getByText("What was true on 12 November 2024.")).toBeVisible();
  await page.getByRole("link", { name: "Back to today" }).click();
  await expect(page).toHaveURL(/\?kind=freelancing_hub$/);
});

test("a filter has one title and one canonical address in both languages", async ({ page }) => {
  await page.goto("/?status=promised&kind=&area=PK-PB&view=31,73,7");
  await expect(page).toHaveTitle("Promised facilities in Punjab · IT Facilities Registry");
  const canonical = page.locator('link[rel="canonical"]');
  expect(new URL((await canonical.getAttribute("href")) ?? "").search).toBe("?area=PK-PB&status=promised");
  await page.getByRole("link", { name: "اردو" }).click();
  await expect(page).toHaveURL(/\/ur\?.*area=PK-PB/);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});

test("with the keyboard alone: search, filter, choose from the list, open the facility, come back", async ({
  page,
}) => {
  await page.goto("/");
  await expect(map(page)).toBeVisible();
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type("Mirpur");
  await page.keyboard.press("Enter");
  await expect(title(page)).toContainText("Mirpur");
  await expect(title(page)).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: /^Filters/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("checkbox", { name: "Software technology park", exact: true }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Show results" }));
  await page.keyboard.press("Enter");
  await expect(title(page)).toContainText("Software technology parks");
  const facility = rows(page).getByRole("link").first();
  await tabTo(page, facility);
  const name = (await facility.textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/facilities\/PKF[0-9A-Z]{6}$/);
  await expect(title(page)).toHaveText(name);
  await page.goBack();
  await expect(title(page)).toContainText("Software technology parks");
});

test("the map of the whole window has filters, key and list at hand", async ({ page, isMobile }) => {
  await page.goto("/map?kind=freelancing_hub");
  await expect(title(page)).toContainText("Freelancing hubs");
  await expect(list(page)).toBeHidden();
  await page.getByRole("button", { name: "List", exact: true }).click();
  await expect(rows(page).first()).toBeVisible();
  await list(page).getByRole("button", { name: "Close" }).click();
  await expect(list(page)).toBeHidden();
  if (isMobile) await page.getByRole("button", { name: "Key", exact: true }).click();
  await key(page)
    .getByRole("link", { name: /^Promised/ })
    .click();
  await expect(page).toHaveURL(/\/map\?kind=freelancing_hub&status=promised$/);
  await expect(page.getByRole("link", { name: "Smaller map" })).toHaveAttribute(
    "href",
    "/?kind=freelancing_hub&status=promised",
  );
});

for (const locale of LOCALES) {
  for (const path of ["/", "/?kind=freelancing_hub&q=zzzzqqq", "/map?status=promised"]) {
    test(`${path} in ${locale} is accessible and as wide as the window`, async ({ page }) => {
      await page.goto(localPath(locale, path));
      await expect(map(page)).toBeVisible();
      await expectAccessible(page);
      await page.locator('[popovertarget="map-filters"]').first().click();
      await expect(page.locator("#map-filters")).toBeVisible();
      await expectAccessible(page);
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      expect(scroll).toBe(width);
    });
  }
}

test("map, numbers, search and list are on the first screen, with nothing to dismiss", async ({ page }) => {
  await page.goto("/");
  await expect(title(page)).toBeInViewport();
  await expect(page.getByRole("searchbox")).toBeInViewport();
  await expect(page.getByRole("region", { name: "Map of the facilities" })).toBeInViewport({ ratio: 0.9 });
  await expect(key(page).getByRole("link", { name: /^Promised/ })).toBeInViewport();
  await expect(page.getByText(/in view of/)).toBeInViewport();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("numbers, list, key, search and filters work, and the map leads to the table", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: "See them in the table" }).first()).toBeVisible();
    await key(page)
      .getByRole("link", { name: /^Promised/ })
      .click();
    await expect(title(page)).toHaveText("Promised facilities");
    await page.getByRole("searchbox").fill("Islamabad");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(title(page)).toContainText("Islamabad");
    await expect(page).toHaveURL(/status=promised/);
    await rows(page).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/facilities\/PKF/);
  });

  test("the list of the larger map opens", async ({ page }) => {
    await page.goto("/map?area=PK-GB");
    await page.getByRole("button", { name: "List", exact: true }).click();
    expect(await rows(page).getByRole("link").count()).toBeGreaterThan(10);
  });
});
