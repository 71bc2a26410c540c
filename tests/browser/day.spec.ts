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

for (const path of ["/", "/map", "/facilities", "/statistics", "/areas", "/bodies", "/claims"])
  test(`the filter of ${path} takes a day beside its other conditions, and the bar leads back to today`, async ({
    page,
  }) => {
    await page.goto(path);
    const inside = { has: page.locator("input[name=as_of]") };
    const form = page.locator("search form").filter(inside);
    const day = form.locator("input[name=as_of]");
    const opener = form.locator("[popovertarget]").first();
    if (await opener.isVisible()) await opener.click();
    if (!(await day.isVisible())) await form.locator("details").filter(inside).locator("summary").click();
    await day.fill("2024-06-30");
    await form.getByRole("button", { name: "Show results" }).click();
    await expect(page).toHaveURL(/as_of=2024-06-30/);
    const bar = page.getByRole("status").filter({ hasText: "30 June 2024" });
    await expect(bar).toBeVisible();
    await bar.getByRole("link", { name: "Back to today" }).click();
    await expect(page).not.toHaveURL(/as_of/);
  });
