import type { Random } from "@/lib/synthetic/random";
import { type Address, fillAddress } from "./addresses";
import { MARK, METHODS, poison } from "./poison";

/** One request as it goes over the wire; `raw` is sent byte by byte as it stands, past any client's own care. */
export type Sent = { method: string; target: string; headers: Record<string, string>; body: Buffer; raw: boolean };

const BOUNDARY = "zzboundary";

const ordinary = [
  ["accept", ["*/*", "text/html", "application/json", "image/avif,*/*;q=0.1", "text/x-component"]],
  ["accept-encoding", ["gzip", "br", "gzip;q=0, br;q=1", "zstd", "x".repeat(500), "*;q=2"]],
  ["accept-language", ["ur", "en-GB,en;q=0.5", "x-klingon", ";;;"]],
  ["if-none-match", ["*", '"x"', 'W/"x", "y"', "x", '"'.repeat(200)]],
  ["if-modified-since", ["Thu, 01 Jan 1970 00:00:00 GMT", "yesterday"]],
  ["range", ["bytes=0-0", "bytes=999999999-", "bytes=-1", "lines=1-2", "bytes=0-0,1-1,2-2,3-3"]],
  ["origin", ["https://example.org", "null", "http://localhost", "x"]],
  ["referer", ["https://example.org/<script>", "x"]],
  ["sec-fetch-site", ["cross-site", "same-origin", "none"]],
  ["x-forwarded-for", ["203.0.113.9", "127.0.0.1", "::1", "'; DROP", "1.2.3.4, 5.6.7.8", "2001:db8::1"]],
  ["x-forwarded-host", ["example.org", "example.org:99999"]],
  ["x-forwarded-proto", ["https", "gopher"]],
  ["forwarded", ["for=127.0.0.1;host=example.org"]],
  ["x-middleware-subrequest", ["proxy:proxy:proxy:proxy:proxy", "src/middleware"]],
  ["x-middleware-rewrite", ["/staff/people"]],
  ["x-nextjs-data", ["1"]],
  ["x-address", ["/ur/staff", "javascript:1"]],
  ["x-client-address", ["127.0.0.1"]],
  ["x-http-method-override", ["DELETE"]],
  ["rsc", ["1"]],
  ["next-router-state-tree", ["x", "%5B%5D", '["",{},null,null,true]', "%"]],
  ["next-router-prefetch", ["1", "2", "x"]],
  ["next-router-segment-prefetch", ["/_tree", "/../x", "x"]],
  ["next-url", ["/facilities", "//example.org"]],
  ["next-action", ["x", "00".repeat(21), "7f".repeat(21), "__proto__"]],
  ["cookie", ["registry.session_token=x.y", "registry.session_token=%00", "=;=;=", "a=".repeat(900), "__proto__=1"]],
  ["authorization", ["Basic Og==", "Bearer x", "Digest"]],
  ["expect", ["100-continue", "200-maybe"]],
  ["upgrade", ["websocket", "h2c"]],
  ["te", ["trailers", "gzip"]],
  ["purpose", ["prefetch"]],
] as const;

const BODIES: readonly [string, (random: Random) => Buffer][] = [
  ["application/json", (random) => Buffer.from(JSON.stringify({ a: poison(random), __proto__: { b: 1 } }))],
  ["application/json", () => Buffer.from("{".repeat(3000))],
  ["application/x-www-form-urlencoded", (random) => Buffer.from(`email=${poison(random)}&password=x&__proto__[a]=1`)],
  ["text/plain;charset=UTF-8", () => Buffer.from('["$K1","$F2","$Q0","$@0","$B9"]')],
  ["text/plain;charset=utf-7", (random) => Buffer.from(poison(random))],
  ["application/octet-stream", (random) => Buffer.from(Array.from({ length: 200 }, () => random.integer(0, 255)))],
  [`multipart/form-data; boundary=${BOUNDARY}`, writeForm],
  [`multipart/form-data; boundary=${BOUNDARY}`, writeForm],
  [`multipart/form-data; boundary=${BOUNDARY}`, (random) => writeForm(random).subarray(0, random.integer(1, 300))],
  ["multipart/form-data", () => Buffer.from("no boundary")],
  [`multipart/form-data; boundary=${"x".repeat(400)}`, () => Buffer.from("--x")],
];

/** A form as the pages of the register send it, with fields that they never had. */
function writeForm(random: Random): Buffer {
  const names = ["email", "password", "code", "token", "text", "field", "reason", "ref", "file", "__proto__", "next"];
  const fields = [
    [random.pick(["$ACTION_ID_", "$ACTION_REF_", "$ACTION_1:0", "1_$ACTION_ID_", ""]) + "7f".repeat(21), ""],
    ["$ACTION_1:0", random.pick(['{"id":"x","bound":"$@1"}', "{", '{"id":"__proto__","bound":null}'])],
    ...Array.from({ length: random.integer(0, 6) }, () => [random.pick(names), poison(random)]),
  ];
  const parts = fields.map(([name = "", value = ""]) => {
    const file = name === "file" ? `; filename="${random.pick(["a.csv", "../../a.xlsx", "a\u202ecsv", ""])}"` : "";
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`);
}

/** A request that depends on its random source alone: the same seed and number, the same bytes. */
export function makeRequest(random: Random, addresses: readonly Address[], actions: readonly string[]): Sent {
  const asBytes = random.chance(0.08);
  const headers: Record<string, string> = {};
  for (
    let left = random.weigh([
      [0, 5],
      [1, 4],
      [3, 2],
      [8, 1],
    ]);
    left > 0;
    left -= 1
  ) {
    const [name, values] = random.pick(ordinary);
    headers[name] = random.chance(0.9) ? random.pick<string>(values) : poison(random);
  }
  const posts = random.chance(0.18);
  const method = posts ? "POST" : random.chance(0.08) ? random.pick(METHODS) : "GET";
  let body = Buffer.alloc(0);
  if (posts || random.chance(0.02)) {
    const [type, write] = random.pick(BODIES);
    headers["content-type"] = type;
    body = Buffer.from(write(random));
    // Most are let in at the door, so that what is behind it has something to do.
    if (random.chance(0.7)) {
      headers["sec-fetch-site"] = "same-origin";
      delete headers.origin;
    }
    if (actions.length > 0 && random.chance(0.4)) headers["next-action"] = random.pick(actions);
  }
  const target = fillAddress(random, addresses);
  // What no server knows for a method is no HTTP to it: its refusal may be lost with the connection that it closes.
  const raw = asBytes || method === "BREW";
  if (!raw) for (const name of ["upgrade", "expect", "te"]) delete headers[name];
  return { method, target, headers, body, raw };
}

/** The bytes of a raw request, now and then broken where clients break them. */
export function toBytes({ method, target, headers, body }: Sent, random: Random): Buffer {
  const spoiled = random.pick([
    "",
    "",
    "Host: two.example\r\n",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "Content-Length: -1\r\n",
    "Transfer-Encoding: identity, chunked\r\n",
    `X-${"a".repeat(40_000)}: 1\r\n`,
    "Bad Header: 1\r\n",
    ": no name\r\n",
    ` folded: ${MARK}\r\n`,
  ]);
  const lines = Object.entries({ host: "localhost", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body.length > 0 ? `Content-Length: ${body.length}\r\n` : "";
  const head = `${method} ${target} ${random.pick(["HTTP/1.1", "HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/9"])}\r\n`;
  return Buffer.concat([Buffer.from(`${head}${lines.join("")}${length}${spoiled}connection: close\r\n\r\n`), body]);
}
