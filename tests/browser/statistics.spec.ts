import { parse } from "csv-parse/sync";
import type { Locator, Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

type Row = { chart: string; series_label: string; key: string; key_label: string; value: string; address: string };

async function readFile(page: Page, chart: string, query = ""): Promise<Row[]> {
  const response = await page.request.get(`/statistics/${chart}.csv${query}`);
  expect(response.status(), `${chart}${query}`).toBe(200);
  return parse(await response.text(), { columns: true }) as Row[];
}

const block = (page: Page, chart: string): Locator => page.locator(`#${chart}`);
const figure = (value: string) => Number(value).toLocaleString("en");

/** Opens what is folded below a chart, and gives the cells of its table row by row, without the headings. */
async function readTable(chart: Locator): Promise<string[][]> {
  const fold = chart.locator("details:not([open]) > summary");
  if (await fold.count()) await fold.first().click();
  const rows = (await chart.getByRole("row").all()).slice(1);
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

for (const locale of LOCALES)
  test(`statistics are accessible in ${locale}, and nothing is wider than the window`, async ({ page }) => {
    for (const path of ["/statistics", "/statistics?area=PK-GB&status=open", "/statistics?as_of=1999-01-01"]) {
      await page.goto(localPath(locale, path));
      await expectAccessible(page);
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content, path).toBeLessThanOrEqual(window ?? 0);
    }
  });

test("statistics are as accessible in the dark", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/statistics?body=SCO");
  await expectAccessible(page);
});

test("each chart says the numbers of its file, in its table and to who does not see it", async ({ page }) => {
  await page.goto("/statistics");
  for (const chart of ["openings", "growth", "statuses", "witnesses", "precision", "confirmed"]) {
    const rows = await readFile(page, chart);
    const table = await readTable(block(page, chart));
    expect(table.map(([heading]) => heading)).toEqual([...new Set(rows.map(({ key_label }) => key_label))]);
    expect(table.flatMap(([, ...cells]) => cells.filter(Boolean)).toSorted()).toEqual(
      rows.map(({ value }) => figure(value)).toSorted(),
    );
    const name = await block(page, chart).getByRole("img").first().getAttribute("aria-labelledby");
    const said = await page.locator(`#${name}`).textContent();
    for (const { key, key_label, series_label, value } of rows) {
      if (key === "undated") continue;
      const several = new Set(rows.map((row) => row.series_label)).size > 1;
      expect(said, chart).toContain(`${several ? `${key_label}, ${series_label}` : key_label}: ${figure(value)}`);
    }
  }
  const places = await readFile(page, "places");
  const said = await block(page, "places").locator("svg title").first().textContent();
  for (const { key, series_label, key_label, value } of places)
    if (key !== "total" && series_label !== "Facilities" && value !== "0")
      expect(said).toContain(`${key_label}, ${series_label}: ${value}`);
});

test("a number opens the list of exactly what it counts", async ({ page }) => {
  await page.goto("/statistics?programme=SCO-STP-FLH");
  const charts = page.locator("#statuses, #places, #openings, #precision, #growth");
  const closed = charts.locator("details:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
  const links = await charts.locator("a.count-link").all();
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) {
    const { search } = new URL((await link.getAttribute("href")) ?? "", page.url());
    const list = await page.request.get(`/facilities.json${search}${search === "" ? "?" : "&"}limit=1`);
    expect(figure(String((await list.json()).total)), search).toBe(await link.textContent());
  }
});

