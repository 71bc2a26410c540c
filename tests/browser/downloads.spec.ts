import { parse } from "csv-parse/sync";
import { expect, expectAccessible, test } from "@/tests/support/page";

for (const path of ["/facilities?status=open", "/ur/facilities?status=open"])
  test(`the download panel of ${path} says how many records its file holds, and can be used by everybody`, async ({
    page,
    request,
  }) => {
    await page.goto(path);
    const panel = page.locator("#download-panel");
    await panel.locator("summary").first().click();
    const text = await (await request.get("/facilities.csv?status=open")).text();
    await expect(panel).toContainText(`${parse(text, { columns: true }).length} `);
    await expect(panel.getByRole("link", { name: "/facilities.xlsx?status=open" })).toBeVisible();
    await expectAccessible(page);
  });

test("the options of a CSV show the address that they make, and download what it gives", async ({ page }) => {
  await page.goto("/facilities?status=open");
  const panel = page.locator("#download-panel");
  await panel.locator("summary").first().click();
  await panel.getByLabel("Urdu", { exact: true }).check();
  await panel.getByLabel("Text that cannot turn into formulas").check();
  await expect(panel.locator("output")).toHaveText(/\/facilities\.csv\?status=open&lang=ur&safe=1$/);
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download", exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^open-facilities-r\d+-.*\.csv$/);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("the panel opens, its addresses are links, its form downloads", async ({ page }) => {
    await page.goto("/facilities?status=open");
    const panel = page.locator("#download-panel");
    await panel.locator("summary").first().click();
    await panel.getByLabel("Byte order mark, so that Urdu letters show").check();
    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Download", exact: true }).click();
    expect((await download).url()).toMatch(/\/facilities\.csv\?status=open&columns=&lang=&bom=1$/);
  });
});
