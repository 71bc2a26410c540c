import { expect, expectAccessible, LOCALES, localPath, test } from "@/tests/support/page";

for (const locale of LOCALES)
  test(`two days are compared on a page and in files (${locale})`, async ({ page, request }) => {
    await page.goto(localPath(locale, "/changes"));
    await page.locator('a[href$="/changes/between"]').click();
    await page.locator("input[name=from]").fill("2024-06-30");
    await page.locator("input[name=to]").fill("2025-06-30");
    await page.locator("main form button[type=submit]").first().click();
    await expect(page).toHaveURL(/from=2024-06-30&to=2025-06-30/);
    const { total } = await (await request.get("/changes/between.json?from=2024-06-30&to=2025-06-30")).json();
    await expect(page.locator("main")).toContainText(String(total));
    await expect(page.locator("tbody tr").first()).toBeVisible();
    // Codes stand in the files; people read words.
    await expect(page.locator("tbody")).not.toContainText(/\b(true|false|operational|under_construction)\b/);
    await expectAccessible(page);
  });