test("one filter: from the table to its statistics, narrowed by a chip and a facet, and to its files", async ({
  page,
  isMobile,
}) => {
  await page.goto("/facilities?area=PK-JK&kind=freelancing_hub");
  await page.getByRole("link", { name: "In figures" }).click();
  await expect(page).toHaveURL(/\/statistics\?area=PK-JK&kind=freelancing_hub$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Freelancing hubs in Azad Jammu & Kashmir");
  const total = (await (await page.request.get("/facilities.json?area=PK-JK&kind=freelancing_hub")).json()).total;
  const sum = (await readFile(page, "statuses", "?area=PK-JK&kind=freelancing_hub")).reduce(
    (all, { value }) => all + Number(value),
    0,
  );
  expect(sum).toBe(total);
  const csv = block(page, "curves-all").getByRole("link", { name: "CSV" });
  await expect(csv).toHaveAttribute("href", "/statistics/curves.csv?area=PK-JK&kind=freelancing_hub");
  const permanent = block(page, "statuses").getByRole("link", { name: "Permanent link" });
  await expect(permanent).toHaveAttribute("href", /as_of=\d{4}-\d\d-\d\d&kind=freelancing_hub&known_at=\d+#statuses$/);
  await page.getByRole("link", { name: "Remove Area: Azad Jammu & Kashmir" }).click();
  await expect(page).toHaveURL(/\/statistics\?kind=freelancing_hub$/);
  if (isMobile) return;
  await page.getByRole("link", { name: /^Status, only Promised: / }).click();
  await expect(page).toHaveURL(/\/statistics\?kind=freelancing_hub&status=promised$/);
});

test("who has waited longest, and what was reported ready after it had opened", async ({ page }) => {
  await page.goto("/statistics");
  const waiting = block(page, "waiting");
  await expect(waiting.getByRole("row").nth(1)).toContainText(
    /Announced \d+ years? .*ago, (nothing reported since|last)/,
  );
  const [first] = await readFile(page, "waiting");
  await expect(waiting.getByRole("row").nth(1)).toContainText(first?.key_label ?? "?");
  const bhimber = block(page, "contested").getByRole("row").filter({ hasText: "Bhimber" });
  await expect(bhimber).toContainText("Ready, not yet open, 12 November 2024");
  await expect(bhimber).toContainText("after the opening");
  await bhimber.getByRole("link", { name: /^source/ }).click();
  await expect(page).toHaveURL(/\/sources\//);
});

test("nothing to count is said in words, and what is asked in vain is named", async ({ page }) => {
  await page.goto("/statistics?as_of=1999-01-01&colour=red");
  await expect(page.getByText("The register lists nothing before", { exact: false })).toBeVisible();
  await expect(page.getByText("colour=red")).toBeVisible();
  await expect(page.getByRole("img")).toHaveCount(0);
  await page.goto("/statistics?kind=research_centre&area=PK-JK");
  await expect(page.getByText("No facility matches this filter on this day")).toBeVisible();
});

test("on paper every number stands, and what was folded is open", async ({ page, isMobile }) => {
  test.skip(isMobile, "Paper has one width.");
  await page.goto("/statistics?body=SCO");
  await page.emulateMedia({ media: "print" });
  await expect(block(page, "openings").getByRole("table")).toBeVisible();
  await expect(page.getByRole("search")).toBeHidden();
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(3);
});

test("a body and a programme show their facilities over time", async ({ page }) => {
  for (const [path, query] of [
    ["/bodies/SCO", "?body=SCO"],
    ["/programmes/SCO-STP-FLH", "?programme=SCO-STP-FLH"],
  ] as const) {
    await page.goto(path);
    const rows = await readFile(page, "growth", query);
    const table = await readTable(block(page, "growth"));
    expect(table.flatMap(([, ...cells]) => cells)).toEqual(rows.map(({ value }) => figure(value)));
    await page.getByRole("link", { name: "All statistics of these facilities" }).click();
    await expect(page).toHaveURL(new RegExp(`/statistics\\${query}$`));
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the charts stand, and the form asks for other ones", async ({ page, isMobile }) => {
    await page.goto("/ur/statistics");
    await expect(block(page, "statuses").getByRole("img").filter({ visible: true })).toHaveCount(1);
    await page.goto("/statistics");
    if (isMobile) {
      await page.getByRole("searchbox").fill("skardu");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(page).toHaveURL(/\/statistics\?q=skardu$/);
      return;
    }
    await page.getByLabel("School IT centre", { exact: true }).check();
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(page).toHaveURL(/\/statistics\?kind=school_it_centre$/);
  });
});

for (const locale of LOCALES)
  test(`the page is cited with an address that keeps it (${locale})`, async ({ page }) => {
    await page.goto(localPath(locale, "/statistics?status=open"));
    await expect(page.locator("#cite a")).toHaveAttribute(
      "href",
      /\/statistics\?as_of=[\d-]+&known_at=\d+&status=open$/,
    );
    await expect(page.locator("#cite pre").first()).toContainText("@misc{");
  });
