import type { Locator, Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const WITHOUT = "/areas?level=tehsil&listed=0&within=PK-JK-DIV-MIRPUR";
const PAGES = [
  WITHOUT,
  "/areas?kind=freelancing_hub&status=open",
  "/areas?level=tehsil&within=PK-JK&columns=name,nearest_freelancing_hub_km,nearest_software_technology_park_km",
  "/areas?as_of=1990-01-01",
  "/areas/PK-GB",
  "/areas/PK-JK-DIV-MIRPUR?kind=freelancing_hub&status=open",
  "/areas/PK-JK-MIRPUR-T-DADYAL",
  "/claims/CL-008",
];

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** How many facilities or areas the list behind a link has. */
async function countBehind(page: Page, link: Locator): Promise<number> {
  const { pathname, searchParams } = new URL((await link.getAttribute("href")) ?? "", page.url());
  const response = await page.request.get(`${pathname.replace(/^\/ur/, "")}.json?${searchParams}`);
  expect(response.status(), `${pathname}?${searchParams}`).toBe(200);
  return ((await response.json()) as { total: number }).total;
}

/** Opens some of the figures of a table, spread over it, and compares them with what they open. */
async function expectHonest(page: Page, table: Locator, some = 6): Promise<void> {
  const figures = await table.locator('a[href*="facilities?"]').all();
  expect(figures.length).toBeGreaterThan(0);
  const step = Math.max(1, Math.floor(figures.length / some));
  for (const figure of figures.filter((_, at) => at % step === 0)) {
    const said = Number((await figure.textContent())?.replace(/\D/g, ""));
    expect(await countBehind(page, figure), (await figure.getAttribute("aria-label")) ?? "").toBe(said);
  }
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

test("each number of the table opens a list of just so many, whichever facilities count", async ({ page }) => {
  for (const query of ["", "?kind=freelancing_hub&status=open,promised"]) {
    await page.goto(`/areas${query}`);
    await expectHonest(page, page.getByRole("table", { name: "Areas and their facilities" }));
  }
});

test("the numbers on the page of an area open lists of just so many, under its filter too", async ({ page }) => {
  for (const query of ["", "?status=open"]) {
    await page.goto(`/areas/PK-JK-DIV-MIRPUR${query}`);
    await expectHonest(page, page.getByRole("table", { name: "By district" }));
    await expectHonest(page, page.getByRole("table", { name: "By kind and status" }));
  }
});

test("the map says in words what it shows, and its numbers stand in a table that agrees with the lists", async ({
  page,
}) => {
  await page.goto("/areas?kind=incubation_centre");
  const map = page.getByRole("img", { name: /^Map of districts in shades\. The most: / });
  await expect(map).toBeVisible();
  await expect(page.getByText("Disputed territory: not counted")).toBeVisible();
  await page.getByText("The numbers of this map as a table").click();
  const table = page.getByRole("table", { name: "Open incubation centres, by district" });
  await expectHonest(page, table, 6);
  const [most] = await table.getByRole("row").nth(1).getByRole("link").all();
  const words = (await map.locator("title").first().textContent()) ?? "";
  expect(words).toContain(` ${await most?.textContent()}`);
});

test("which tehsils of a division have none is one address, from the page of all areas and from the promise", async ({
  page,
}) => {
  await page.goto("/areas");
  await page.getByRole("link", { name: "Which tehsils of Mirpur Division have no facility yet?" }).click();
  expect(page.url().endsWith(WITHOUT)).toBe(true);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  for (const row of await page.getByRole("table").getByRole("row").all())
    await expect(row.getByRole("link", { name: /, Facilities: / })).toHaveCount(0);

  await page.goto("/areas/PK-JK-DIV-MIRPUR");
  await page.getByRole("link", { name: "SCO: Coverage (per cent)" }).click();
  await expect(title(page)).toHaveText("Coverage (per cent): 100 per cent");
  const lack = page.getByRole("link", { name: /without a known one/ }).last();
  const said = Number((await lack.textContent())?.match(/\d+/)?.[0]);
  expect(await countBehind(page, lack)).toBe(said);
  await lack.click();
  await expect(page.getByText(`Showing all ${said}`)).toBeVisible();
});

test("what may lie in a tehsil stands beside its zero, and leads to those facilities by name", async ({ page }) => {
  await page.goto("/areas?kind=freelancing_hub&level=tehsil&within=PK-JK-MIRPUR");
  const [first] = await page.getByRole("link", { name: /lie in Mirpur, tehsil not known/ }).all();
  const said = Number(await first?.textContent());
  expect(said).toBeGreaterThan(0);
  await first?.click();
  const section = page.locator("#unplaced");
  await expect(section.getByRole("heading", { name: "Tehsil not known" })).toBeVisible();
  await expect(section.getByRole("listitem")).toHaveCount(said);
});

test("a day before the first record is said in words, without a zero", async ({ page }) => {
  await page.goto("/areas?as_of=1990-01-01&columns=name,facilities,open");
  await expect(page.getByText(/^Nothing is recorded for 1 January 1990: /)).toBeVisible();
  await expect(page.getByRole("cell", { name: "0", exact: true })).toHaveCount(0);
  await expect(page.getByRole("cell", { name: "not counted" }).first()).toBeVisible();
});

test("provinces, districts and tehsils print on one page", async ({ page, isMobile }) => {
  test.skip(isMobile, "paper has one size");
  for (const path of ["/areas/PK-GB", "/ur/areas/PK-JK-MIRPUR", "/areas/PK-JK-MIRPUR-T-DADYAL"]) {
    await page.goto(path);
    const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, path).toBe(1);
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("areas are looked at by kind and by distance, and filtered by what counts", async ({ page, isMobile }) => {
    await page.goto("/areas?within=PK-JK");
    await page.getByRole("link", { name: "By kind", exact: true }).click();
    await expect(page.getByRole("columnheader", { name: "Hubs" })).toHaveCount(1);
    await page.getByRole("link", { name: "Distances", exact: true }).click();
    expect(new URL(page.url()).searchParams.get("level")).toBe("tehsil");
    await expect(page.getByRole("link", { name: /about 25\.6 km to the nearest that is open/ }).first()).toBeVisible();
    await page.getByRole("link", { name: "By status", exact: true }).click();
    if (isMobile) return;
    await page.getByLabel("Freelancing hub", { exact: true }).check();
    await page.getByRole("button", { name: "Show results" }).click();
    expect(new URL(page.url()).searchParams.get("kind")).toBe("freelancing_hub");
    await expect(page.getByText(/^Counted: Freelancing hubs\./)).toBeVisible();
  });

  test("the page of an area counts what its form asks for, under one address", async ({ page }) => {
    await page.goto("/areas/PK-JK");
    await page.getByLabel("Kind", { exact: true }).selectOption("freelancing_hub");
    await page.getByRole("button", { name: "Show results" }).click();
    expect(new URL(page.url()).search).toBe("?kind=freelancing_hub");
    await expect(page.getByText(/^Counted: Freelancing hubs\./)).toBeVisible();
    await page.getByRole("link", { name: "Clear all" }).click();
    expect(new URL(page.url()).search).toBe("");
  });

  test("what an area's address asks in vain is named", async ({ page }) => {
    await page.goto("/areas/PK-JK?kind=castle&programme=NOBODY");
    await expect(page.getByText("kind=castle")).toBeVisible();
    await expect(page.getByText("programme=NOBODY")).toBeVisible();
    await expect(page.getByText(/^Counted: All IT facilities\./)).toBeVisible();
  });
});
