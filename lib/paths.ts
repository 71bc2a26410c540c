import type { EmbedKind } from "@/lib/embeds/kinds";
import { DEFAULT_LOCALE, type Locale, otherLocale } from "@/lib/i18n/locales";
import type { RecordKind } from "@/lib/records/schema";

/**
 * Every address of the registry is built here and nowhere else. English has no prefix, Urdu is the same address
 * under `/ur`; machine addresses have no language. A `query` is a canonical query string without its `?`.
 */
export const LISTS = [
  "facilities",
  "bodies",
  "areas",
  "programmes",
  "claims",
  "agreements",
  "projects",
  "sources",
  "changes",
] as const;
export type List = (typeof LISTS)[number];

export const FORMATS = ["csv", "json", "geojson", "ndjson", "xlsx", "kml", "parquet", "atom"] as const;
export type Format = (typeof FORMATS)[number];

export function isList(name: string): name is List {
  return LISTS.some((list) => list === name);
}

function withQuery(path: string, query = ""): string {
  return query === "" ? path : `${path}?${query}`;
}

function page(locale: Locale, path: string, query?: string): string {
  const prefix = locale === DEFAULT_LOCALE ? "" : `/${locale}`;
  return withQuery(path === "/" ? prefix || "/" : `${prefix}${path}`, query);
}

const segment = encodeURIComponent;

export const homePath = (locale: Locale, query?: string) => page(locale, "/", query);
export const mapPath = (locale: Locale, query?: string) => page(locale, "/map", query);
export const listPath = (locale: Locale, list: Exclude<List, "programmes">, query?: string) =>
  page(locale, `/${list}`, query);
export const facilitiesPath = (locale: Locale, query?: string) => listPath(locale, "facilities", query);
export const facilityPath = (locale: Locale, ref: string, query?: string) =>
  page(locale, `/facilities/${segment(ref)}`, query);
export const bodiesPath = (locale: Locale, query?: string) => listPath(locale, "bodies", query);
export const bodyPath = (locale: Locale, code: string, query?: string) =>
  page(locale, `/bodies/${segment(code)}`, query);
export const areasPath = (locale: Locale, query?: string) => listPath(locale, "areas", query);
export const areaPath = (locale: Locale, code: string, query?: string) =>
  page(locale, `/areas/${segment(code)}`, query);
export const programmePath = (locale: Locale, code: string, query?: string) =>
  page(locale, `/programmes/${segment(code)}`, query);
export const claimsPath = (locale: Locale, query?: string) => listPath(locale, "claims", query);
export const claimPath = (locale: Locale, ref: string, query?: string) =>
  page(locale, `/claims/${segment(ref)}`, query);
export const agreementsPath = (locale: Locale, query?: string) => listPath(locale, "agreements", query);
export const agreementPath = (locale: Locale, ref: string, query?: string) =>
  page(locale, `/agreements/${segment(ref)}`, query);
export const projectsPath = (locale: Locale, query?: string) => listPath(locale, "projects", query);
export const projectPath = (locale: Locale, ref: string, query?: string) =>
  page(locale, `/projects/${segment(ref)}`, query);
export const sourcesPath = (locale: Locale, query?: string) => listPath(locale, "sources", query);
export const sourcePath = (locale: Locale, id: string, query?: string) =>
  page(locale, `/sources/${segment(id)}`, query);

const RECORD_PAGES: Record<RecordKind, (locale: Locale, key: string, query?: string) => string> = {
  facility: facilityPath,
  body: bodyPath,
  programme: programmePath,
  source: sourcePath,
  area: areaPath,
  claim: claimPath,
  agreement: agreementPath,
  project: projectPath,
};
/** The page of a record of any kind. */
export const recordPath = (locale: Locale, kind: RecordKind, key: string, query?: string): string =>
  RECORD_PAGES[kind](locale, key, query);

export const statisticsPath = (locale: Locale, query?: string) => page(locale, "/statistics", query);
export const changesPath = (locale: Locale, query?: string) => listPath(locale, "changes", query);
/** What differs between two moments, as a page and as a file. */
export const betweenPath = (locale: Locale, query?: string) => page(locale, "/changes/between", query);
export const betweenFilePath = (format: "csv" | "json", query?: string) =>
  withQuery(`/changes/between.${format}`, query);
