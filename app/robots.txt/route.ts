import { env } from "@/lib/env";
import { absoluteUrl, cardPath, sitemapPath } from "@/lib/paths";

// Where the site is known to stand is asked when it runs, not when it is built.
export const dynamic = "force-dynamic";

/** Pages are for everybody; the endless combinations of filters, and what only our own map asks, are not for crawlers. The cards are for those who follow a shared link. */
export function GET(): Response {
  const rules = [
    "User-agent: *",
    "Disallow: /*?",
    "Disallow: /map.json",
    "Disallow: /ogc/",
    "Disallow: /staff",
    "Disallow: /ur/staff",
  ];
  const allowed = [`Allow: ${sitemapPath()}?part=`, `Allow: ${cardPath()}`];
  const text = [...rules, ...allowed, "", `Sitemap: ${absoluteUrl(env.PUBLIC_URL, sitemapPath())}`, ""].join("\n");
  return new Response(text, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
