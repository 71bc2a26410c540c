import type { Page } from "playwright/test";
import en from "@/lib/i18n/messages/en.json" with { type: "json" };
import ur from "@/lib/i18n/messages/ur.json" with { type: "json" };
import type { MapAnswer } from "@/lib/map/schema";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const words = en.map;
const WORDS = { en: en.map, ur: ur.map };
const COUNTRY = "extent=60,23,81,38&zoom=5";
/** Points of the shipped data: many facilities on one, a handful on the other. */
const ISLAMABAD = { lat: 33.72148, lon: 73.04329 };
const MIRPUR = { lat: 33.14782, lon: 73.75187 };

async function askMap(page: Page, query: string): Promise<MapAnswer> {
  const response = await page.request.get(`/map.json?${query}`);
  expect(response.status()).toBe(200);
  return (await response.json()) as MapAnswer;
}

/** Opens a page with the map and waits until its first answer is on it. */
async function openMap(page: Page, address: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes("/map.json"));
  await page.goto(address);
  await answered;
  await expect(map(page)).toBeVisible();
  await expect(page.locator(".leaflet-marks-pane canvas")).toHaveCount(1);
}

const map = (page: Page, locale: "en" | "ur" = "en") => page.getByRole("application", { name: WORDS[locale].keys });
const list = (page: Page) => page.locator("#map-list");
const popup = (page: Page) => page.locator(".leaflet-popup");
const viewOf = (page: Page) => new URL(page.url()).searchParams.get("view");

/** Presses the map at its middle, or so many pixels from it. */
async function pressMiddle(page: Page, locale: "en" | "ur" = "en", dx = 0, dy = 0): Promise<void> {
  await expect(page.locator(".leaflet-marks-pane canvas")).toHaveCount(1);
  const box = await map(page, locale).boundingBox();
  if (!box) throw new Error("the map has no place on the page");
  await map(page, locale).click({ position: { x: box.width / 2 + dx, y: box.height / 2 + dy } });
}

const countWords = (answer: MapAnswer) =>
  words.inView.replace("{n}", String(answer.in_view)).replace("{m}", String(answer.total));

test("the map, its counts and the list beside it say the same", async ({ page }) => {
  await openMap(page, "/");
  const answer = await askMap(page, COUNTRY);
  await expect(page.getByText(countWords(answer))).toBeVisible();
  await expect(list(page).getByRole("listitem")).toHaveCount(answer.list.length);
});

test("land, names and marks are drawn", async ({ page }) => {
  await openMap(page, "/map");
  for (const pane of ["base", "names", "marks"]) {
    await expect.poll(() => countInked(page, pane), { message: `pixels of ${pane}` }).toBeGreaterThan(500);
  }
});

test("dragging the map changes the view in the address and what the list counts, and no filter", async ({ page }) => {
  await openMap(page, "/?view=33.7,73.1,9");
  const before = await page.getByText(/in view of/).textContent();
  await map(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => viewOf(page)).not.toBe("33.7,73.1,9");
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(["view"]);
  await expect(page.getByText(/in view of/)).not.toHaveText(before ?? "");
});

test("a map that nobody moved leaves the address alone", async ({ page }) => {
  await openMap(page, "/");
  await page.waitForTimeout(900);
  expect(new URL(page.url()).search).toBe("");
});

test("a place with many facilities opens them as a list", async ({ page }) => {
  await openMap(page, `/?view=${ISLAMABAD.lat},${ISLAMABAD.lon},11`);
  await pressMiddle(page);
  await expect(popup(page)).toContainText(words.several.replace("{n} ", ""));
  expect(await popup(page).getByRole("listitem").count()).toBeGreaterThan(14);
  await popup(page).getByRole("button", { name: words.close }).click();
  await expect(popup(page)).toHaveCount(0);
});

test("a few facilities on one point fan out, and each opens its facts", async ({ page }) => {
  await openMap(page, `/?view=${MIRPUR.lat},${MIRPUR.lon},10`);
  await pressMiddle(page);
  await expect(popup(page)).toHaveCount(0);
  await pressMiddle(page, "en", 0, -26);
  await expect(popup(page).getByRole("listitem")).toHaveCount(1);
  await popup(page).getByRole("link").click();
  await expect(page).toHaveURL(/\/facilities\/PKF[0-9A-Z]{6}$/);
});

