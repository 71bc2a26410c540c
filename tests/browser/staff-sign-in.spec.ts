import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright/test";
import { NEXT_STEP_MS, showCode } from "../support/authenticator";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";
import { askDatabase, makeFirstInvitation, readLetter, signInAs } from "../support/people";

test.describe.configure({ timeout: 120_000 });

const PASSWORD = "the quiet heron counts seven rivers";

const WORDS = {
  en: {
    name: "Your name",
    email: "E-mail address",
    choose: "Choose a password",
    password: "Password",
    goOn: "Go on",
    digits: "The six digits that the app shows now",
    finish: "Finish",
    desk: "What waits for you",
    bodies: "Only for these bodies",
    fullName: "Name",
    send: "Send the invitation",
    invited: "The invitation is on its way",
    signOut: "Sign out",
    signIn: "Sign in",
    code: "Code",
    wrong: "Address and password do not go together",
  },
  ur: {
    name: "آپ کا نام",
    email: "ای میل پتا",
    choose: "پاس ورڈ رکھیے",
    password: "پاس ورڈ",
    goOn: "آگے بڑھیں",
    digits: "وہ چھ ہندسے جو ایپ اس وقت دکھا رہی ہے",
    finish: "مکمل کریں",
    desk: "آپ کے منتظر کام",
    bodies: "صرف ان اداروں کے لیے",
    fullName: "نام",
    send: "دعوت بھیجیں",
    invited: "دعوت روانہ ہو گئی",
    signOut: "سائن آؤٹ",
    signIn: "سائن اِن کریں",
    code: "کوڈ",
    wrong: "پتا اور پاس ورڈ آپس میں نہیں ملتے",
  },
} as const;

const newAddress = () => `${randomUUID()}@example.org`;

/** Types the key that is written beside the picture into our own app, and shows that it works. */
async function setUpFactor(page: Page, words: (typeof WORDS)["en" | "ur"]): Promise<string> {
  const key = (await page.locator("[data-key]").getAttribute("data-key")) ?? "";
  await page.getByLabel(words.digits).fill(showCode(key));
  await page.getByRole("button", { name: words.finish }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.desk })).toBeVisible();
  return key;
}

for (const locale of LOCALES) {
  test(`the printed link makes an administrator, who invites a second person (${locale})`, async ({
    page,
    browser,
  }) => {
    const words = WORDS[locale];
    const token = await makeFirstInvitation();
    await page.goto(localPath(locale, `/sign-in/invitation?token=${token}`));
    await expectAccessible(page);
    await page.getByLabel(words.name).fill("Amna Baig");
    await page.getByLabel(words.email).fill(newAddress());
    await page.getByLabel(words.choose).fill("short");
    await page.getByRole("button", { name: words.goOn }).click();
    const summary = page.locator(".error-summary");
    await expect(summary).toBeFocused();
    await expectAccessible(page);
    await expect(page.getByLabel(words.name)).toHaveValue("Amna Baig");
    await page.getByLabel(words.choose).fill(PASSWORD);
    await page.getByRole("button", { name: words.goOn }).click();
    await expect(page.locator("[data-key]")).toBeVisible();
    await expectAccessible(page);
    await setUpFactor(page, words);
    await expectAccessible(page);

    const second = newAddress();
    await page.goto(localPath(locale, "/staff/people/invite"));
    await expectAccessible(page);
    await page.getByLabel(words.email).fill("bilal");
    await page.getByLabel(words.bodies).fill("SCO, NOSUCH");
    await page.getByRole("button", { name: words.send }).click();
    // All that is wrong is said at once, and what was typed is still there.
    await expect(summary.getByRole("link")).toHaveCount(3);
    await expect(page.getByLabel(words.bodies)).toHaveValue("SCO, NOSUCH");
    await page.getByLabel(words.bodies).fill("");
    await page.getByLabel(words.fullName, { exact: true }).fill("Bilal Shah");
    await page.getByLabel(words.email).fill(second);
    await page.getByRole("button", { name: words.send }).click();
    await expect(page.getByRole("status")).toContainText(words.invited);
    await expectAccessible(page);
    await page.getByRole("button", { name: words.signOut, exact: true }).click();
    await expect(page).toHaveURL(localPath(locale, "/"));
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Bilal");
    await expect(page).toHaveURL(/\/sign-in\?next=/);

    await joinAndReturn(browser, locale, second);
  });
}

