import { chromium } from "playwright";
import sql from "sql-template-tag";
import { query } from "@/lib/db";
import {
  aboutPath,
  betweenPath,
  changesPath,
  dataPath,
  embedMakerPath,
  embedPath,
  FORMATS,
  filePath,
  homePath,
  LISTS,
  listPath,
  mapPath,
  ogcPath,
  recordPath,
  releasesPath,
  sitemapPath,
  staffPath,
  staffRecordPath,
  staffSuggestionPath,
  statisticsPath,
  suggestPath,
} from "@/lib/paths";
import { STILL_KNOWN } from "@/lib/records/prepare";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";
import { receiveSuggestion } from "@/lib/suggestions/receive";
import { BROWSER_ARGS, ensureBrowser } from "@/scripts/browser.mjs";
import { fillRegister } from "./fill";
import { lookAtFiles, lookAtPages } from "./look";
import { PAYLOADS } from "./payloads";
import { fillStaffRooms } from "./staff";

/** What was stored, how much was looked at, and every place where a text was more than a text. */
export type Injected = { texts: number; fields: string[]; pages: number; files: number; breaches: string[] };

const LANGUAGES = ["en", "ur"] as const;

const ITEMS = "collections/facilities/items";
const OGC = ["", "collections", "collections/facilities", ITEMS, `${ITEMS}/PKF6FWFKE`];

/** Addresses that show many records at once, in both languages. */
const publicPages = (): string[] =>
  LANGUAGES.flatMap((locale) => [
    homePath(locale),
    mapPath(locale),
    statisticsPath(locale),
    changesPath(locale),
    betweenPath(locale, "from=1&to=2"),
    dataPath(locale),
    releasesPath(locale),
    aboutPath(locale),
    suggestPath(locale, "PKF6FWFKE"),
    homePath(locale, "q=<img src=x onerror=zzfired()>"),
    embedMakerPath(locale),
    embedMakerPath(locale, "q=<img src=x onerror=zzfired()>"),
    ...OGC.map((rest) => `${ogcPath(rest)}?f=html&lang=${locale}`),
    ...(["map", "table", "figure"] as const).map((kind) => embedPath(locale, kind)),
    ...LISTS.filter((list) => list !== "programmes").map((list) => listPath(locale, list)),
  ]);

const staffPages = (suggestion: string): string[] =>
  LANGUAGES.flatMap((locale) => [
    ...["", "records", "proposals", "suggestions", "people", "log", "imports", "duplicates", "account"].map((room) =>
      staffPath(locale, room),
    ),
    staffRecordPath(locale, "facility", "PKF6FWFKE"),
    staffPath(locale, "records/facility/PKF6FWFKE/history"),
    staffSuggestionPath(locale, suggestion),
  ]);

/** Spreadsheets, Parquet and zips are left out: nobody reads markup in them. */
const files = (): string[] => [
  ...LISTS.flatMap((list) =>
    FORMATS.filter((format) => list === "facilities" || ["csv", "json"].includes(format))
      .filter((format) => !["atom", "xlsx", "parquet"].includes(format))
      .flatMap((format) => [filePath(list, format), ...(format === "csv" ? [filePath(list, format, "safe=1")] : [])]),
  ),
  filePath("changes", "atom"),
  sitemapPath(),
  ogcPath("collections/facilities/items?f=json"),
];

/** Pages of single records: at most so many of each kind, in turn in either language. */
async function recordPages(most: number): Promise<string[]> {
  const rows = await query<{ kind: RecordKind; key: string; at: number }>(sql`
    SELECT kind, key, at FROM (SELECT kind::text AS kind, key, row_number() OVER (PARTITION BY kind ORDER BY md5(key)) AS at
      FROM record_version WHERE known_to = ${STILL_KNOWN} AND state = 'published') AS numbered
    WHERE at <= ${most} ORDER BY kind, at`);
  return rows
    .filter(({ kind }) => RECORD_KINDS.includes(kind))
    .map(({ kind, key, at }) => recordPath(at % 2 === 0 ? "ur" : "en", kind, key));
}

/**
 * Fills the register of a running registry with payloads and looks at it in a browser with every policy switched off,
 * as the public and as staff. `DATABASE_URL` leads to that registry's database and `DATA_DIR` is its own; `person` is an
 * administrator, and `cookie` theirs.
 */
export async function inject(
  url: string,
  { turn, most, person, cookie }: { turn: number; most: number; person: string; cookie: string },
): Promise<Injected> {
  const { texts, fields } = await fillRegister(turn);
  const text = PAYLOADS[turn % PAYLOADS.length] ?? "";
  const suggestion = await receiveSuggestion({
    facility_ref: "PKF6FWFKE",
    text: PAYLOADS.slice(0, 40).join("\n"),
    link: null,
    contact: text.slice(0, 200),
  });
  const rooms = await fillStaffRooms(url, { id: person, turn, languages: LANGUAGES });
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS });
  try {
    const open = await lookAtPages(browser, { url, paths: [...publicPages(), ...(await recordPages(most))] });
    const staff = await lookAtPages(browser, { url, paths: [...staffPages(suggestion), ...rooms], cookie });
    const read = await lookAtFiles(browser, url, files());
    return {
      texts,
      fields,
      pages: open.looked + staff.looked,
      files: read.looked,
      breaches: [...open.breaches, ...staff.breaches, ...read.breaches],
    };
  } finally {
    await browser.close();
  }
}
