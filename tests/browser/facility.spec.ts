import type { Page } from "playwright/test";
import { expect, expectAccessible, LOCALES, localPath, test } from "../support/page";

const OPEN_PARK = "PKF6FWFKE";
const CONTESTED_PARK = "PKF4A4VD0";
const UNDATED_HUB = "PKF27E9H8";
const TWO_FUNCTIONS = "PKF8HQF26";
const WITHOUT_POINT = "PKFPETEAR";
const AT_DISTRICT = "PKFGMTWZ8";
const MAYBE_TWICE = "PKF5361QJ";
const INSIDE_ANOTHER = "PKFXZT0KC";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const fact = (page: Page, name: string) =>
  page.locator(".fact").filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) });

test("each value shows what it rests on, and whose word that is", async ({ page }) => {
  await page.goto(`/facilities/${OPEN_PARK}`);
  await expect(title(page)).toHaveText("SCO Software Technology Park Mirpur");
  await page.getByRole("button", { name: "Sources of: Kind" }).click();
  const note = page.locator(":popover-open");
  await expect(note).toContainText("UrduPoint/APP");
  await expect(note).toContainText("7 February 2024");
  await note.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/sources\/URDUPT-20240207$/);
});

test("what no document states is said to be ours, and what is not known is written out", async ({ page }) => {
  await page.goto(`/facilities/${OPEN_PARK}`);
  const rests = async (label: string) => {
    await page.getByRole("button", { name: `Sources of: ${label}`, exact: true }).click();
    return page.locator(":popover-open");
  };
  await expect(await rests("Ownership")).toContainText("Our judgement");
  await page.keyboard.press("Escape");
  await expect(await rests("Name in Urdu")).toContainText("Our rendering");
  await page.keyboard.press("Escape");
  await expect(await rests("Coordinates")).toContainText("GeoNames");
  await page.keyboard.press("Escape");
  await expect(fact(page, "Seats")).toContainText("Not known");
  await expect(section(page, "To use it").getByText("Not known: ask SCO")).toHaveCount(4);
  await expect(section(page, "What this record does not know")).toContainText("how many seats it has");
});

test("what contradicts itself is shown side by side and marked", async ({ page }) => {
  await page.goto(`/facilities/${CONTESTED_PARK}`);
  await expect(page.getByText("Sources contradict each other on this record")).toBeVisible();
  const timeline = section(page, "Status over time");
  await expect(timeline.getByRole("listitem").filter({ hasText: "Announced" })).toContainText("Contested");
  await expect(timeline.getByRole("listitem").filter({ hasText: "Current status" })).toContainText("7 November 2022");
  const figures = section(page, "Figures, as each source has them");
  await expect(figures.getByRole("row").filter({ hasText: "41,390,000,000" })).toContainText("Contested");
  await expect(figures.getByRole("row").filter({ hasText: "31,100,000,000" })).toContainText("ProPakistani");
  await expect(figures.getByRole("row").filter({ hasText: "Room for companies" })).not.toContainText("Contested");
});

test("a long silence is said beside the date of our newest source", async ({ page }) => {
  await page.goto(`/facilities/${AT_DISTRICT}?as_of=2026-11-22`);
  await expect(
    page.getByText("Agreement signed: that was 2 years 1 month ago, and nothing has been reported since."),
  ).toBeVisible();
  await expect(
    page.getByText(/^No report found since October 2024; the newest source in the register is of /),
  ).toBeVisible();
});

test("an undated step is kept, last, and said to be undated", async ({ page }) => {
  await page.goto(`/facilities/${UNDATED_HUB}`);
  await expect(page.getByText("date not known")).toBeVisible();
  const steps = section(page, "Status over time").getByRole("listitem");
  await expect(steps.first()).toContainText("Announced");
  await expect(steps.last()).toContainText("undated");
});

test("one site with two functions is one facility", async ({ page }) => {
  await page.goto(`/facilities/${TWO_FUNCTIONS}`);
  await expect(fact(page, "Used for")).toContainText("One facility, 2 functions:");
  await expect(fact(page, "Used for").getByRole("listitem")).toHaveCount(2);
  await expect(fact(page, "Who may enter")).toContainText("Students");
});

test("a place that is not known has no point, and an inexact one says so", async ({ page }) => {
  await page.goto(`/facilities/${WITHOUT_POINT}`);
  await expect(page.getByText("so it has no point on the map")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Map:/ })).toHaveCount(0);
  await page.goto(`/facilities/${AT_DISTRICT}`);
  await expect(page.getByText("The point is that of the district; the place within it is not known.")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Map:/ })).toBeVisible();
  await expect(
    section(page, "Nearby")
      .getByText(/^about \d/)
      .first(),
  ).toBeVisible();
});

