import { randomUUID } from "node:crypto";
import type { Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";
import { askDatabase, signInAs } from "../support/people";
import { xlsxFile } from "../support/workbook";

test.describe.configure({ timeout: 120_000 });

const SOURCE = "URDUPT-20240207";
const DADYAL = "PKF5WF1J0";
/** Tests run side by side: each that publishes has a facility of its own. */
const OWN = { en: "PKFTKYCDA", ur: "PKF3ZVXAQ" } as const;

const WORDS = {
  en: {
    file: "CSV, XLSX or data package (ZIP)",
    send: "Send in",
    compare: "Compare with the register",
    preview: "What it would change",
    reason: "Why, and where the figures are from",
    publish: "Publish",
    published: "published",
    why: "Reason",
    undo: "Propose to undo it",
    accept: "Publish the undoing",
    undone: "undone",
    notTaken: "The file was not taken",
    changed: "Changed",
    rest: "All that are left are new facilities",
    howYouKnow: "How you know",
  },
  ur: {
    file: "CSV، XLSX یا ڈیٹا پیکج (ZIP)",
    send: "بھیجیں",
    compare: "رجسٹر سے موازنہ کریں",
    preview: "اس سے کیا بدلے گا",
    reason: "کیوں، اور اعداد کہاں سے ہیں",
    publish: "شائع کریں",
    published: "شائع شدہ",
    why: "وجہ",
    undo: "واپسی کی تجویز دیں",
    accept: "واپسی شائع کریں",
    undone: "کالعدم کی گئی",
    notTaken: "فائل نہیں لی گئی",
    changed: "بدلی ہوئی",
    rest: "باقی سب نئی سہولتیں ہیں",
    howYouKnow: "آپ کو کیسے معلوم ہے",
  },
} as const;

const csv = (...rows: (string | number)[][]) => `${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;

async function sendFile(page: Page, locale: "en" | "ur", name: string, content: string | Buffer): Promise<void> {
  await page.goto(localPath(locale, "/staff/imports"));
  await page.getByLabel(WORDS[locale].file).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.getByRole("button", { name: WORDS[locale].send }).click();
}

/** The seats of a facility as the register has them now. */
async function readSeats(ref: string): Promise<number | null> {
  const [row] = await askDatabase<{ seats: number | null }>(
    `SELECT (document->>'seats')::int AS seats FROM record_version WHERE kind = 'facility' AND key = $1 AND known_to = 2147483647`,
    [ref],
  );
  return row?.seats ?? null;
}

for (const locale of LOCALES) {
  const words = WORDS[locale];

  test(`a file is sent in, its columns checked, its preview read, published and undone (${locale})`, async ({
    page,
  }) => {
    await signInAs(page, "administrator", { publishesDirectly: true, decidesOwn: true });
    const seats = 100 + Math.floor(Math.random() * 800);
    const before = await readSeats(OWN[locale]);
    await page.goto(localPath(locale, "/staff/imports"));
    await expectAccessible(page);
    await sendFile(
      page,
      locale,
      `${randomUUID()}.csv`,
      csv(["Reference", " SEATS", "source_ids"], [OWN[locale], seats, SOURCE]),
    );

    await expect(page.getByLabel("SEATS")).toHaveValue("seats");
    await expectAccessible(page);
    await page.getByRole("button", { name: words.compare }).click();
    await expect(page.getByRole("heading", { name: words.preview })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(String(seats), { exact: true })).toBeVisible();
    await expectAccessible(page);

    const preview = await page.request.get(`/api/imports/${page.url().split("/").at(-1)}`);
    expect(await preview.text()).toContain(`,seats,${before ?? ""},${seats},`);

    await page.getByLabel(words.reason).fill("Counted by hand");
    await page.getByRole("button", { name: words.publish, exact: true }).click();
    await expect(page.getByText(words.published, { exact: true })).toBeVisible({ timeout: 60_000 });
    expect(await readSeats(OWN[locale])).toBe(seats);
    await expectAccessible(page);

    await page.getByRole("textbox", { name: words.why }).fill("The wrong list");
    await page.getByRole("button", { name: words.undo }).click();
    await page.getByRole("button", { name: words.accept }).click();
    await expect(page.getByText(words.undone, { exact: true })).toBeVisible({ timeout: 60_000 });
    expect(await readSeats(OWN[locale])).toBe(before);
  });

  test(`a file that cannot be read is refused in words (${locale})`, async ({ page }) => {
    await signInAs(page, "reviewer");
    await sendFile(page, locale, "old.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]));
    await expect(page.getByRole("heading", { name: words.notTaken })).toBeVisible();
    await expectAccessible(page);
  });
}

test("one who may not import finds no imports, and nobody finds those of others that were not handed in", async ({
  page,
  browser,
}) => {
  await signInAs(page, "reviewer");
  await sendFile(page, "en", "mine.csv", csv(["ref", "seats"], [DADYAL, 1]));
  await expect(page.getByLabel("seats")).toBeVisible();
  const address = page.url();
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, "reviewer");
  expect((await other.goto(address))?.status()).toBe(404);
  const editor = await (await browser.newContext()).newPage();
  await signInAs(editor, "editor");
  expect((await editor.goto(new URL("/staff/imports", address).href))?.status()).toBe(404);
});

test("a spreadsheet is taken as well, and a formula in it refused by its address", async ({ page }) => {
  await signInAs(page, "reviewer");
  const sheet = xlsxFile([
    ["ref", "seats", "source_ids"],
    [DADYAL, { xml: "<c><f>1+1</f><v>2</v></c>" }, SOURCE],
  ]);
  await sendFile(page, "en", "list.xlsx", Buffer.from(sheet));
  await page.getByRole("button", { name: WORDS.en.compare }).click();
  await expect(page.getByText("Cell B2 holds a formula")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel(WORDS.en.reason)).toHaveCount(0);
  await expectAccessible(page);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a file is sent in, compared, published and undone", async ({ page }) => {
    await signInAs(page, "administrator", { publishesDirectly: true, decidesOwn: true });
    const seats = 100 + Math.floor(Math.random() * 800);
    await sendFile(page, "en", "plain.csv", csv(["ref", "seats", "source_ids"], [DADYAL, seats, SOURCE]));
    await page.getByRole("button", { name: WORDS.en.compare }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { name: WORDS.en.preview })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await page.getByLabel(WORDS.en.reason).fill("Counted by hand");
    await page.getByRole("button", { name: WORDS.en.publish, exact: true }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(WORDS.en.published, { exact: true })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    expect(await readSeats(DADYAL)).toBe(seats);
    await page.getByRole("textbox", { name: WORDS.en.why }).fill("The wrong list");
    await page.getByRole("button", { name: WORDS.en.undo }).click();
    await page.getByRole("button", { name: WORDS.en.accept }).click();
    await expect(page.getByText(WORDS.en.undone, { exact: true })).toBeVisible();
  });
});

const MERGE_WORDS = {
  en: {
    look: "Look through the register for more",
    other: "Reference of the other record",
    compare: "Compare",
    into: /Keep .*\(PKF5WF1J0\)/,
    reason: "How you know",
    propose: "Propose the merge",
    close: "Close",
    on: "Closed on",
    closing: "Propose the closing",
  },
  ur: {
    look: "رجسٹر میں مزید ڈھونڈیں",
    other: "دوسرے ریکارڈ کا حوالہ",
    compare: "موازنہ کریں",
    into: /\(PKF5WF1J0\) باقی رہے/,
    reason: "آپ کو کیسے معلوم ہے",
    propose: "ضم کرنے کی تجویز دیں",
    close: "بند کریں",
    on: "بند ہونے کی تاریخ",
    closing: "بندش کی تجویز دیں",
  },
} as const;

for (const locale of LOCALES) {
  test(`two records are held side by side and one is proposed to go into the other, by keyboard (${locale})`, async ({
    page,
  }) => {
    const words = MERGE_WORDS[locale];
    await signInAs(page, "reviewer");
    await page.goto(localPath(locale, "/staff/duplicates"));
    await expect(page.getByRole("button", { name: words.look })).toBeVisible();
    await expectAccessible(page);
    await page.goto(localPath(locale, "/staff/records/facility/PKF6FWFKE/duplicate"));
    await page.getByLabel(words.other).fill(DADYAL);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: words.into })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: words.into }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: words.propose })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(words.reason).fill("One building");
    await page.getByRole("button", { name: words.propose }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/staff\/proposals\/\d+$/);
    const id = page.url().split("/").at(-1);
    const [merge] = await askDatabase<{ successor: string }>(
      `SELECT successor FROM proposal_change WHERE proposal_id = $1 AND action = 'merge'`,
      [id],
    );
    expect(merge).toEqual({ successor: DADYAL });
  });

  test(`closing a facility asks for date, reason and source (${locale})`, async ({ page }) => {
    const words = MERGE_WORDS[locale];
    await signInAs(page, "editor");
    await page.goto(localPath(locale, "/staff/records/facility/PKF6FWFKE/close"));
    await expectAccessible(page);
    await page.getByLabel(words.on).fill("soon");
    await page.getByRole("button", { name: words.closing }).click();
    await expect(page.locator(".error-summary")).toBeFocused();
    // The date that is none, and what is missing beside it.
    await expect(page.locator(".error-summary").getByRole("link")).toHaveCount(3);
    await expect(page.getByLabel(words.on)).toHaveValue("soon");
    await expectAccessible(page);
  });
}
