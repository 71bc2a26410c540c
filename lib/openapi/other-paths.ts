import { ruleQuery } from "@/lib/claims/rule";
import { betweenQuery } from "@/lib/facilities/between";
import { facilityQuery } from "@/lib/facilities/filter";
import { MEDIA_TYPE } from "@/lib/files/file-response";
import { describeParameter, type Named, ref, refused, sent } from "@/lib/openapi/parts";
import {
  betweenFilePath,
  cataloguePath,
  claimFilePath,
  facilityFilePath,
  ogcPath,
  packagePath,
  releaseIndexPath,
  releasePath,
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

/** The machine addresses that are no file of a list. */
export function describeOtherPaths() {
  const simple = (summary: string, parameters: object[], answer: object, more: object = {}) => ({
    get: { summary, parameters, responses: { "200": answer, ...more } },
  });
  const taken = { "400": refused("Parameters or values that are not taken, each named") };
  const inFiles = (path: (format: TableFormat) => string, summary: string, named: (format: TableFormat) => object[]) =>
    Object.fromEntries(
      (["csv", "json"] as const).map((format) => {
        const answer = sent(MEDIA_TYPE[format].split(";")[0] ?? "");
        return [decodeURIComponent(path(format)), simple(summary, named(format), answer, taken)];
      }),
    );
  const known = [describeParameter(["known_at", momentOrRevision.schema ?? { type: "string" }])];
  return {
    [decodeURIComponent(facilityFilePath("{ref}"))]: simple(
      "One facility: its row, its document, its sources",
      [inPath("ref"), ...MOMENT.map(describeParameter)],
      sent("application/json", ref("Facility")),
      { ...GONE, "400": refused("Parameters or values that are not taken, each named") },
    ),
    [decodeURIComponent(claimFilePath("{ref}"))]: simple(
      "One claim: its row, the facilities counted, what contradicts it, its sources",
      [inPath("ref"), ...ruleQuery.schemas.map(describeParameter), ...MOMENT.map(describeParameter)],
      sent("application/json", { type: "object" }),
      { ...GONE, ...taken },
    ),
    ...inFiles(betweenFilePath, "What differs between two days or revisions, a row a field", (format) =>
      [...betweenQuery.schemas, ...(format === "csv" ? SPREADSHEET : [])].map(describeParameter),
    ),
    ...inFiles(
      (format) => statisticsFilePath("{chart}", format),
      "The numbers of one chart under the filter of the facilities",
      (format) => [
        { ...inPath("chart"), schema: { type: "string", enum: CHARTS } },
        ...[...facilityQuery.schemas, ...statisticsView(format).schemas].map(describeParameter),
      ],
    ),
    [cataloguePath()]: simple(
      "The register as a catalogue in DCAT",
      [],
      sent("application/ld+json", { type: "object" }),
    ),
    [packagePath()]: simple("The whole register as a data package", known, sent("application/zip"), {
      "400": refused("A parameter or value that is not taken"),
    }),
    [releaseIndexPath()]: simple("Every dated release", [], sent("application/json", { type: "object" })),
    [decodeURIComponent(releasePath("{date}", "{file}"))]: simple(
      "A file of a dated release; `latest` leads to the newest",
      [inPath("date"), inPath("file")],
      sent("application/octet-stream"),
      { "307": { description: "To the newest release" }, "404": refused("Not there") },
    ),
    [ogcPath()]: simple(
      "OGC API Features, described by itself under /api",
      [],
      sent("application/json", { type: "object" }),
    ),
  };
}