export const dataPath = (locale: Locale, anchor?: string) => page(locale, "/data") + (anchor ? `#${anchor}` : "");
export const aboutPath = (locale: Locale, anchor?: string) => page(locale, "/about") + (anchor ? `#${anchor}` : "");
/** What other sites may show in a frame, and the page that writes the code for it. */
export const embedPath = (locale: Locale, kind: EmbedKind, query?: string) => page(locale, `/embed/${kind}`, query);
export const embedMakerPath = (locale: Locale, query?: string) => page(locale, "/data/embed", query);
/** What the public suggests: a form, of a facility or of one that is missing, and how a suggestion stands. */
export const suggestPath = (locale: Locale, facility?: string) =>
  page(locale, "/suggest", facility === undefined ? undefined : `facility=${segment(facility)}`);
export const suggestionStatePath = (locale: Locale, reference?: string) =>
  page(locale, "/suggest/state", reference === undefined ? undefined : `reference=${segment(reference)}`);
export const signInPath = (locale: Locale, query?: string) => page(locale, "/sign-in", query);
/** After the password: the code of the second factor. */
export const signInCodePath = (locale: Locale, query?: string) => page(locale, "/sign-in/code", query);
export const secondFactorPath = (locale: Locale) => page(locale, "/sign-in/second-factor");
export const forgottenPasswordPath = (locale: Locale, query?: string) => page(locale, "/sign-in/forgotten", query);
export const newPasswordPath = (locale: Locale, token: string) =>
  page(locale, "/sign-in/reset", `token=${segment(token)}`);
export const invitationPath = (locale: Locale, token: string) =>
  page(locale, "/sign-in/invitation", `token=${segment(token)}`);
/** Ends the session, or with `everywhere` all of them; takes a POST. */
export const signOutPath = (locale: Locale) => page(locale, "/sign-out");

export const staffPath = (locale: Locale, rest = "", query?: string) =>
  page(locale, rest === "" ? "/staff" : `/staff/${rest}`, query);
export const staffRecordsPath = (locale: Locale, query?: string) => staffPath(locale, "records", query);
export const staffRecordPath = (locale: Locale, kind: RecordKind, key: string, query?: string) =>
  staffPath(locale, `records/${kind}/${segment(key)}`, query);
export const staffNewRecordPath = (locale: Locale, kind: RecordKind) => staffPath(locale, `records/${kind}/new`);
/** Every version of a record, with who and why; `versions` names two of them. */
export const staffHistoryPath = (locale: Locale, kind: RecordKind, key: string, query?: string) =>
  staffPath(locale, `records/${kind}/${segment(key)}/history`, query);
export const staffProposalsPath = (locale: Locale, query?: string) => staffPath(locale, "proposals", query);
export const staffProposalPath = (locale: Locale, id: bigint | string, query?: string) =>
  staffPath(locale, `proposals/${id}`, query);
export const staffImportsPath = (locale: Locale, query?: string) => staffPath(locale, "imports", query);
export const staffImportPath = (locale: Locale, id: bigint | string, query?: string) =>
  staffPath(locale, `imports/${id}`, query);
/** Takes files (multipart) of at most 25 MB; outside the proxy, which would cut them off. */
export const uploadPath = (locale: Locale) => withQuery("/api/imports", `lang=${locale}`);
/** The rows of an import with what each would change, as CSV. */
export const importFilePath = (id: bigint | string, query?: string) => withQuery(`/api/imports/${id}`, query);
export const staffDuplicatesPath = (locale: Locale, query?: string) => staffPath(locale, "duplicates", query);
export const staffPairPath = (locale: Locale, one: string, other: string, query?: string) =>
  staffPath(locale, `duplicates/${segment(one)}/${segment(other)}`, query);
export const staffMergePath = (locale: Locale, one: string, other: string, query?: string) =>
  staffPath(locale, `duplicates/${segment(one)}/${segment(other)}/merge`, query);
