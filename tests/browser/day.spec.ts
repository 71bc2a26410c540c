import { expect, expectAccessible, LOCALES, localPath, test } from "@/tests/support/page";

for (const locale of LOCALES)
  for (const path of ["/facilities/PKF6FWFKE", "/bodies/SCO", "/areas/PK-JK", "/claims/CL-001"])
    test(`${path} can be asked as of a day, and leads back to today (${locale})`, async ({ page }) => {
      await page.goto(localPath(locale, path));
      const form = page.locator("form", { has: page.locator("input[name=as_of]") }).last();
      await form.locator("input[name=as_of]").fill("2026-11-01");
      await form.locator("button[type=submit]").click();
      await expect(page).toHaveURL(/as_of=2026-11-01/);
      await expect(page.getByRole("status").first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("status").first().getByRole("link").click();
      await expect(page).not.toHaveURL(/as_of/);
    });
