import { MARK } from "./poison";

/** What came back: nothing of the body is left out. Status 0: the connection was closed without an answer. */
export type Answer = { status: number; headers: Record<string, string>; body: string; took: number };

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

/** What an answer does that none may; empty when all is well. `target` and `origin` are those that were asked. */
export function findBreaches({ status, headers, body, took }: Answer, origin: string): string[] {
  const breaches: string[] = [];
  if (status >= 500) breaches.push(`answered ${status}`);
  if (took > LONGEST) breaches.push(`took ${Math.round(took)} ms`);
  if (status === 0) return breaches;
  const type = headers["content-type"] ?? "";
  const text = `${Object.values(headers).join("\n")}\n${body}`;
  for (const [what, pattern] of INTERNALS) if (pattern.test(text)) breaches.push(`shows ${what}`);
  // Inside the data of a script the sign is written \u003c, and a quotation mark has a backslash before it.
  if (MARKUP.test(type) && (body.includes(`<${MARK}`) || new RegExp(`(?<!\\\\)" ${MARK}=`).test(body)))
    breaches.push("gives back markup as it was sent");
  if (headers[MARK] !== undefined) breaches.push("lets a header be set");
  if (headers["x-content-type-options"] !== "nosniff") breaches.push("lets its type be guessed");
  if (!headers["content-security-policy"]) breaches.push("has no policy");
  const { location } = headers;
  if (location !== undefined && new URL(location, origin).host !== new URL(origin).host)
    breaches.push(`leads elsewhere: ${location}`);
  return breaches;
}
