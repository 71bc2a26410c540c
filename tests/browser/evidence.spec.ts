import type { Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const PAGES = [
  "/claims",
  "/claims?measure=facilities&programme=SCO-STP-FLH",
  "/claims?q=nothing+of+the+kind",
  "/claims/CL-001",
  "/claims/CL-002",
  "/claims/CL-010?counted=functions",
  "/claims/CL-058?as_of=2025-06-01",
  "/claims/CL-152",
  "/agreements",
  "/agreements/AGR-GB-SCHOOLS",
  "/agreements/AGR-GB-HUBS",
  "/agreements/AGR-CBD",
  "/projects",
  "/projects/PRJ-19",
  "/projects/PRJ-KHIITP",
  "/projects/PRJ-POLICE",
];

for (const locale of LOCALES)
  for (const path of PAGES)
    test(`${localPath(locale, path)} is whole, in its language and accessible`, async ({ page }) => {
      const response = await page.goto(localPath(locale, path));
      expect(response?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, "scrolls sideways").toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });

test("pages of evidence are as accessible in the dark", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of ["/claims/CL-058", "/agreements/AGR-GB-HUBS", "/projects"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a claim is counted again by another rule, which its address and its file keep", async ({ page }) => {
    await page.goto("/claims/CL-001");
    await page.getByText("Change how it is counted").click();
    await page.getByLabel("Ready").check();
    await page.getByLabel("Under any programme or none").check();
    await page.getByRole("button", { name: "Count again" }).click();
    await expect(page).toHaveURL(/\?programme=any&status=operational,ready/);
    const file = await page.getByRole("link", { name: /as JSON, counted by this rule/ }).getAttribute("href");
    const { rule, claim } = await (await page.request.get(file ?? "")).json();
    expect(rule).toEqual({ counted: "sites", status: ["operational", "ready"], programme: "any" });
    const listed = page.getByRole("term").filter({ hasText: "Listed on 12 November 2024" });
    await expect(listed.locator("xpath=following-sibling::dd")).toHaveText(String(claim.listed));
    await page.getByRole("link", { name: "Count as the claim says" }).click();
    await expect(page).toHaveURL(/claims\/CL-001$/);
  });

  test("the ledger is filtered to the promises of one speaker", async ({ page, isMobile }) => {
    await page.goto("/claims");
    if (isMobile) await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("checkbox", { name: "SCO", exact: true }).check();
    await page.getByRole("checkbox", { name: "Promises" }).check();
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(page).toHaveURL(/body=SCO/);
    const { total } = await (await page.request.get("/claims.json?body=SCO&target=1")).json();
    await expect(page.getByText(new RegExp(`${total} records as CSV`))).toBeVisible();
  });
});

/** How many facilities the table behind a link of a page has. */
async function countTable(page: Page, href: string): Promise<number> {
  const { searchParams } = new URL(href, page.url());
  const response = await page.request.get(`/facilities.json?${searchParams}`);
  return ((await response.json()) as { total: number }).total;
}

for (const ref of ["CL-001", "CL-044", "CL-061", "CL-090", "CL-118", "CL-261"])
  test(`every number of ${ref} is that of its file, and of the list that it opens`, async ({ page }) => {
    await page.goto(`/claims/${ref}`);
    const { claim } = await (await page.request.get(`/claims/${ref}.json`)).json();
    const figures = page.getByRole("region", { name: "Held against the list" });
    await expect(figures).toBeVisible();
    const links = await figures.getByRole("definition").getByRole("link").all();
    const shown = await Promise.all(links.map(async (link) => Number(await link.textContent())));
    expect(shown).toEqual([claim.listed, claim.listed_today].filter((count) => count > 0));
    for (const [at, link] of links.entries())
      expect(await countTable(page, (await link.getAttribute("href")) ?? "")).toBe(shown[at]);
    const counted = page.getByRole("heading", { name: "Which facilities those are" }).locator("xpath=..");
    const rows = counted.getByRole("table").first().getByRole("rowheader");
    await expect(rows).toHaveCount(claim.facilities.length);
  });

