import { type NextRequest, NextResponse } from "next/server";
import { isEmbedKind } from "@/lib/embeds/kinds";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import { secondFactorPath, signInPath, splitLocale } from "@/lib/paths";
import { readFormWait } from "@/lib/people/limits";
import { type PageStanding, readPageStanding } from "@/lib/records/page-standing";
import { readStaffStanding, type StaffStanding } from "@/lib/staff/standing";

/** Matches no folder of `app`: the global page answers, in the language of the address. */
const NOTHING = "/none/none";

/** Pages with forms, and for those who sign in: never kept by a browser or a search engine. */
const PRIVATE = /^\/(staff|sign-in|sign-out|suggest)(\/|$)/;
const STAFF = /^\/staff(\/|$)/;

/** The address as the browser sees it: a layout has no other way to learn it. */
const ADDRESS_HEADER = "x-address";

/**
 * Languages, what has gone or moved, and the headers of pages. Nothing here protects anything: who may
 * see what is decided in `lib`, where the rows are read. Uploads stay outside (`/api`): a proxy cuts off long bodies.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (/^\/en(\/|$)/.test(pathname)) return redirect(request, pathname.slice("/en".length) || "/");
  const { locale, path } = splitLocale(pathname);
  if (STAFF.test(path)) return answerStaff(request, locale, path);
  if (request.method === "POST" && PRIVATE.test(path)) return rewriteForm(request, locale, path);
  const standing = await askStanding(path);
  if (standing.found === "successor") {
    return redirect(request, pathname.replace(/[^/]+$/, encodeURIComponent(standing.code)));
  }
  if (standing.found === "nothing") return rewritePage(request, NOTHING, 404);
  if (standing.found === "withdrawn") return rewritePage(request, `/${locale}/withdrawn${path}`, 410);
  return rewritePage(request, pageRoute(locale, path) + search);
}

/**
 * A form that anybody may send. Its action counts the tries and says in words when there were too many; only here can
 * the answer's status say so too, for programs.
 */
async function rewriteForm(request: NextRequest, locale: Locale, path: string): Promise<NextResponse> {
  const seconds = await readFormWait(path, request.headers).catch(() => 0);
  const response = rewritePage(request, pageRoute(locale, path) + request.nextUrl.search, seconds > 0 ? 429 : 200);
  if (seconds > 0) response.headers.set("retry-after", String(seconds));
  return response;
}

/** A staff page, or what has to come before it. What is sent to one (a form) is judged by its action alone. */
async function answerStaff(request: NextRequest, locale: Locale, path: string): Promise<NextResponse> {
  const route = pageRoute(locale, path) + request.nextUrl.search;
  if (request.method === "POST") return rewritePage(request, route);
  const standing = await askStaffStanding(path.replace(/^\/staff\/?/, ""), request.headers);
  if (standing === "page") return rewritePage(request, route);
  if (standing === "nothing") return rewritePage(request, NOTHING, 404);
  const next = request.nextUrl.pathname + request.nextUrl.search;
  const ask = new URLSearchParams({ next }).toString();
  const to = standing === "sign_in" ? signInPath(locale, ask) : secondFactorPath(locale);
  const response = NextResponse.redirect(new URL(to, request.url), 303);
  response.headers.set("cache-control", "no-store");
  return response;
}

async function askStaffStanding(path: string, headers: Headers): Promise<StaffStanding> {
  try {
    return await readStaffStanding(path, headers);
  } catch {
    return "page";
  }
}

function redirect(request: NextRequest, path: string): NextResponse {
  return NextResponse.redirect(new URL(path + request.nextUrl.search, request.url), 308);
}

/** While the database is away the page itself says so, with its own status. */
async function askStanding(path: string): Promise<PageStanding> {
  try {
    return await readPageStanding(path);
  } catch {
    return { found: "page" };
  }
}

/** A page's folder: `/[locale]/...`, and `/embed/[locale]/...` for what is shown inside other sites. */
function pageRoute(locale: Locale, path: string): string {
  const [, first, second, ...rest] = path.split("/");
  // Folders that only we send to must not be reached by their own names: /withdrawn/..., /embed/ur/map.
  if (first === "withdrawn") return NOTHING;
  // What may be framed is named one by one: nothing else gets its headers.
  if (first === "embed") return isEmbedKind(second) && rest.length === 0 ? `/embed/${locale}/${second}` : NOTHING;
  return `/${locale}${path === "/" ? "" : path}`;
}

function rewritePage(request: NextRequest, route: string, status = 200): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const embedded = route.startsWith("/embed/");
  const policy = contentSecurityPolicy(nonce, embedded);
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy); // Next reads the nonce from here.
  const response = NextResponse.rewrite(new URL(route, request.url), { request: { headers }, status });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("permissions-policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
  if (PRIVATE.test(splitLocale(request.nextUrl.pathname).path)) {
    response.headers.set("cache-control", "private, no-store");
    response.headers.set("x-robots-tag", "noindex");
    // Links in letters carry their secret in the address: no other site may learn it.
    response.headers.set("referrer-policy", "same-origin");
  } else if (status === 200) {
    // It says the same to everybody: scripts/server/kept.mjs sends it again while the register is unchanged.
    response.headers.set("cache-control", "public, max-age=0, must-revalidate");
  }
  if (!embedded) response.headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

/** No inline style in markup either: a `style` attribute is refused, classes and SVG attributes do. */
function contentSecurityPolicy(nonce: string, embedded: boolean): string {
  const tiles = env.TILE_URL ? new URL(env.TILE_URL.replace("{s}", "*")).origin : "";
  const development = env.DEVELOPMENT;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob: ${tiles}`.trimEnd(),
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    embedded ? "frame-ancestors *" : "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  // Everything but machine addresses, which need none of this and twice the time with it (next.config.ts sends those of
  // the lists to their handlers), and files as they lie in `public`.
  matcher: [
    "/((?!_next/|api/|geo/|ogc(?:/|$)|data/registry\\.zip$|data/catalog\\.jsonld$|data/releases/|healthz$|readyz$|[a-z]+\\.[a-z]+$|(?:facilities|claims)/[^/]+\\.json$|changes/between\\.(?:csv|json)$|statistics/[a-z]+\\.(?:csv|json)$).*)",
  ],
};
