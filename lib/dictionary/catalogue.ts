import { formatsOf } from "@/lib/dictionary/lists";
import { COUNTRY_BOX, keywordsOf } from "@/lib/dictionary/subject";
import { DICTIONARY_LISTS, type DictionaryList } from "@/lib/dictionary/words";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { type FileFormat, MEDIA_TYPE } from "@/lib/files/file-response";
import type { FileSizes } from "@/lib/files/file-sizes";
import { type Translate, translator } from "@/lib/i18n/translate";
import { absoluteUrl, cataloguePath, dataPath, filePath, openapiPath, packagePath, releasePath } from "@/lib/paths";
import type { Release } from "@/lib/releases/schema";
import type { Moment } from "@/lib/revisions/clock";

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  geo: "http://www.opengis.net/ont/geosparql#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

type Catalogued = {
  moment: Pick<Moment, "publishedAt" | "revision" | "day">;
  /** The day of the oldest event that the register knows; null while it is empty. */
  firstDay: string | null;
  /** How long the files of the facilities are; only what is known to the byte is said. */
  sizes: FileSizes;
  /** The dated states, newest first. */
  releases: readonly Release[];
  /** `PUBLIC_URL`. */
  origin: string;
};

const typed = (type: "date" | "dateTime", value: string) => ({ "@type": `xsd:${type}`, "@value": value });
const byteSize = (bytes: number) => ({ "@type": "xsd:nonNegativeInteger", "@value": String(bytes) });
const link = (id: string) => ({ "@id": id });
const sayIn = (language: "en" | "ur", value: string) => ({ "@language": language, "@value": value });
const inBoth = (say: (t: Translate) => string | readonly string[]) =>
  (["en", "ur"] as const).flatMap((language) =>
    [say(translator(language))].flat().map((value) => sayIn(language, value)),
  );
const { west, south, east, north } = COUNTRY_BOX;
const PAKISTAN = {
  "@type": "dct:Location",
  "skos:prefLabel": inBoth((t) => t("site.country")),
  "dcat:bbox": {
    "@type": "geo:wktLiteral",
    "@value": `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`,
  },
};
// The languages of the texts, in the list of the Publications Office that DCAT profiles ask for.
const LANGUAGES = ["ENG", "URD"].map((code) =>
  link(`http://publications.europa.eu/resource/authority/language/${code}`),
);

/** The register as a catalogue of data sets in DCAT 3 (JSON-LD): a data set a list, the whole, and each dated state of it. */
export function describeCatalogue({ moment, firstDay, sizes, releases, origin }: Catalogued) {
  const address = (path: string) => absoluteUrl(origin, path);
  const mediaType = (type: string) =>
    link(`https://www.iana.org/assignments/media-types/${type.split(";")[0]?.trim() ?? ""}`);
  const distribution = (path: string, type: string, more: object = {}) => ({
    "@type": "dcat:Distribution",
    "@id": address(path),
    "dcat:accessURL": link(address(path)),
    "dcat:downloadURL": link(address(path)),
    "dcat:mediaType": mediaType(type),
    "dct:license": link(DATA_LICENCE),
    ...more,
  });
  const publisher = { "@type": "foaf:Organization", "@id": origin, "foaf:name": inBoth((t) => t("site.name")) };
  const until = (day: string) =>
    firstDay === null
      ? {}
      : {
          "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": typed("date", firstDay),
            "dcat:endDate": typed("date", day),
          },
        };
  const state = (revision: number, publishedAt: string, day: string) => ({
    "dct:publisher": link(origin),
    "dct:license": link(DATA_LICENCE),
    "dct:modified": typed("dateTime", publishedAt),
    "dcat:version": String(revision),
    "dct:spatial": PAKISTAN,
    "dct:language": LANGUAGES,
    ...until(day),
  });
  const now = state(moment.revision, moment.publishedAt, moment.day);
  const lists = DICTIONARY_LISTS.map((list: DictionaryList) => ({
    "@type": "dcat:Dataset",
    "@id": `${address(dataPath("en", list))}`,
    "dct:title": inBoth((t) => `${t("site.name")}: ${t(`list.${list}`)}`),
    "dct:description": inBoth((t) => t(`catalogue.list.${list}`)),
    "dcat:keyword": inBoth((t) => keywordsOf(t, list)),
    "dcat:landingPage": link(address(dataPath("en"))),
    ...now,
    "dcat:distribution": formatsOf(list).map((format) => {
      const size = list === "facilities" && format !== "atom" && format !== "json" ? sizes[format] : null;
      const known = size?.exact ? { "dcat:byteSize": byteSize(size.bytes) } : {};
      return distribution(filePath(list, format), MEDIA_TYPE[format as FileFormat], known);
    }),
  }));
  const dated = releases.map(({ date, revision, published_at, files }) => ({
    "@type": "dcat:Dataset",
    "@id": address(releasePath(date, "release.json")),
    "dct:title": inBoth((t) => `${t("site.name")}: ${date}`),
    "dct:description": inBoth((t) => t("catalogue.release", { date, revision })),
    "dcat:keyword": inBoth((t) => keywordsOf(t)),
    "dct:issued": typed("date", date),
    ...state(revision, published_at, date),
    "dcat:distribution": files.map(({ name, bytes, sha256, media_type }) =>
      distribution(releasePath(date, name), media_type, {
        "dcat:byteSize": byteSize(bytes),
        "spdx:checksum": {
          "@type": "spdx:Checksum",
          "spdx:algorithm": link("spdx:checksumAlgorithm_sha256"),
          "spdx:checksumValue": sha256,
        },
      }),
    ),
  }));
  const whole = {
    "@type": "dcat:Dataset",
    "@id": address(dataPath("en", "package")),
    "dct:title": inBoth((t) => t("site.name")),
    "dct:description": inBoth((t) => t("data.dataset")),
    "dcat:keyword": inBoth((t) => keywordsOf(t)),
    "dcat:landingPage": link(address(dataPath("en"))),
    ...now,
    "dcat:hasVersion": dated.map((release) => link(release["@id"])),
    "dcat:distribution": [distribution(packagePath(), "application/zip")],
  };
  return {
    "@context": CONTEXT,
    "@type": "dcat:Catalog",
    "@id": address(cataloguePath()),
    "dct:title": inBoth((t) => t("site.name")),
    "dct:description": inBoth((t) => t("site.description")),
    "dct:license": link(DATA_LICENCE),
    "dct:modified": typed("dateTime", moment.publishedAt),
    "dct:publisher": publisher,
    "dct:language": LANGUAGES,
    "dct:spatial": PAKISTAN,
    "foaf:homepage": link(address(dataPath("en"))),
    "dcat:dataset": [whole, ...lists, ...dated],
    "dcat:service": {
      "@type": "dcat:DataService",
      "@id": address(openapiPath()),
      "dct:title": inBoth((t) => t("site.name")),
      "dct:description": inBoth((t) => t("catalogue.service")),
      "dcat:keyword": inBoth((t) => keywordsOf(t)),
      "dcat:endpointURL": link(origin),
      "dcat:endpointDescription": link(address(openapiPath())),
    },
  };
}