test("what may be the same, and what stands on the same site, is one step away", async ({ page }) => {
  await page.goto(`/facilities/${MAYBE_TWICE}`);
  const twins = section(page, "Possibly the same facility");
  await expect(twins).toContainText("Not decided");
  await expect(section(page, "On the same site")).toContainText("same host");
  await twins.getByRole("link").first().click();
  await expect(section(page, "Possibly the same facility")).toContainText("University of AJK");
  await page.goto(`/facilities/${INSIDE_ANOTHER}`);
  await fact(page, "Part of").getByRole("link").click();
  await expect(section(page, "On the same site")).toContainText("inside this one");
});

test("another day shows what was true then, and before its first report it is not yet listed", async ({ page }) => {
  await page.goto(`/facilities/${OPEN_PARK}?as_of=2024-03-01`);
  await expect(page.getByText("What was true on 1 March 2024.")).toBeVisible();
  await expect(section(page, "Status over time").getByRole("listitem")).not.toContainText(["Operational"]);
  await page.goto(`/facilities/${OPEN_PARK}?as_of=2024-06-15`);
  await expect(
    page.getByText("Known only as June 2024: the day of the change may come before or after 15 June 2024."),
  ).toBeVisible();
  await page.goto(`/facilities/${OPEN_PARK}?as_of=2020-01-01&colour=red`);
  await expect(page.getByRole("heading", { name: "Not yet listed on 1 January 2020" })).toBeVisible();
  await expect(page.getByText("colour=red")).toBeVisible();
  await page.getByRole("link", { name: "This facility as of today" }).click();
  await expect(page).toHaveURL(new RegExp(`/facilities/${OPEN_PARK}$`));
});

test("a reference in small letters leads to its page, in the language of the address", async ({ page }) => {
  await page.goto(`/ur/facilities/${OPEN_PARK.toLowerCase()}`);
  await expect(page).toHaveURL(new RegExp(`/ur/facilities/${OPEN_PARK}$`));
});

test.describe("an address of nothing", () => {
  test.use({ expectedErrors: [/404/] });

  test("is a page that is not there, with ways on", async ({ page }) => {
    const response = await page.goto("/facilities/PKF0000000");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("searchbox")).toBeVisible();
  });
});

test("search engines get a place, with a point only where it is one", async ({ page }) => {
  const read = async (ref: string) => {
    await page.goto(`/facilities/${ref}`);
    return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  };
  const park = await read(OPEN_PARK);
  expect(park["@type"]).toBe("Place");
  expect(park.identifier.value).toBe(OPEN_PARK);
  expect(park.geo.latitude).toBeCloseTo(33.148, 2);
  expect((await read(AT_DISTRICT)).geo).toBeUndefined();
});

test("link and citation are copied, and the same as JSON is one press away", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/facilities/${OPEN_PARK}`);
  await page.getByRole("button", { name: "Copy link" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/facilities/${OPEN_PARK}$`));
  await page.getByRole("button", { name: "Copy citation" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`(${OPEN_PARK}), version 1`);
  await expect(page.getByRole("link", { name: "Send by WhatsApp" })).toHaveAttribute(
    "href",
    /^https:\/\/wa\.me\/\?text=/,
  );
  await expect(page.getByRole("link", { name: "This record as JSON" })).toHaveAttribute(
    "href",
    `/facilities/${OPEN_PARK}.json`,
  );
});

for (const locale of LOCALES) {
  for (const ref of [OPEN_PARK, CONTESTED_PARK, WITHOUT_POINT, MAYBE_TWICE]) {
    test(`${ref} in ${locale} is accessible and as wide as the window`, async ({ page }) => {
      await page.goto(localPath(locale, `/facilities/${ref}`));
      await expectAccessible(page);
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      expect(scroll).toBe(width);
    });
  }
}

test("in the dark, with a note open, it is as accessible", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/facilities/${CONTESTED_PARK}`);
  await page.getByRole("button", { name: "Sources of: Kind" }).click();
  await expectAccessible(page);
});

test("Urdu record text keeps its direction, and English on an Urdu page its own", async ({ page }) => {
  await page.goto(`/ur/facilities/${OPEN_PARK}`);
  await expect(title(page)).toHaveAttribute("lang", "ur");
  const summary = page.getByText("The first software technology park run by SCO");
  await expect(summary).toHaveAttribute("dir", "ltr");
  await expect(summary).toHaveAttribute("lang", "en");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("facts, sources and their notes are all there", async ({ page }) => {
    await page.goto(`/facilities/${CONTESTED_PARK}`);
    await expect(section(page, "Status over time").getByRole("listitem")).toHaveCount(3);
    await expect(section(page, "Sources").getByRole("listitem")).toHaveCount(5);
    await page.getByRole("button", { name: "Sources of: Kind" }).click();
    await expect(page.locator("#why-kind")).toContainText("Business Recorder");
    await section(page, "Nearby").getByRole("link").first().click();
    await expect(page).toHaveURL(/\/facilities\/PKF/);
  });
});
