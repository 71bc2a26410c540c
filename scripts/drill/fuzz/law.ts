import { MARK } from "./poison";

/**
 * What came back: nothing of the body is left out. Status 0: the connection was closed without a whole answer. Cookies
 * stand beside the other headers, each for itself: a comma between two of them could be one of a date.
 */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  cookies: readonly string[];
  body: string;
  took: number;
};

/** Nothing takes longer, in milliseconds. */
export const LONGEST = 2000;

/** What only we should see: where code and data lie, what the database was asked, how a program failed. */
const INTERNALS: readonly [string, RegExp][] = [
  ["a stack trace", /\n\s+at (async )?[\w.<>[\] ]+ \(?(file:|node:|\/|webpack|[\w./-]+:\d+:\d+)/],
  [
    "the name of an error",
    /\b(TypeError|ReferenceError|RangeError|SyntaxError|PrismaClient\w+|ZodError|DatabaseError):/,
  ],
  ["SQL", /\bSELECT\s[\s\S]{1,300}?\sFROM\s+(facility_version|record_version|person|session|audit_entry)\b/],
  ["the words of PostgreSQL", /\b(syntax error at or near|invalid input syntax for|violates \w+ constraint)\b/],
  ["a path of the machine", /(\/(home|root|tmp|var|usr|work)\/[\w.-]+\/|node_modules\/|\.next\/server)/],
  ["the address of the database", /postgres(ql)?:\/\//],
];

/** Addresses that show what was sent as a text to read: the description of the interface may say SELECT. */
const MARKUP = /^(text\/html|application\/(xhtml\+xml|xml|atom\+xml|vnd\.google-earth)|image\/svg|text\/xml)/;

/** Where a policy may let scripts, styles and plugins come from: nothing that is written into the page by a stranger. */
const LOOSE = /'unsafe-|(^| )(\*|https?:|data:|blob:)( |$)/;
const DISCREET = /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/;
const EMBED = /^(\/ur)?\/embed\//;

/**
 * What the headers of an answer leave open: the rules by which the HTTP Observatory of MDN gives its grade (its scorer
 * is no dependency: docs/reliability.md), asked of every answer and not of one page. HSTS is owed where `secure`.
 */
export function findOpenHeaders(headers: Record<string, string>, target: string, secure: boolean): string[] {
  const policy = new Map(
    (headers["content-security-policy"] ?? "").split("; ").map((one) => {
      const [name = "", ...sources] = one.split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
  const of = (name: string) => policy.get(name) ?? policy.get("default-src") ?? "*";
  const faults = ["script-src", "style-src", "object-src"].filter((name) => LOOSE.test(of(name)));
  if (of("object-src") !== "'none'") faults.push("object-src");
  // What is put into a sandbox runs nothing and sends nothing.
  const owed = policy.has("sandbox") ? ["frame-ancestors"] : ["base-uri", "frame-ancestors", "form-action"];
  faults.push(...owed.filter((name) => !policy.has(name)));
  if (policy.get("frame-ancestors") !== "'none'" && !EMBED.test(target)) faults.push("frame-ancestors");
  if (headers["x-content-type-options"] !== "nosniff") faults.push("x-content-type-options");
  if (!DISCREET.test(headers["referrer-policy"] ?? "")) faults.push("referrer-policy");
  const lasts = Number(/^max-age=(\d+)/.exec(headers["strict-transport-security"] ?? "")?.[1] ?? 0);
  if (secure && lasts < 15_768_000) faults.push("strict-transport-security");
  if (headers["access-control-allow-credentials"] !== undefined) faults.push("access-control-allow-credentials");
  return faults;
}

/**
 * What each cookie lacks (whole `Set-Cookie` lines): all we set are of the sign-in, so that none is meant for scripts or to
 * be sent along by another site. Empty when all is well.
 */
export function findOpenCookies(cookies: readonly string[], secure: boolean): string[] {
  const owed = Object.entries({
    HttpOnly: /^httponly$/i,
    SameSite: /^samesite=(lax|strict)$/i,
    ...(secure ? { Secure: /^secure$/i } : {}),
  });
  return cookies.flatMap((cookie) => {
    const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim());
    return owed
      .filter(([, pattern]) => !attributes.some((attribute) => pattern.test(attribute)))
      .map(([lacking]) => `${pair.split("=", 1)[0]} without ${lacking}`);
  });
}

/**
 * What an answer does that none may; empty when all is well. `target` and `origin` are those that were asked; `raw` where
 * they went out as bytes that may be no request, which alone needs no answer; `secure` where the register is served over TLS.
 */
export function findBreaches(
  { status, headers, cookies, body, took }: Answer,
  { origin, target, raw, secure }: { origin: string; target: string; raw: boolean; secure: boolean },
): string[] {
  const breaches: string[] = [];
  if (status >= 500) breaches.push(`answered ${status}`);
  if (took > LONGEST) breaches.push(`took ${Math.round(took)} ms`);
  if (status === 0) return raw ? breaches : [...breaches, "got no answer"];
  const type = headers["content-type"] ?? "";
  const text = `${[...Object.values(headers), ...cookies].join("\n")}\n${body}`;
  for (const [what, pattern] of INTERNALS) if (pattern.test(text)) breaches.push(`shows ${what}`);
  // Inside the data of a script the sign is written \u003c, and a quotation mark has a backslash before it.
  if (MARKUP.test(type) && (body.includes(`<${MARK}`) || new RegExp(`(?<!\\\\)" ${MARK}=`).test(body)))
    breaches.push("gives back markup as it was sent");
  if (headers[MARK] !== undefined) breaches.push("lets a header be set");
  for (const name of findOpenHeaders(headers, target, secure)) breaches.push(`leaves open what ${name} would close`);
  for (const cookie of findOpenCookies(cookies, secure)) breaches.push(`sets a cookie: ${cookie}`);
  const { location } = headers;
  if (location !== undefined && new URL(location, origin).host !== new URL(origin).host)
    breaches.push(`leads elsewhere: ${location}`);
  return breaches;
}