/** The second person takes up the letter's invitation, leaves, and comes back with password and code. */
async function joinAndReturn(browser: Browser, locale: (typeof LOCALES)[number], email: string): Promise<void> {
  const words = WORDS[locale];
  const [link = ""] = /https?:\S+/.exec(await readLetter(email)) ?? [];
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(localPath(locale, new URL(link).pathname + new URL(link).search));
  await page.getByLabel(words.choose).fill(PASSWORD);
  await page.getByRole("button", { name: words.goOn }).click();
  const key = await setUpFactor(page, words);
  await page.getByRole("button", { name: words.signOut, exact: true }).click();
  await page.goto(localPath(locale, "/staff/account"));
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password).fill("not the password at all");
  await page.getByRole("button", { name: words.signIn }).click();
  await expect(page.locator(".error-summary")).toContainText(words.wrong);
  await expect(page.getByLabel(words.email)).toHaveValue(email);
  await page.getByLabel(words.password).fill(PASSWORD);
  await page.getByRole("button", { name: words.signIn }).click();
  await page.getByLabel(words.code).fill(showCode(key, Date.now() + NEXT_STEP_MS));
  await expectAccessible(page);
  await page.getByRole("button", { name: words.signIn }).click();
  await expect(page).toHaveURL(localPath(locale, "/staff/account"));
  await expectAccessible(page);
  await context.close();
}

const OFFICE = {
  en: { office: "Office", save: "Save the office", done: "The office is saved", on: "Firefox on Android" },
  ur: { office: "دفتر", save: "دفتر محفوظ کریں", done: "دفتر محفوظ ہو گیا", on: "Android پر Firefox" },
};

for (const locale of LOCALES) {
  test(`an administrator changes an office, and sees by name what they are signed in with (${locale})`, async ({
    page,
  }) => {
    const words = OFFICE[locale];
    const { id } = await signInAs(page, "administrator");
    await askDatabase(`UPDATE session SET "userAgent" = $2 WHERE "userId" = $1`, [
      id,
      "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0",
    ]);
    await page.goto(localPath(locale, `/staff/people/${id}`));
    await expect(page.getByLabel(words.office)).toHaveValue("Test office");
    await page.getByLabel(words.office).fill("MoITT, registry desk");
    await page.getByRole("button", { name: words.save }).click();
    await expect(page.getByRole("status")).toContainText(words.done);
    await expect(page.getByLabel(words.office)).toHaveValue("MoITT, registry desk");
    await expectAccessible(page);
    await page.goto(localPath(locale, "/staff/account"));
    await expect(page.getByText(words.on)).toBeVisible();
    await expectAccessible(page);
  });
}

test("all of it by keyboard alone", async ({ page }) => {
  const token = await makeFirstInvitation();
  await page.goto(`/sign-in/invitation?token=${token}`);
  const type = async (label: string, text: string) => {
    await tabTo(page, label);
    await page.keyboard.type(text);
  };
  await type("Your name", "Keyboard Person");
  await type("E-mail address", newAddress());
  await type("Choose a password", PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-key]")).toBeVisible();
  const key = (await page.locator("[data-key]").getAttribute("data-key")) ?? "";
  await type("The six digits that the app shows now", showCode(key));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "What waits for you" })).toBeVisible();
  await tabTo(page, "People");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await tabTo(page, "Invite somebody");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Invite somebody" })).toBeVisible();
  await tabTo(page, "Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
});

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("load");
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return "";
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
      return (label ?? "").trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Nothing called ${name} takes the focus`);
}

test("without a script: the first administrator, a wrong password, and a code", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const words = WORDS.en;
  const email = newAddress();
  await page.goto(`/sign-in/invitation?token=${await makeFirstInvitation()}`);
  await page.getByLabel(words.name).fill("Plain Person");
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.choose).fill("short");
  await page.getByRole("button", { name: words.goOn }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.getByLabel(words.email)).toHaveValue(email);
  await expect(page.getByLabel(words.choose)).toHaveValue("");
  await page.getByLabel(words.choose).fill(PASSWORD);
  await page.getByRole("button", { name: words.goOn }).click();
  const key = await setUpFactor(page, words);
  await page.getByRole("button", { name: words.signOut, exact: true }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/sign-in");
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password).fill(PASSWORD);
  await page.getByRole("button", { name: words.signIn }).click();
  await page.getByLabel(words.code).fill(showCode(key, Date.now() + NEXT_STEP_MS));
  await page.getByRole("button", { name: words.signIn }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.desk })).toBeVisible();
  await context.close();
});

test("a forgotten password is set anew by letter, and ends all sessions", async ({ page, browser }) => {
  const email = newAddress();
  const { id } = await signInAs(page, "auditor");
  await askDatabase('UPDATE person SET email = $2, "twoFactorEnabled" = false WHERE id = $1', [id, email]);
  await askDatabase(
    `INSERT INTO account (id, "accountId", "providerId", "userId", password) VALUES ($1, $2, 'credential', $2, 'none')`,
    [randomUUID(), id],
  );
  const other = await browser.newPage();
  await other.goto("/sign-in/forgotten");
  await other.getByLabel("E-mail address").fill(email);
  await other.getByRole("button", { name: "Send the letter" }).click();
  await expect(other.getByRole("status")).toContainText("If somebody has this address");
  const [link = ""] = /https?:\S+/.exec(await readLetter(email)) ?? [];
  await other.goto(new URL(link).pathname + new URL(link).search);
  await other.getByLabel("Choose a password").fill(PASSWORD);
  await other.getByRole("button", { name: "Set the password" }).click();
  await other.getByLabel("E-mail address").fill(email);
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "What waits for you" })).toBeVisible();
  await page.goto("/staff");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await other.close();
});
