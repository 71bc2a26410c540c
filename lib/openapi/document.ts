import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { CLAIM_LIST } from "@/lib/claims/list";
import { DICTIONARY, formatsOf } from "@/lib/dictionary/lists";
import { env } from "@/lib/env";
import { facilityQuery } from "@/lib/facilities/filter";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { type FileFormat, MEDIA_TYPE } from "@/lib/files/file-response";
import { translator } from "@/lib/i18n/translate";
import { describeSchemas, pageName } from "@/lib/openapi/schemas";
import {
  facilityFilePath,
  filePath,
  LISTS,
  type List,
  ogcPath,
  packagePath,
  releaseIndexPath,
  releasePath,
} from "@/lib/paths";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { day, momentOrRevision, type ParameterSchema } from "@/lib/records/query-fields";
import { fileView } from "@/lib/records/view";
import { CHANGE_SCHEMAS } from "@/lib/revisions/change-filter";
import { SOURCE_LIST } from "@/lib/sources/list";

type Named = readonly [string, ParameterSchema];

const FILTERS: Record<List, readonly Named[]> = {
  facilities: facilityQuery.schemas,
  bodies: BODY_LIST.query.schemas,
  areas: AREA_LIST.query.schemas,
  programmes: PROGRAMME_LIST.query.schemas,
  claims: CLAIM_LIST.query.schemas,
  agreements: AGREEMENT_LIST.query.schemas,
  projects: PROJECT_LIST.query.schemas,
  sources: SOURCE_LIST.query.schemas,
  changes: CHANGE_SCHEMAS,
};

/** `<code>` belongs to pages. */
const plain = (text: string) => text.replace(/<\/?\w+>/g, "");

type Key = Parameters<ReturnType<typeof translator>["raw"]>[0];

function describeParameter([name, schema]: Named) {
  const t = translator("en");
  const key = `data.parameter.${name}` as Key;
  return {
    name,
    in: "query",
    ...(t.has(key) ? { description: plain(t.raw(key)) } : {}),
    ...(schema.type === "array" ? { style: "form", explode: false } : {}),
    schema,
  };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});
const sent = (type: string, schema: object = {}) => ({
  description: "The whole result, or one page of it",
  headers: {
    "Registry-Revision": { schema: { type: "integer" } },
    "Registry-Count": { schema: { type: "integer" } },
    ETag: { schema: { type: "string" } },
    Link: { schema: { type: "string" } },
  },
  content: { [type]: { schema } },
});
const UNCHANGED = { description: "Unchanged since the tag that was sent" };

/** The parameters of a list's file, as its handler takes them. */
function parametersOf(list: List, format: FileFormat): readonly Named[] {
  const shown = fileView(
    DICTIONARY[list].map(({ name }) => name),
    format,
  ).schemas;
  const refusedHere = list === "changes" ? (format === "atom" ? ["sort", "columns"] : ["sort"]) : [];
  return [...FILTERS[list], ...shown.filter(([name]) => !refusedHere.includes(name))];
}

function describeFile(list: List, format: FileFormat) {
  const t = translator("en");
  const schema = format === "json" ? ref(pageName(list)) : format === "geojson" ? ref("Features") : { type: "string" };
  return {
    get: {
      operationId: `${list}_${format}`,
      summary: `${t(`list.${list}`)}: ${format}`,
      parameters: parametersOf(list, format).map(describeParameter),
      responses: {
        "200": sent(MEDIA_TYPE[format].split(";")[0] ?? "", schema),
        "304": UNCHANGED,
        "400": refused("Parameters or values that are not taken, each named"),
        ...(format === "xlsx" ? { "422": refused("More records than a workbook takes") } : {}),
        "503": refused("The database is away; Retry-After says when to ask again"),
      },
    },
  };
}

const MOMENT: readonly Named[] = [
  ["as_of", day.schema ?? { type: "string" }],
  ["known_at", momentOrRevision.schema ?? { type: "string" }],
];
const inPath = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const GONE = {
  "308": { description: "It went into another: Location says which" },
  "404": refused("Not there"),
  "410": refused("Withdrawn from the register"),
};

function otherPaths() {
  const simple = (summary: string, parameters: object[], answer: object, more: object = {}) => ({
    get: { summary, parameters, responses: { "200": answer, ...more } },
  });
  const known = [describeParameter(["known_at", momentOrRevision.schema ?? { type: "string" }])];
  return {
    [decodeURIComponent(facilityFilePath("{ref}"))]: simple(
      "One facility: its row, its document, its sources",
      [inPath("ref"), ...MOMENT.map(describeParameter)],
      sent("application/json", ref("Facility")),
      { ...GONE, "400": refused("Parameters or values that are not taken, each named") },
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

/** Every machine address of the register, in OpenAPI 3.1, written from what the handlers take and give. */
export function describeApi() {
  const t = translator("en");
  const files = LISTS.flatMap((list) =>
    formatsOf(list).map((format) => [filePath(list, format), describeFile(list, format as FileFormat)]),
  );
  return {
    openapi: "3.1.0",
    info: {
      title: t("site.name"),
      description: plain(t.raw("data.api.policy")),
      version: "1.0.0",
      license: { name: "CC BY 4.0", url: DATA_LICENCE },
    },
    servers: [{ url: env.PUBLIC_URL }],
    paths: { ...Object.fromEntries(files), ...otherPaths() },
    components: { schemas: describeSchemas() },
  };
}

/** Every path of the description with what it is, for people. */
export function listOperations(): { path: string; summary: string }[] {
  const paths = Object.entries(describeApi().paths) as unknown as [string, { get: { summary: string } }][];
  return paths.map(([path, { get }]) => ({ path, summary: get.summary }));
}
