import { COUNTRY_BOX } from "@/lib/dictionary/subject";
import { env } from "@/lib/env";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { COLLECTIONS, type Collection } from "@/lib/ogc/items-query";
import { absoluteUrl, ogcPath } from "@/lib/paths";

export type Link = { href: string; rel: string; type: string; title?: string };

const CLASSES = ["core", "geojson", "oas30", "html"];
export const CONFORMS_TO = CLASSES.map((name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`);
const CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
const { west, south, east, north } = COUNTRY_BOX;

export const OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.0";
export const GEOJSON_TYPE = "application/geo+json";

/** An absolute address below `/ogc`. */
export const ogcUrl = (rest = "", query = ""): string =>
  absoluteUrl(env.PUBLIC_URL, ogcPath(rest)) + (query === "" ? "" : `?${query}`);

const link = (rel: string, rest: string, type: string, query = "", title?: string): Link => ({
  href: ogcUrl(rest, query),
  rel,
  type,
  ...(title === undefined ? {} : { title }),
});

/** An answer in itself and as a page. */
export const selfLinks = (rest: string, type = "application/json"): Link[] => [
  link("self", rest, type, "f=json"),
  link("alternate", rest, "text/html", "f=html"),
];

const licence: Link = { href: DATA_LICENCE, rel: "license", type: "text/html" };

/** The landing page: what there is and where. */
export function describeLanding(locale: Locale) {
  const t = translator(locale);
  return {
    title: t("site.name"),
    description: t("site.description"),
    links: [
      ...selfLinks(""),
      link("service-desc", "api", OPENAPI_TYPE),
      link("service-doc", "api", "text/html", "f=html"),
      link("conformance", "conformance", "application/json"),
      link("data", "collections", "application/json"),
      licence,
    ],
  };
}

export const describeConformance = () => ({ conformsTo: CONFORMS_TO, links: selfLinks("conformance") });

/** One collection: what it holds, where it lies, and where its items are. */
export function describeCollection(collection: Collection, locale: Locale) {
  const t = translator(locale);
  const rest = `collections/${collection}`;
  return {
    id: collection,
    title: t(`list.${collection}`),
    description: t(`ogc.about.${collection}`),
    itemType: "feature",
    crs: [CRS84],
    extent: { spatial: { bbox: [[west, south, east, north]], crs: CRS84 } },
    links: [
      ...selfLinks(rest),
      link("items", `${rest}/items`, GEOJSON_TYPE, "", t(`list.${collection}`)),
      link("items", `${rest}/items`, "text/html", "f=html"),
      licence,
    ],
  };
}

export const describeCollections = (locale: Locale) => ({
  collections: COLLECTIONS.map((collection) => describeCollection(collection, locale)),
  links: selfLinks("collections"),
});
