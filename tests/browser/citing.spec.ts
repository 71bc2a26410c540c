import { expect, LOCALES, localPath, test } from "@/tests/support/page";

const PAGES = [
  "/",
  "/map",
  "/facilities",
  "/statistics",
  "/areas",
  "/bodies",
  "/claims",
  "/agreements",
  "/projects",
  "/sources",
  "/changes",
  "/changes/between?from=2024-06-30&to=2025-06-30",
  "/facilities/PKF6FWFKE",
  "/bodies/SCO",
  "/areas/PK-JK",
  "/programmes/SCO-STP-FLH",
  "/claims/CL-001",
  "/agreements/AGR-BANNU",
  "/projects/PRJ-KHIITP",
  "/sources/PROPAK-20240409",
];

for (const locale of LOCALES)
  for (const path of PAGES)
    test(`${path} is cited in text, BibTeX and RIS, with an address that keeps it (${locale})`, async ({ page }) => {
      await page.goto(localPath(locale, path));
      const forms = page.locator("figure pre", { hasText: /@misc|TY {2}- DATA/ });
      await expect(forms).toHaveCount(2);
      const link = page.locator('main a[href^="http"][href*="known_at="]').first();
      const [address, bibtex, ris] = [await link.getAttribute("href"), ...(await forms.allTextContents())];
      expect(bibtex).toContain(`url = {${address}}`);
      expect(ris).toContain(`UR  - ${address}`);
      expect((await page.request.get(address ?? "")).status()).toBe(200);
    });
