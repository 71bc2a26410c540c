import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "playwright/test";

export { expect };

export const LOCALES = ["en", "ur"] as const;

type Options = {
  /** Console errors that a test expects, as "status of 404" of a page that is not there. */
  expectedErrors: RegExp[];
};

/**
 * Playwright's test, in which a page may not complain: an error on the console (a refused script or style among
 * them), an error nobody caught, or a request to anywhere but our own server fails the test.
 */
export const test = base.extend<Options>({
  expectedErrors: [[], { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const complaints = listenForComplaints(page);
    await use(page);
    expect(complaints.filter((line) => !expectedErrors.some((pattern) => pattern.test(line)))).toEqual([]);
  },
});

/** The address of a page in a language: English has no prefix. */
export function localPath(locale: (typeof LOCALES)[number], path: string): string {
  if (locale === "en") return path;
  return path === "/" || path.startsWith("/?") ? `/ur${path.slice(1)}` : `/ur${path}`;
}

/** Fails with what axe finds on the page as it stands now, by rule and element. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ target }) => String(target)) })),
  ).toEqual([]);
}

function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = hostname === "localhost" || ["data:", "blob:", "about:"].includes(protocol);
    if (!isOurs) complaints.push(`asked for ${request.url()}`);
  });
  return complaints;
}
