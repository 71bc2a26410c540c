import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";
import { signInAs } from "../support/people";

test.describe.configure({ timeout: 120_000 });

const FACILITY = "PKF6FWFKE";

const WORDS = {
  en: {
    link: "Suggest a correction",
    text: "What is wrong or missing?",
    where: "Where this can be read",
    contact: "How we may reach you",
    send: "Send the suggestion",
    reference: "Reference number",
    received: "Received, not looked at yet",
    blank: "Must not be blank.",
    reason: "Reason",
    decline: "Decline",
    declined: "Declined",
  },
  ur: {
    link: "اصلاح تجویز کیجیے",
    text: "کیا غلط یا کم ہے؟",
    where: "یہ کہاں پڑھا جا سکتا ہے",
    contact: "ہم آپ سے کیسے رابطہ کریں",
    send: "مشورہ بھیجیں",
    reference: "حوالہ نمبر",
    received: "موصول، ابھی دیکھا نہیں گیا",
    blank: "خالی نہیں ہو سکتا۔",
    reason: "وجہ",
    decline: "رد کریں",
    declined: "قبول نہیں ہوا",
  },
} as const;

/** A network of its own for each sender, as a proxy of ours would name it: what is counted is counted by network. */
/** An address for measurements (RFC 2544) that hardly another test has: one of them uses up its own. */
const fromElsewhere = () => ({
  "x-forwarded-for": `198.18.${Math.floor(Math.random() * 256)}.${1 + Math.floor(Math.random() * 254)}`,
});

/** Nobody fills in a form in less time than it asks for. */
const READ_MS = 3200;

for (const locale of LOCALES) {
  test(`a correction is sent, declined with a reason, and its sender reads it (${locale})`, async ({
    page,
    browser,
  }) => {
    const words = WORDS[locale];
    const text = `The telephone number is wrong ${Date.now()}`;
    await page.setExtraHTTPHeaders(fromElsewhere());
    await page.goto(localPath(locale, `/facilities/${FACILITY}`));
    await page.getByRole("link", { name: words.link }).click();
    await expectAccessible(page);
    await page.waitForTimeout(READ_MS);
    await page.getByLabel(words.contact).fill("0300 7654321");
    await page.getByRole("button", { name: words.send }).click();
    await expect(page.locator(".error-summary")).toContainText(words.blank);
    await expect(page.getByLabel(words.contact)).toHaveValue("0300 7654321");
    await expectAccessible(page);
    await page.getByLabel(words.text).fill(text);
    await page.getByRole("button", { name: words.send }).click();
    await expect(page.getByText(words.received)).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByText("0300 7654321")).toHaveCount(0);
    const reference = new URL(page.url()).searchParams.get("reference") ?? "";

    const desk = await (await browser.newContext()).newPage();
    await signInAs(desk, "reviewer");
    await desk.goto(localPath(locale, "/staff/suggestions"));
    await expectAccessible(desk);
    await desk.goto(localPath(locale, `/staff/suggestions/${reference}`));
    await expect(desk.getByText(text)).toBeVisible();
    await expect(desk.getByText("0300 7654321")).toBeVisible();
    await expectAccessible(desk);
    await desk.getByLabel(words.reason).fill("The operator confirms the number.");
    await desk.getByRole("button", { name: words.decline }).click();
    await expect(desk.getByText("The operator confirms the number.")).toBeVisible();
    await desk.context().close();

    await page.reload();
    await expect(page.getByText(words.declined, { exact: true })).toBeVisible();
    await expect(page.getByText("The operator confirms the number.")).toBeVisible();
  });
}

test("without a script, a missing facility is suggested and becomes a draft", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: fromElsewhere() });
  const page = await context.newPage();
  const text = `A hub in Skardu is not listed ${Date.now()}`;
  await page.goto("/suggest");
  await page.getByLabel("Which facility, and where?").fill(text);
  await page.getByRole("button", { name: "Send the suggestion" }).click();
  // Sent at once: told so, and nothing typed is lost.
  await expect(page.locator(".error-summary")).toContainText("faster than anybody reads");
  await expect(page.getByLabel("Which facility, and where?")).toHaveValue(text);
  await page.waitForTimeout(READ_MS);
  await page.getByRole("button", { name: "Send the suggestion" }).click();
  await expect(page.getByText("Received, not looked at yet")).toBeVisible();
  const reference = new URL(page.url()).searchParams.get("reference") ?? "";
  await page.goto("/suggest/state");
  await page.getByLabel("Reference number").fill(reference.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText(reference)).toBeVisible();
  await signInAs(page, "reviewer");
  await page.goto(`/staff/suggestions/${reference}`);
  await page.getByRole("button", { name: "Make a draft of it" }).click();
  await expect(page).toHaveURL(/\/staff\/records\/facility\/PKF\w{6}\?draft=\d+/);
  await page.goto(`/suggest/state?reference=${reference}`);
  await expect(page.getByText("Being worked into the register")).toBeVisible();
  await context.close();
});

test.describe("a flood", () => {
  test.use({ expectedErrors: [/status of 429/] });

  test("too many from one network are stopped in words, with the time to wait for programs", async ({ page }) => {
    await page.setExtraHTTPHeaders(fromElsewhere());
    await page.goto("/suggest");
    await page.waitForTimeout(READ_MS);
    const text = page.getByLabel("Which facility, and where?");
    for (let sent = 0; sent < 6; sent += 1) {
      await text.fill(`Number ${sent} of ${Date.now()}`);
      await page.getByRole("button", { name: "Send the suggestion" }).click();
      await expect(page.getByText("Received, not looked at yet")).toBeVisible();
      await page.goto("/suggest");
      await page.waitForTimeout(READ_MS);
    }
    await text.fill("One more");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Send the suggestion" }).click();
    const answer = await answered;
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    await expect(page.locator(".error-summary")).toContainText("Too many suggestions");
    await expect(text).toHaveValue("One more");
  });
});
