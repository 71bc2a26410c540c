import type { Random } from "@/lib/synthetic/random";

/** What stands in what we send, so that it is known again when it comes back: as an element, an attribute, a header. */
export const MARK = "zzprobe";

const SCRIPTS = [
  `<${MARK}>`,
  `"><${MARK} onload=alert(1)>`,
  `" ${MARK}="1`,
  `</script><${MARK}>`,
  `javascript:alert('${MARK}')`,
  `%0d%0a${MARK}: 1`,
];

const STATEMENTS = [
  "' OR 1=1 --",
  `"; DROP TABLE facility_version; --`,
  "1) UNION SELECT password FROM account --",
  "$1",
  "pg_sleep(5)",
  "'||(SELECT pg_sleep(5))||'",
  "{{7*7}}",
  "#{7*7}",
  "__proto__",
  "constructor",
  "[object Object]",
];

const NUMBERS = ["0", "-1", "1e309", "NaN", "Infinity", "9223372036854775808", "2147483648", "0x10", "1.5", "١٢", "½"];

const TIMES = [
  "0000-00-00",
  "9999-12-31",
  "2024-02-30",
  "2024-13",
  "2024..",
  "..",
  "2025..2023",
  "2024-11-12T25:00:00Z",
];

const PLACES = ["0,0,0", "90,180,2000", "-91,0,1", "60,20,80,40", "180,90,-180,-90", "NaN,NaN,1", ",,,", "1e400,1,1"];

const LETTERS = [
  "",
  " ",
  "%",
  "_",
  "\\",
  "*",
  ",",
  ",,,,",
  ";",
  "‮abc",
  "\u200b",
  "\ufeff",
  "گلگت",
  "é́́́́́́",
  "👩‍💻",
  "\ud83d",
  "ß",
  "İ",
];

/** Written into an address as they are: what no encoder would make. */
const RAW = [
  "%",
  "%zz",
  "%00",
  "%ff%fe",
  "%c0%ae%c0%ae/",
  "%2e%2e%2f",
  "..%5c",
  "+",
  "&&==&",
  "%25%30%30",
  "%ED%A0%80",
];

const LONG = ["a".repeat(300), "%20".repeat(500), "گ".repeat(700), "a,".repeat(1500), "((((".repeat(400)];

/** A value that nobody means: as text, to be encoded by whoever sends it. */
export const poison = (random: Random): string =>
  random.pick(random.pick([SCRIPTS, SCRIPTS, STATEMENTS, NUMBERS, TIMES, PLACES, LETTERS, LONG]));

/** The same, encoded for an address; sometimes badly. */
export const poisonInAddress = (random: Random): string =>
  random.chance(0.2) ? random.pick(RAW) : encode(poison(random));

/** `encodeURIComponent` that takes half a pair, too. */
export function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return "%ED%A0%BD";
  }
}

/** Ways out of a folder, and doors that other sites leave open. */
export const FOREIGN_PATHS = [
  "/../../etc/passwd",
  "/..%2f..%2fetc/passwd",
  "/_next/static/../../../package.json",
  "/_next/static/%2e%2e/%2e%2e/package.json",
  "/_next/image?url=https://example.org/x.png&w=64&q=75",
  "/_next/data/x/facilities.json",
  "/.env",
  "/.git/config",
  "/.data/auth-secret",
  "/package.json",
  "/server.log",
  "/wp-login.php",
  "/api/auth/get-session",
  "/api/auth/sign-in/email",
  "//example.org/",
  "/\\example.org",
  "/en//example.org",
  "/en/%2f%2fexample.org/..",
  "/en/https://example.org",
  "/ur/ur/facilities",
  "/withdrawn/facilities/PKF6FWFKE",
  "/none/none",
  "/files/facilities/csv",
  "/_next/static/chunks/none.js",
  "/_next/webpack-hmr",
  "/facilities/",
  "/facilities//",
  "/FACILITIES",
  "/facilities.csv/",
  "/facilities.csv.json",
  "/facilities.exe",
  "/geo/../geo/land.json",
  "/ogc/collections/facilities/items/../../..",
  "*",
  "http://example.org/facilities",
  "/;/staff",
  "/staff/..;/people",
  "/%73taff/people",
];

export const METHODS = [
  "HEAD",
  "POST",
  "OPTIONS",
  "PUT",
  "PATCH",
  "DELETE",
  "TRACE",
  "PROPFIND",
  "QUERY",
  "get",
  "BREW",
];
