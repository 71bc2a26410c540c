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
import { describeOtherPaths } from "@/lib/openapi/other-paths";
import { ALWAYS, describeParameter, type Named, plain, ref, refused, sent } from "@/lib/openapi/parts";
import { describeSchemas, pageName } from "@/lib/openapi/schemas";
import { filePath, LISTS, type List } from "@/lib/paths";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { fileView } from "@/lib/records/view";
import { CHANGE_SCHEMAS } from "@/lib/revisions/change-filter";
import { SOURCE_LIST } from "@/lib/sources/list";

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
        "400": refused("Parameters or values that are not taken, each named"),
        ...(format === "xlsx" ? { "422": refused("More records than a workbook takes") } : {}),
        ...ALWAYS,
      },
    },
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
    paths: { ...Object.fromEntries(files), ...describeOtherPaths() },
    components: { schemas: describeSchemas() },
  };
}

/** Every path of the description with what it is, for people. */
export function listOperations(): { path: string; summary: string }[] {
  const paths = Object.entries(describeApi().paths) as unknown as [string, { get: { summary: string } }][];
  return paths.map(([path, { get }]) => ({ path, summary: get.summary }));
}
