import sql from "sql-template-tag";
import { AREA_LIST } from "@/lib/areas/list";
import { readAllClaims } from "@/lib/claims/read";
import { env } from "@/lib/env";
import { facilityWhere } from "@/lib/facilities/where";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import {
  aboutPath,
  absoluteUrl,
  agreementPath,
  agreementsPath,
  areaPath,
  areasPath,
  betweenPath,
  bodiesPath,
  bodyPath,
  changesPath,
  claimPath,
  claimsPath,
  dataPath,
  embedMakerPath,
  facilitiesPath,
  facilityPath,
  homePath,
  mapPath,
  programmePath,
  projectPath,
  projectsPath,
  releasesPath,
  sitemapPath,
  sourcePath,
  sourcesPath,
  statisticsPath,
} from "@/lib/paths";
import { directoryAt } from "@/lib/records/directory";
import { readRecords } from "@/lib/records/documents";
import { queryPublished } from "@/lib/replica";
import { type Moment, resolveMoment } from "@/lib/revisions/moment";

/** Facilities in one file of the map of the site; with both languages well below the protocol's 50,000 addresses. */
const FACILITIES_IN_A_FILE = 10_000;

/** A page of the registry: its address in each language. */
type Page = (locale: Locale) => string;

const escapeXml = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const absolute = (path: string) => escapeXml(absoluteUrl(env.PUBLIC_URL, path));

/** One page as the protocol has it: an entry a language, each naming the others. */
function toEntries(page: Page): string {
  const alternates = LOCALES.map(
    (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${absolute(page(locale))}"/>`,
  ).join("");
  return LOCALES.map((locale) => `<url><loc>${absolute(page(locale))}</loc>${alternates}</url>`).join("\n");
}

const toUrlset = (pages: readonly Page[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map(toEntries).join("\n")}
</urlset>
`;

/** The pages of claims that may be cited, of agreements and of projects. */
async function readEvidencePages(moment: Moment): Promise<Page[]> {
  const [claims, agreements, projects] = await Promise.all([
    readAllClaims(moment),
    readRecords("agreement", moment),
    readRecords("project", moment),
  ]);
  const pages = (records: readonly { key: string }[], path: (locale: Locale, ref: string) => string) =>
    records.map(
      ({ key }): Page =>
        (locale) =>
          path(locale, key),
    );
  return [
    ...pages(
      claims.map(({ claim }) => claim),
      claimPath,
    ),
    ...pages(agreements, agreementPath),
    ...pages(projects, projectPath),
  ];
}

/** The pages that are no facility's: the lists, and every body, programme, source and area with something in it. */
async function readOtherPages(moment: Moment): Promise<Page[]> {
  const [directory, areas, evidence] = await Promise.all([
    directoryAt(moment.revision),
    AREA_LIST.read(moment, {}),
    readEvidencePages(moment),
  ]);
  const codes = (of: "body" | "programme" | "source") => [...directory[of].keys()];
  return [
    homePath,
    mapPath,
    ...[facilitiesPath, bodiesPath, areasPath, claimsPath, agreementsPath, projectsPath, sourcesPath, changesPath].map(
      (path): Page =>
        (locale) =>
          path(locale),
    ),
    ...[statisticsPath, betweenPath, dataPath, releasesPath, embedMakerPath, aboutPath].map(
      (path): Page =>
        (locale) =>
          path(locale),
    ),
    ...codes("body").map(
      (code): Page =>
        (locale) =>
          bodyPath(locale, code),
    ),
    ...codes("programme").map(
      (code): Page =>
        (locale) =>
          programmePath(locale, code),
    ),
    ...codes("source").map(
      (id): Page =>
        (locale) =>
          sourcePath(locale, id),
    ),
    ...evidence,
    ...areas
      .filter(({ facilities }) => (facilities ?? 0) > 0)
      .map(
        ({ code }): Page =>
          (locale) =>
            areaPath(locale, code),
      ),
  ];
}

/** The ref that each file of facilities begins with. */
async function readFileStarts(moment: Moment): Promise<string[]> {
  const rows = await queryPublished<{ ref: string }>(sql`SELECT ref FROM (
      SELECT v.ref, row_number() OVER (ORDER BY v.ref) AS at FROM facility_version v WHERE ${facilityWhere({}, moment)}
    ) AS numbered WHERE at % ${FACILITIES_IN_A_FILE} = 1 ORDER BY ref`);
  return rows.map(({ ref }) => ref);
}

async function readFacilityPages(moment: Moment, from: string): Promise<Page[]> {
  const rows = await queryPublished<{ ref: string }>(sql`SELECT v.ref FROM facility_version v
    WHERE ${facilityWhere({}, moment)} AND v.ref >= ${from} ORDER BY v.ref LIMIT ${FACILITIES_IN_A_FILE}`);
  return rows.map(
    ({ ref }): Page =>
      (locale) =>
        facilityPath(locale, ref),
  );
}

/**
 * The map of the site (sitemaps.org protocol 0.9) as it stands now. `part` names one file of it: `pages`, or the ref
 * that a file of facilities begins with; without one the index of all files.
 */
export async function writeSitemap(part: string | null): Promise<string> {
  const moment = await resolveMoment({});
  if (part === "pages") return toUrlset(await readOtherPages(moment));
  if (part !== null) return toUrlset(await readFacilityPages(moment, part));
  const parts = ["pages", ...(await readFileStarts(moment))];
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map((one) => `<sitemap><loc>${absolute(sitemapPath(one))}</loc></sitemap>`).join("\n")}
</sitemapindex>
`;
}