test("by keyboard: from the list to the map, into the popup, and back", async ({ page }) => {
  await openMap(page, "/");
  const first = list(page).getByRole("listitem").first();
  const button = first.getByRole("button");
  const name = await first.getByRole("link").textContent();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(popup(page).getByRole("link")).toHaveText(name ?? "");
  await expect(popup(page).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(popup(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("the skip link leads past the map to the list", async ({ page }) => {
  await openMap(page, "/");
  const skip = page.getByRole("link", { name: words.skip });
  await skip.focus();
  await expect(skip).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(list(page)).toBeFocused();
});

test("only this area becomes a condition, and Back takes it away again", async ({ page }) => {
  await openMap(page, "/?view=33.7,73.1,9");
  await page.getByRole("button", { name: words.onlyThisArea }).click();
  await expect(page).toHaveURL(/bbox=/);
  const box = new URL(page.url()).searchParams.get("bbox");
  const answer = await askMap(page, `bbox=${box}&${COUNTRY}`);
  await expect(page.getByText(countWords(answer))).toBeVisible();
  expect(answer.in_view).toBe(answer.total);
  await page.goBack();
  await expect(page).not.toHaveURL(/bbox=/);
  await expect.poll(() => viewOf(page)).toBe("33.7,73.1,9");
});

test("a drawn rectangle becomes a condition", async ({ page }) => {
  await openMap(page, "/map?view=33.7,73.1,8");
  await page.getByRole("button", { name: words.drawArea }).click();
  await expect(page.getByText(words.drawHint)).toBeVisible();
  const box = await map(page).boundingBox();
  if (!box) throw new Error("the map has no place on the page");
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.8, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/bbox=/);
  await expect(page.getByText(words.drawHint)).toHaveCount(0);
});

test("drawing can be given up", async ({ page }) => {
  await openMap(page, "/");
  const draw = page.getByRole("button", { name: words.drawArea });
  await draw.click();
  await expect(draw).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(draw).toHaveAttribute("aria-pressed", "false");
});

test("near me asks only when pressed, and rounds what it puts into the address", async ({ page, context }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 33.1478219, longitude: 73.7518745 });
  await openMap(page, "/");
  expect(new URL(page.url()).search).toBe("");
  await page.getByRole("button", { name: words.nearMe }).click();
  await expect(page).toHaveURL(/near=33\.148,73\.752,25/);
});

test("near me says what to do when the place is not told", async ({ page, context }) => {
  await context.clearPermissions();
  await openMap(page, "/");
  await page.getByRole("button", { name: words.nearMe }).click();
  await expect(page.getByText(words.locationRefused)).toBeVisible();
});

test("boundary lines can be taken off, and put back", async ({ page }) => {
  await openMap(page, "/map");
  const toggle = page.getByRole("button", { name: words.boundaries });
  const withLines = await waitForPicture(page, "base");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => sumPixels(page, "base")).not.toBe(withLines);
  await toggle.click();
  await expect.poll(() => sumPixels(page, "base")).toBe(withLines);
});

test.describe("when the points cannot be loaded", () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test("the map says so, keeps what it has, and asks again when told to", async ({ page }) => {
    await openMap(page, "/?view=33.7,73.1,9");
    const listed = await list(page).getByRole("listitem").count();
    await page.route("**/map.json?*", (route) => route.abort());
    await page.getByRole("button", { name: words.zoomOut, exact: true }).click();
    await expect(page.getByText(words.failed)).toBeVisible();
    await expect(list(page).getByRole("listitem")).toHaveCount(listed);
    await page.unroute("**/map.json?*");
    await page.getByRole("button", { name: words.retry }).click();
    await expect(page.getByText(words.failed)).toHaveCount(0);
  });
});

for (const locale of LOCALES) {
  test(`the map page in ${locale} is accessible, with a popup open too`, async ({ page }) => {
    // Half faded in, every text is too pale.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(localPath(locale, `/map?view=${ISLAMABAD.lat},${ISLAMABAD.lon},11`));
    await expect(map(page, locale)).toBeVisible();
    await expectAccessible(page);
    await pressMiddle(page, locale);
    await expect(popup(page)).toBeVisible();
    await expectAccessible(page);
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the list has the facilities, and the map of a filter says where to look", async ({ page }) => {
    await page.goto("/?status=open");
    expect(await list(page).getByRole("listitem").count()).toBeGreaterThan(20);
    await expect(page.locator("noscript p")).toContainText(words.needsScript);
    await expect(page.locator("noscript p")).toBeVisible();
  });

  for (const locale of LOCALES)
    test(`the country is drawn in ${locale}, and a mark leads to the facilities that it counts`, async ({ page }) => {
      await page.goto(localPath(locale, "/"));
      const marks = page.locator(".map-picture a[href*='bbox=']");
      expect(await marks.count()).toBeGreaterThan(5);
      const mark = marks.last();
      const counted = (await mark.locator("text").textContent()) ?? "";
      await mark.click();
      await expect(page).toHaveURL(/bbox=/);
      await expect(page.locator(".figure-link", { hasText: counted }).first()).toBeVisible();
    });
});

for (const locale of LOCALES)
  test(`what was drawn for the time before the map is accessible in ${locale}, and goes when the map is there`, async ({
    page,
  }) => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/geo\//, (route) => held.then(() => route.continue()));
    await page.goto(localPath(locale, "/"));
    const picture = page.locator(".map-picture");
    await expect(picture).toBeVisible();
    await expectAccessible(page);
    letGo();
    await expect(picture).toHaveCount(0);
    await expect.poll(() => countInked(page, "base")).toBeGreaterThan(0);
  });

/** Pixels of a pane's canvas that anything was drawn on, of those looked at. */
const countInked = (page: Page, pane: string) => readCanvas(page, pane).then(({ inked }) => inked);

/** One number for a picture: another picture, in all likelihood another number. */
const sumPixels = (page: Page, pane: string) => readCanvas(page, pane).then(({ sum }) => sum);

/** The number of a pane's picture once it no longer changes. */
async function waitForPicture(page: Page, pane: string): Promise<number> {
  let last = 0;
  await expect
    .poll(
      async () => {
        const before = last;
        last = await sumPixels(page, pane);
        return last !== 0 && last === before;
      },
      { intervals: [300] },
    )
    .toBe(true);
  return last;
}

/** Looks at every seventh pixel of a pane's canvas. */
function readCanvas(page: Page, pane: string): Promise<{ inked: number; sum: number }> {
  return page.evaluate((name) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`.leaflet-${name}-pane canvas`);
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return { inked: 0, sum: 0 };
    const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    let inked = 0;
    let sum = 0;
    for (let index = 0; index < pixels.length; index += 7) {
      const pixel = pixels[index] ?? 0;
      if (pixel !== 0) inked += 1;
      sum = (sum * 31 + pixel) % 1_000_000_007;
    }
    return { inked, sum };
  }, pane);
}