test("the chart's marks are the rows of its table, and its file has them all", async ({ page }) => {
  await page.goto("/claims/CL-001");
  const chart = page.getByRole("figure").filter({ hasText: "Azad Jammu & Kashmir or Gilgit-Baltistan" }).first();
  const claimed = (await chart.getByRole("row").all()).slice(1);
  const values = await Promise.all(claimed.map((row) => row.getByRole("cell").nth(1).textContent()));
  // SCO's totals, one after the other, with our sum of parks and hubs marked as ours.
  for (const value of ["39", "about 50", "61", "68", "at least 60", "62", "17", "76", "93", "100"])
    expect(values).toContain(value);
  await expect(chart.getByRole("row").filter({ hasText: "Our sum of CL-061 and CL-062" })).toHaveCount(1);
  await expect(chart.getByRole("row").filter({ hasText: "Lower than 68 of 6 February 2025" })).toHaveCount(2);
  const drawn = chart.getByRole("img").first();
  await expect(drawn).toHaveAccessibleName(/13 claims from 14 September 2024 to 22 November 2025: from 17 to 100/);
  const section = chart.locator("xpath=ancestor::section[1]");
  const link = section.getByRole("link", { name: /claims in the ledger/ });
  const total = Number(/\d+/.exec((await link.textContent()) ?? "")?.[0]);
  const query = new URL((await link.getAttribute("href")) ?? "", page.url()).search;
  expect((await (await page.request.get(`/claims.json${query}`)).json()).total).toBe(total);
});

test("14 rooms, not 28: from the ledger to the contradiction, and from the agreement", async ({ page }) => {
  await page.goto("/claims/CL-011");
  await expect(page.getByText("adding the two would make 28 out of the same rooms")).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "freelancing hubs" }).getByRole("link", { name: "14" }).click();
  await expect(page).toHaveURL(/CL-010/);
  await page.goto("/agreements/AGR-GB-SCHOOLS");
  await expect(page.getByText("Of 14 promised, the register lists 0 of this agreement, 0 of them open.")).toBeVisible();
  await expect(page.getByText("adding the two would make 28 out of the same rooms")).toBeVisible();
  await expect(page.getByText("not stated")).toHaveCount(2);
});

test("every contradiction of the register is two clicks from the ledger", async ({ page }) => {
  await page.goto("/claims");
  await page.getByRole("link", { name: "Where the numbers contradict each other" }).click();
  const section = page.getByRole("region", { name: "Contradictions, shown and not hidden" });
  for (const title of [
    "Claimed far above the list",
    "Lower than before",
    "One set of rooms under two names",
    "Upgraded, or created",
    "The same promise, other places",
    "Two networks called national incubation centre",
    "Whose body SCO is",
    "STP means several things",
  ])
    await expect(section.getByRole("heading", { name: title })).toBeVisible();
  for (const name of ["Before or after opening: contested status", "Contested place", "Contested figures"]) {
    const contested = section
      .locator("div")
      .filter({ has: page.locator("dt", { hasText: name }) })
      .last();
    expect(await contested.getByRole("link").count()).toBeGreaterThan(1);
  }
  const gaps = section.getByRole("link", { name: "All of them, the widest gap first" });
  await gaps.click();
  await expect(page.getByRole("row").nth(1)).toContainText("2,100");
});

test("bad input is named and left out, and a claim that is not there is not found", async ({ page }) => {
  await page.goto("/claims?body=NOBODY&verdict=wrong&nothing=1");
  await expect(page.getByText("body=NOBODY")).toBeVisible();
  await expect(page.getByText("209 records as CSV")).toBeVisible();
  await page.goto("/claims/CL-001?counted=rooms&status=palace&as_of=2030-01-01");
  await expect(page.getByText("rooms", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Held against the list" })).toBeVisible();
});

test.describe("an unknown claim", () => {
  test.use({ expectedErrors: [/status of 404/] });
  for (const path of ["/claims/CL-999", "/agreements/NONE", "/projects/NONE", "/claims/CL-076"])
    test(`${path} is not found`, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(404);
    });
});

test("amounts stand in full and in words, in both languages", async ({ page }) => {
  await page.goto("/projects/PRJ-19");
  await expect(page.getByText("Rs 12,650,000,000")).toBeVisible();
  await expect(page.getByText("95.3% of what was allocated")).toBeVisible();
  await page.goto("/ur/projects/PRJ-19");
  await expect(page.getByText("12,650,000,000 روپے")).toBeVisible();
  await expect(page.getByText("12.65 ارب روپے").first()).toBeVisible();
});
