import type { Browser, BrowserContextOptions, Locator, Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";
import { askDatabase, signInAs } from "../support/people";

test.describe.configure({ timeout: 180_000 });

const SOURCE = "SCOMIRPUR-20241112";
/** What other tests look at more closely. */
const SPOKEN_FOR = [
  "PKF6FWFKE",
  "PKF4A4VD0",
  "PKF27E9H8",
  "PKF8HQF26",
  "PKFPETEAR",
  "PKFGMTWZ8",
  "PKF5361QJ",
  "PKFXZT0KC",
];

const WORDS = {
  en: {
    phone: "Telephone (optional)",
    address: "Address (optional)",
    source: /^Source of what you changed/,
    reason: "Reason",
    submit: "Hand in for review",
    draft: "Keep as a draft",
    kept: "Draft kept.",
    waiting: "Waiting for a decision",
    published: "Published",
    noSource: "Name the source it rests on.",
    take: (field: string) => `Take: ${field}`,
    telephone: "Telephone",
    accept: "Publish what is ticked",
    stale: "This record has changed since the proposal was made.",
    takeYours: "Take what is proposed",
    goBack: "Go back to version 1",
    ask: "Hand in for review",
    addRow: "Add a row",
    find: "Name, place or code",
    go: "Find",
    before: "Before",
  },
  ur: {
    phone: "فون (اختیاری)",
    address: "پتہ (اختیاری)",
    source: /^آپ کی تبدیلی کا ماخذ/,
    reason: "وجہ",
    submit: "جائزے کے لیے بھیجیں",
    draft: "مسودہ محفوظ کریں",
    kept: "مسودہ محفوظ ہو گیا۔",
    waiting: "فیصلے کی منتظر",
    published: "شائع شدہ",
    noSource: "",
    take: (field: string) => `قبول کریں: ${field}`,
    telephone: "فون",
    accept: "نشان زدہ شائع کریں",
    stale: "تجویز بننے کے بعد یہ اندراج بدل چکا ہے۔",
    takeYours: "تجویز کردہ قبول کریں",
    goBack: "نسخہ 1 پر واپس جائیں",
    ask: "جائزے کے لیے بھیجیں",
    addRow: "سطر شامل کریں",
    find: "نام، جگہ یا کوڈ",
    go: "تلاش کریں",
    before: "پہلے",
  },
};

/** A facility that nobody has changed yet and that has no telephone, another one each time. */
async function chooseFacility(): Promise<{ ref: string; name: string }> {
  const [row] = await askDatabase<{ ref: string; name: string }>(
    `SELECT f.ref, f.name FROM facility f JOIN record_version v ON v.kind = 'facility' AND v.key = f.ref
     WHERE v.number = 1 AND v.known_to = 2147483647 AND v.state = 'published' AND f.phone IS NULL AND f.address IS NULL
       AND NOT f.ref = ANY($1) AND NOT EXISTS (SELECT FROM proposal_change c WHERE c.kind = 'facility' AND c.key = f.ref)
     ORDER BY random() LIMIT 1`,
    [SPOKEN_FOR],
  );
  if (!row) throw new Error("Every facility was changed already");
  return row;
}

const readFacility = async (ref: string) => {
  const [row] = await askDatabase<{ phone: string | null; address: string | null }>(
    "SELECT phone, address FROM facility WHERE ref = $1",
    [ref],
  );
  return row;
};

/** Another person, in a browser of their own. */
async function openFor(
  browser: Browser,
  role: "editor" | "reviewer",
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signInAs(page, role);
  return page;
}

/** Presses a button that sends its form, and waits until the page it leads to is there. */
async function send(page: Page, button: Locator): Promise<void> {
  const arrived = page.waitForEvent("load");
  await button.click();
  await arrived;
}

const idOf = (page: Page): string => /proposals\/(\d+)/.exec(page.url())?.[1] ?? "";
const recordPage = (ref: string) => `/staff/records/facility/${ref}`;

/** Types a telephone number with its source and hands it in; answers the proposal. */
async function propose(page: Page, locale: "en" | "ur", ref: string, phone: string, address = ""): Promise<string> {
  const words = WORDS[locale];
  await page.goto(localPath(locale, recordPage(ref)));
  await page.getByLabel(words.phone, { exact: true }).fill(phone);
  if (address) await page.getByLabel(words.address, { exact: true }).fill(address);
  await page.getByLabel(words.source).first().fill(SOURCE);
  await page.getByRole("textbox", { name: words.reason, exact: true }).last().fill("The body says so");
  await send(page, page.getByRole("button", { name: words.submit, exact: true }).last());
  await expect(page.getByText(words.waiting, { exact: true }).first()).toBeVisible();
  return idOf(page);
}

for (const locale of LOCALES) {
  const words = WORDS[locale];

  test(`a value is proposed with its source, and a reviewer takes one of two (${locale})`, async ({
    page,
    browser,
  }) => {
    const { ref, name } = await chooseFacility();
    await signInAs(page, "editor");
    await page.goto(localPath(locale, "/staff/records"));
    await page.getByLabel(words.find).fill(ref);
    await page.getByRole("button", { name: words.go, exact: true }).click();
    await expectAccessible(page);
    await page.getByRole("link", { name, exact: true }).click();
    await expectAccessible(page);
    const id = await propose(page, locale, ref, "05827 111222", "Main Bazaar");

    const reviewer = await openFor(browser, "reviewer");
    await reviewer.goto(localPath(locale, "/staff/proposals"));
    await expectAccessible(reviewer);
    await reviewer.goto(localPath(locale, `/staff/proposals/${id}`));
    await expect(reviewer.getByText("05827 111222")).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.getByRole("checkbox", { name: words.take(words.telephone) }).uncheck();
    await send(reviewer, reviewer.getByRole("button", { name: words.accept }));
    await expect(reviewer.getByText(words.published, { exact: true }).first()).toBeVisible();
    expect(await readFacility(ref)).toEqual({ phone: null, address: "Main Bazaar" });
    await reviewer.goto(localPath(locale, `/facilities/${ref}`));
    await expect(reviewer.getByText("Test office").first()).toBeVisible();
    await reviewer.context().close();
  });

  test(`two people change one value: the second is chosen by hand (${locale})`, async ({ page, browser }) => {
    const { ref } = await chooseFacility();
    await signInAs(page, "editor");
    const first = await propose(page, locale, ref, "05827 000001");
    const late = await propose(page, locale, ref, "05827 000002");
    const reviewer = await openFor(browser, "reviewer");
    await reviewer.goto(localPath(locale, `/staff/proposals/${first}`));
    await send(reviewer, reviewer.getByRole("button", { name: words.accept }));
    await expect(reviewer.getByText(words.published, { exact: true }).first()).toBeVisible();
    await reviewer.goto(localPath(locale, `/staff/proposals/${late}`));
    await expect(reviewer.getByText(words.stale)).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.getByRole("radio", { name: words.takeYours }).check();
    await send(reviewer, reviewer.getByRole("button", { name: words.accept }));
    await expect(reviewer.getByText(words.published, { exact: true }).first()).toBeVisible();
    expect((await readFacility(ref))?.phone).toBe("05827 000002");

    await reviewer.goto(localPath(locale, `${recordPage(ref)}/history`));
    await expectAccessible(reviewer);
    await reviewer.getByText(words.goBack, { exact: true }).click();
    const form = reviewer.getByRole("form", { name: words.goBack });
    await form.getByRole("textbox", { name: words.reason }).fill("Neither number is right");
    await send(reviewer, form.getByRole("button", { name: words.ask }));
    await expect(reviewer.getByText(words.waiting, { exact: true }).first()).toBeVisible();
    const back = idOf(reviewer);
    await reviewer.context().close();
    const other = await openFor(browser, "reviewer");
    await other.goto(localPath(locale, `/staff/proposals/${back}`));
    await send(other, other.getByRole("button", { name: words.accept }));
    await expect(other.getByText(words.published, { exact: true }).first()).toBeVisible();
    expect((await readFacility(ref))?.phone).toBeNull();
    await other.context().close();
  });
}

test("what is typed is kept as a draft by itself, and nothing is lost when it cannot be handed in", async ({
  page,
}) => {
  const { ref } = await chooseFacility();
  await signInAs(page, "editor");
  await page.goto(recordPage(ref));
  await page.getByLabel(WORDS.en.phone, { exact: true }).fill("05827 333444");
  await expect(page.getByText(WORDS.en.kept)).toBeVisible();
  await page.getByRole("textbox", { name: WORDS.en.reason, exact: true }).last().fill("Heard of it");
  await page.getByRole("button", { name: WORDS.en.submit, exact: true }).last().click();
  const summary = page.locator(".error-summary");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText(WORDS.en.noSource);
  await expect(page.getByLabel(WORDS.en.phone, { exact: true })).toHaveValue("05827 333444");
  await expectAccessible(page);
  await page.goto(recordPage(ref));
  await page.getByRole("link", { name: /^your draft of/ }).click();
  await expect(page.getByLabel(WORDS.en.phone, { exact: true })).toHaveValue("05827 333444");
});

test("a form that overtakes the keeping of its draft waits for it, and leaves no second one behind", async ({
  page,
}) => {
  const { ref } = await chooseFacility();
  const { id: person } = await signInAs(page, "editor");
  let kept = 0;
  await page.route("**/staff/records/**", async (route) => {
    if (route.request().postData()?.includes("autosave")) {
      kept += 1;
      await new Promise((done) => setTimeout(done, 1500));
    }
    await route.continue();
  });
  await page.goto(recordPage(ref));
  await page.getByLabel("Telephone (optional)", { exact: true }).fill("051 300");
  await page.getByLabel(WORDS.en.source).first().fill(SOURCE);
  await page.getByRole("textbox", { name: "Reason", exact: true }).last().fill("The body says so");
  await expect.poll(() => kept, { timeout: 15_000 }).toBe(1);
  await send(page, page.getByRole("button", { name: WORDS.en.submit, exact: true }).last());
  await expect(page.getByText(WORDS.en.waiting, { exact: true }).first()).toBeVisible();
  const made = await askDatabase("SELECT state::text FROM proposal WHERE author_id = $1", [person]);
  expect(made).toEqual([{ state: "submitted" }]);
});

test("what is said of a proposal stands there, one after the other; published, it is undone from its page", async ({
  page,
  browser,
}) => {
  const { ref } = await chooseFacility();
  await signInAs(page, "editor");
  const id = await propose(page, "en", ref, "051 301");
  for (const text of ["Who counted?", "I did"]) {
    await page.getByRole("textbox", { name: "Your comment" }).fill(text);
    await page.getByRole("button", { name: "Add the comment" }).click();
    await expect(page.locator("#comments ~ ol").getByText(text)).toBeVisible();
    await expect(page.getByRole("button", { name: "Add the comment" })).toBeEnabled();
  }
  const reviewer = await openFor(browser, "reviewer");
  await reviewer.goto(`/staff/proposals/${id}`);
  await send(reviewer, reviewer.getByRole("button", { name: WORDS.en.accept }));
  expect((await readFacility(ref))?.phone).toBe("051 301");

  await page.goto(`/staff/proposals/${id}`);
  await page.getByText("Undo", { exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Reason" }).fill("It was another body's");
  await send(page, page.getByRole("button", { name: "Propose to undo it" }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("undo");
  await expect(page.getByText("Makes everything as it was before")).toBeVisible();
  await reviewer.goto(`/staff/proposals/${idOf(page)}`);
  await send(reviewer, reviewer.getByRole("button", { name: WORDS.en.accept }));
  expect((await readFacility(ref))?.phone).toBeNull();
  await reviewer.close();
});

test("a record that may be there already is shown before a new one is handed in", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto("/staff/records/facility/new");
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).first().fill("SCO Software Technology Park, Mirpur");
  await page.getByLabel("Main kind").selectOption("software_technology_park");
  await page.getByLabel(/^Area/).fill("PK-JK-MIRPUR");
  await page.getByLabel("Ownership", { exact: true }).selectOption("public");
  await page.getByLabel("What the point stands for").selectOption("none");
  await page.getByLabel(WORDS.en.source).first().fill(SOURCE);
  await page.getByRole("textbox", { name: WORDS.en.reason, exact: true }).last().fill("It opened");
  await page.getByRole("button", { name: WORDS.en.submit, exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "Is it one of these?" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Is it one of these?" })).toContainText("PKF6FWFKE");
});

test("a point is dragged on the map, and the degrees follow", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto(recordPage("PKF6FWFKE"));
  const lat = page.getByLabel(/^Latitude/);
  const before = await lat.inputValue();
  const map = page.getByRole("region", { name: "Map to put the point on" });
  await map.scrollIntoViewIfNeeded();
  const pin = map.locator(".map-pin");
  await expect(pin).toBeVisible();
  const box = await pin.boundingBox();
  if (!box) throw new Error("The point is not on the map");
  await page.mouse.move(box.x + 14, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + 54, box.y - 26, { steps: 6 });
  await page.mouse.up();
  await expect(lat).not.toHaveValue(before);
});

test("by keyboard alone a value is changed and handed in", async ({ page }) => {
  const { ref } = await chooseFacility();
  await signInAs(page, "editor");
  await page.goto(recordPage(ref));
  await page.getByLabel(WORDS.en.phone, { exact: true }).focus();
  await page.keyboard.type("05827 555666");
  await page.getByLabel(WORDS.en.source).first().focus();
  await page.keyboard.type(SOURCE);
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: WORDS.en.reason, exact: true }).last().focus();
  await page.keyboard.type("Rang them");
  const submit = page.getByRole("button", { name: WORDS.en.submit, exact: true }).last();
  for (let presses = 0; presses < 6; presses += 1) {
    if (await submit.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(submit).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(WORDS.en.waiting, { exact: true }).first()).toBeVisible();
});

test("without a script a row is added, a value handed in, and a proposal decided", async ({ browser }) => {
  const { ref } = await chooseFacility();
  const editor = await openFor(browser, "editor", { javaScriptEnabled: false });
  await editor.goto(recordPage(ref));
  await editor.getByLabel(WORDS.en.phone, { exact: true }).fill("05827 777888");
  const names = editor.getByRole("group", { name: "Other names" });
  const before = await names.getByRole("listitem").count();
  await names.getByRole("button", { name: WORDS.en.addRow }).click();
  await expect(names.getByRole("listitem")).toHaveCount(before + 1);
  await expect(editor.getByLabel(WORDS.en.phone, { exact: true })).toHaveValue("05827 777888");
  const row = names.getByRole("listitem").last();
  await row.getByLabel("Name", { exact: true }).fill("The hub by the bazaar");
  await row.getByLabel("Language").selectOption("en");
  await row.getByLabel("Kind of name").selectOption("alias");
  await editor.getByRole("textbox", { name: WORDS.en.reason, exact: true }).last().fill("Asked there");
  await editor.getByRole("button", { name: WORDS.en.submit, exact: true }).last().click();
  await expect(editor.locator(".error-summary")).toContainText(WORDS.en.noSource);
  await editor.getByLabel(WORDS.en.source).first().fill(SOURCE);
  await editor.getByRole("button", { name: WORDS.en.submit, exact: true }).last().click();
  await expect(editor.getByText(WORDS.en.waiting, { exact: true }).first()).toBeVisible();
  const id = idOf(editor);
  await editor.context().close();
  const reviewer = await openFor(browser, "reviewer", { javaScriptEnabled: false });
  await reviewer.goto(`/staff/proposals/${id}`);
  await expect(reviewer.getByText("The hub by the bazaar")).toBeVisible();
  await reviewer.getByRole("button", { name: WORDS.en.accept }).click();
  await expect(reviewer.getByText(WORDS.en.published, { exact: true }).first()).toBeVisible();
  expect((await readFacility(ref))?.phone).toBe("05827 777888");
  await reviewer.context().close();
});