/** What else can be done with a facility but editing it. */
export const FACILITY_STEPS = ["close", "link", "split", "duplicate"] as const;
export const staffStepPath = (locale: Locale, ref: string, step: (typeof FACILITY_STEPS)[number]) =>
  staffPath(locale, `records/facility/${segment(ref)}/${step}`);
export const staffSuggestionsPath = (locale: Locale, query?: string) => staffPath(locale, "suggestions", query);
export const staffSuggestionPath = (locale: Locale, reference: string) =>
  staffPath(locale, `suggestions/${segment(reference)}`);
export const staffPeoplePath = (locale: Locale, query?: string) => staffPath(locale, "people", query);
export const staffPersonPath = (locale: Locale, id: string, query?: string) =>
  staffPath(locale, `people/${segment(id)}`, query);
export const staffInvitePath = (locale: Locale) => staffPath(locale, "people/invite");
export const staffLogPath = (locale: Locale, query?: string) => staffPath(locale, "log", query);
/** The log as a file; without a language, as files are. */
export const staffLogFilePath = (query?: string) => staffPath("en", "log/csv", query);
export const staffSecurityPath = (locale: Locale, query?: string) => staffPath(locale, "status/security", query);
export const staffAccountPath = (locale: Locale, query?: string) => staffPath(locale, "account", query);

/** The same rows as the page of that list, in a file. */
export const filePath = (list: List | "statistics", format: Format, query?: string) =>
  withQuery(`/${list}.${format}`, query);
export const facilityFilePath = (ref: string, query?: string) => withQuery(`/facilities/${segment(ref)}.json`, query);
/** The numbers of a chart in a file; null: of all charts. */
export const statisticsFilePath = (chart: string | null, format: "csv" | "json", query?: string) =>
  withQuery(chart === null ? `/statistics.${format}` : `/statistics/${segment(chart)}.${format}`, query);
export const claimFilePath = (ref: string, query?: string) => withQuery(`/claims/${segment(ref)}.json`, query);
/** Points and clusters for our own map. */
export const mapFilePath = (query?: string) => withQuery("/map.json", query);
/** Whether the process runs, and whether it can answer; for machines that watch. */
export const healthPath = () => "/healthz";
export const readinessPath = () => "/readyz";
/** The picture beside a link to the register, for other sites. */
export const cardPath = (query?: string) => withQuery("/card.png", query);
/** A file that the map is drawn from; its name changes with its content. */
export const geoPath = (file: string) => `/geo/${segment(file)}`;
/** The register as a catalogue of data sets (DCAT). */
export const cataloguePath = () => "/data/catalog.jsonld";
export const packagePath = (query?: string) => withQuery("/data/registry.zip", query);
export const releasesPath = (locale: Locale) => page(locale, "/data/releases");
export const releasePath = (date: string, file: string) => `/data/releases/${segment(date)}/${segment(file)}`;
/** The releases as a list for machines. */
export const releaseIndexPath = () => "/data/releases/index.json";
export const ogcPath = (rest = "") => (rest === "" ? "/ogc" : `/ogc/${rest}`);
/** The map of the site; `part` is one file of it. */
export const sitemapPath = (part?: string) =>
  withQuery("/sitemap.xml", part === undefined ? "" : `part=${segment(part)}`);
export const openapiPath = () => "/openapi.json";
/** The licence of the code, and those of the packages that are sent along with a page. */
export const licencesPath = () => "/licences.txt";

/** Opens WhatsApp with a text to send; the person chooses to whom. The one address here that is not ours. */
export const whatsappPath = (text: string) => `https://wa.me/?text=${segment(text)}`;

/** An address with our name in front; `origin` is `PUBLIC_URL`, without a slash at the end. */
export const absoluteUrl = (origin: string, path: string) => `${origin}${path}`;

/** A path as the browser sees it, taken apart: its language and the rest as English has it. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const urdu = /^\/ur(?=\/|$)/;
  if (!urdu.test(pathname)) return { locale: DEFAULT_LOCALE, path: pathname };
  return { locale: "ur", path: pathname.replace(urdu, "") || "/" };
}

/** The same page in the other language, query and all. `pathname` is as the browser sees it. */
export function otherLocalePath(pathname: string, query?: string): string {
  const { locale, path } = splitLocale(pathname);
  return page(otherLocale(locale), path, query);
}
