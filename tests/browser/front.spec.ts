import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

test.use({ expectedErrors: [/status of 400/] });

for (const locale of LOCALES) {
  test(`an address that cannot be read gets a page in ${locale} that says so`, async ({ page }) => {
    const response = await page.goto(localPath(locale, "/facilities?q=%"));
    expect(response?.status()).toBe(400);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link")).toHaveCount(2);
    await expectAccessible(page);
  });
}
