import { problem, problemOf } from "@/lib/http/problem";
import { writeSitemap } from "@/lib/http/sitemap";

/** The map of the site for search engines; `part` is one file of it. */
export async function GET(request: Request): Promise<Response> {
  const part = new URL(request.url).searchParams.get("part");
  if (part !== null && !/^(pages|PKF[0-9A-Z]{6})$/.test(part)) return problem(404, "There is no such part");
  try {
    const headers = { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" };
    return new Response(await writeSitemap(part), { headers });
  } catch (error) {
    return problemOf(error);
  }
}
