import { expect, expectAccessible, test } from "../support/page";
import { signInAs } from "../support/people";

test("administrators see how the register stands and what was refused, in both languages", async ({ page }) => {
  await signInAs(page, "administrator", { name: "Amna on call" });
  await page.goto("/staff/status");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How the register stands");
  await expect(page.getByRole("row", { name: /^Newest revision/ })).toContainText("Yes");
  await expect(page.getByRole("row", { name: /^Replica/ })).toContainText("There is none");
  await expectAccessible(page);
  // A wrong password is seen on the next look.
  const stranger = await page.context().browser()?.newPage();
  await stranger?.goto(new URL("/sign-in", page.url()).href);
  await stranger?.getByLabel("E-mail").fill("nobody-of-the-status-test@example.org");
  await stranger?.getByLabel("Password").fill("not the password of anybody");
  await stranger?.getByRole("button", { name: "Sign in" }).click();
  await expect(stranger?.getByRole("alert") ?? page.locator("none")).toBeVisible();
  await stranger?.close();
  await page.getByRole("link", { name: "Log of security" }).click();
  await page.getByLabel("Words, address or account").fill("nobody-of-the-status-test");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Gave a wrong name or password");
  await expectAccessible(page);

  await page.goto("/ur/staff/status/security?event=sign_in_failed");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("حفاظتی روزنامچہ");
  await expectAccessible(page);
});
