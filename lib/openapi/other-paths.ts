import { ruleQuery } from "@/lib/claims/rule";
import { betweenQuery } from "@/lib/facilities/between";
import { facilityQuery } from "@/lib/facilities/filter";
import { MEDIA_TYPE } from "@/lib/files/file-response";
import { mapQuery } from "@/lib/map/answer";
import { ALWAYS, describeParameter, type Named, ref, refused, sent } from "@/lib/openapi/parts";
import {
  betweenFilePath,
  cardPath,
  cataloguePath,
  claimFilePath,
  facilityFilePath,
  healthPath,
  mapFilePath,
  ogcPath,
  openapiPath,
  packagePath,
  readinessPath,
  releaseIndexPath,
  releasePath,
  sitemapPath,
  statisticsFilePath,
} from "@/lib/paths";
import { defineQuery } from "@/lib/records/query";
import { day, flag, momentOrRevision } from "@/lib/records/query-fields";
import { statisticsView } from "@/lib/statistics/request";
import { CHARTS } from "@/lib/statistics/rows";

const MOMENT: readonly Named[] = [
  ["as_of", day.schema ?? { type: "string" }],
  ["known_at", momentOrRevision.schema ?? { type: "string" }],
];
type TableFormat = "csv" | "json";
const SPREADSHEET: readonly Named[] = defineQuery({ bom: flag, safe: flag }).schemas;
const inPath = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const GONE = {
  "308": { description: "It went into another: Location says which" },
  "404": refused("Not there"),
  "410": refused("Withdrawn from the register"),
};

const simple = (summary: string, parameters: object[], answer: object, more: object = {}) => ({
  get: { summary, parameters, responses: { "200": answer, ...more, ...ALWAYS } },
});
const TAKEN = { "400": refused("Parameters or values that are not taken, each named") };
const MISSING = { "404": refused("Not there") };
/** Addresses for machines that watch: no more than that they answer, and with what. */
const bare = (type: string, schema: object = {}) => ({ description: "As it is now", content: { [type]: { schema } } });

/** A table in both formats that every table has. */
function inFiles(
  path: (format: TableFormat) => string,
  summary: string,
  schema: string,
  named: (format: TableFormat) => object[],
  more: object = {},
) {
  const described = (["csv", "json"] as const).map((format) => {
    const answer = sent(MEDIA_TYPE[format].split(";")[0] ?? "", format === "json" ? ref(schema) : { type: "string" });
    return [decodeURIComponent(path(format)), simple(summary, named(format), answer, { ...TAKEN, ...more })];
  });
  return Object.fromEntries(described);
}

const ofStatistics = (format: TableFormat) =>
  [...facilityQuery.schemas, ...statisticsView(format).schemas].map(describeParameter);

/** The machine addresses that are no file of a list. */
export function describeOtherPaths() {
  const moment = MOMENT.map(describeParameter);
  return {
    [decodeURIComponent(facilityFilePath("{ref}"))]: simple(
      "One facility: its row, its document, its sources",
      [inPath("ref"), ...moment],
      sent("application/json", ref("Facility")),
      { ...GONE, ...TAKEN },
    ),
    [decodeURIComponent(claimFilePath("{ref}"))]: simple(
      "One claim: its row, the facilities counted, what contradicts it, its sources",
      [inPath("ref"), ...ruleQuery.schemas.map(describeParameter), ...moment],
      sent("application/json", ref("Claim")),
      { ...GONE, ...TAKEN },
    ),
    ...inFiles(betweenFilePath, "What differs between two days or revisions, a row a field", "Differences", (format) =>
      [...betweenQuery.schemas, ...(format === "csv" ? SPREADSHEET : [])].map(describeParameter),
    ),
    ...inFiles(
      (format) => statisticsFilePath(null, format),
      "The numbers of all charts under the filter of the facilities",
      "statisticsPage",
      ofStatistics,
    ),
    ...inFiles(
      (format) => statisticsFilePath("{chart}", format),
      "The numbers of one chart under the filter of the facilities",
      "statisticsPage",
      (format) => [{ ...inPath("chart"), schema: { type: "string", enum: CHARTS } }, ...ofStatistics(format)],
      MISSING,
    ),
    [cardPath()]: simple(
      "The picture that other sites show beside a link: the facilities of a filter, or one facility",
      [
        ...[...facilityQuery.schemas, ...statisticsView("json").schemas].map(describeParameter),
        { name: "facility", in: "query", description: "A ref", schema: { type: "string" } },
      ],
      bare("image/png"),
      { ...TAKEN, ...MISSING },
    ),
    [mapFilePath()]: simple(
      "The marks of the site's own map, which may change with it",
      [...facilityQuery.schemas, ...mapQuery.schemas].map(describeParameter),
      bare("application/json", { type: "object" }),
      TAKEN,
    ),
    [cataloguePath()]: simple(
      "The register as a catalogue in DCAT",
      [],
      bare("application/ld+json", { type: "object" }),
    ),
    [packagePath()]: simple(
      "The whole register as a data package",
      [describeParameter(["known_at", momentOrRevision.schema ?? { type: "string" }])],
      sent("application/zip"),
      TAKEN,
    ),
    [releaseIndexPath()]: simple("Every dated release", [], bare("application/json", ref("Releases"))),
    [decodeURIComponent(releasePath("{date}", "{file}"))]: simple(
      "A file of a dated release; `latest` leads to the newest",
      [inPath("date"), inPath("file")],
      sent("*/*"),
      { "307": { description: "To the newest release" }, ...MISSING },
    ),
    [ogcPath()]: simple(
      "OGC API Features, described by itself under /api",
      [],
      bare("application/json", { type: "object" }),
    ),
    [sitemapPath()]: simple(
      "The pages for search engines",
      [{ name: "part", in: "query", description: "One file of it", schema: { type: "string" } }],
      bare("application/xml"),
      MISSING,
    ),
    [healthPath()]: simple("Whether the process runs", [], bare("application/json", ref("Ready"))),
    [readinessPath()]: simple("Whether the register can answer", [], bare("application/json", ref("Ready"))),
    [openapiPath()]: simple("This description", [], bare("application/json", { type: "object" })),
  };
}
