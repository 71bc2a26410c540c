import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";
import { splitLocale } from "@/lib/paths";

/** The address as the browser sees it: a layout has no other way to learn it. */
const ADDRESS_HEADER = "x-address";

/**
 * Languages, file addresses and the headers of pages. Nothing here protects anything: who may see what is decided
 * in `lib`, where the rows are read. Uploads stay outside (`/api`), since a proxy cuts off long bodies.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const file = fileRoute(pathname);
  if (file) return NextResponse.rewrite(new URL(file + search, request.url));
  if (/^\/en(\/|$)/.test(pathname)) {
    return NextResponse.redirect(new URL((pathname.slice("/en".length) || "/") + search, request.url), 308);
  }
  return rewritePage(request, pageRoute(pathname) + search);
}

/** `/facilities.csv` and `/facilities/{ref}.json` as the handlers' folders have them; null for a page. */
function fileRoute(pathname: string): string | null {
  const list = /^\/([a-z]+)\.([a-z]+)$/.exec(pathname);
  if (list) return `/files/${list[1]}/${list[2]}`;
  const facility = /^\/facilities\/([^/]+)\.(json)$/.exec(pathname);
  return facility ? `/files/facilities/${facility[1]}/${facility[2]}` : null;
}

/** A page's folder: `/[locale]/...`, and `/embed/[locale]/...` for what is shown inside other sites. */
function pageRoute(pathname: string): string {
  const { locale, path } = splitLocale(pathname);
  const embedded = /^\/embed(\/.*)$/.exec(path);
  // A folder that begins with a language must not be reached twice: /embed/ur/map is no address of ours.
  if (embedded && !isLocale(path.split("/")[2])) return `/embed/${locale}${embedded[1]}`;
  return `/${locale}${path === "/" ? "" : path}`;
}

function rewritePage(request: NextRequest, route: string): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const embedded = route.startsWith("/embed/");
  const policy = contentSecurityPolicy(nonce, embedded);
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy); // Next reads the nonce from here.
  const response = NextResponse.rewrite(new URL(route, request.url), { request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("permissions-policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
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
  // Everything but the machine addresses that have a folder of their own, and files as they lie in `public`.
  matcher: [
    "/((?!_next/|api/|data/|ogc/|ogc$|geo/|icons/|healthz$|readyz$|metrics$|map\\.json$|openapi\\.json$|robots\\.txt$|sitemap\\.xml$|favicon\\.ico$|icon\\.svg$|manifest\\.webmanifest$).*)",
  ],
};
