import { COUNTRY_BOX, keywordsOf } from "@/lib/dictionary/subject";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { MEDIA_TYPE } from "@/lib/files/file-response";
import type { FileSizes } from "@/lib/files/file-sizes";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import type { FileSize } from "@/lib/files/say-size";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { absoluteUrl, cataloguePath, dataPath, filePath, openapiPath, packagePath } from "@/lib/paths";
import type { Moment } from "@/lib/revisions/clock";

type Said = {
  t: Translate;
  locale: Locale;
  /** The day of the oldest event that the register knows; null while it is empty. */
  firstDay: string | null;
  /** `PUBLIC_URL`. */
  origin: string;
  sizes: FileSizes;
};

/** The register as a data set in the words of schema.org, which catalogues read (DCAT has the same terms). */
export function describeDataset({ publishedAt, revision, day }: Moment, { t, locale, firstDay, origin, sizes }: Said) {
  const registry = { "@type": "Organization", name: translator("en")("site.name"), url: origin };
  const distribution = (url: string, type: string, size: FileSize | null = null) => ({
    "@type": "DataDownload",
    name: url,
    contentUrl: absoluteUrl(origin, url),
    encodingFormat: type,
    ...(size?.exact ? { contentSize: `${Math.max(1, Math.round(size.bytes / 1000))} kB` } : {}),
  });
  const { west, south, east, north } = COUNTRY_BOX;
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": absoluteUrl(origin, dataPath("en")),
    name: t("site.name"),
    alternateName: translator(locale === "en" ? "ur" : "en")("site.name"),
    description: t("data.dataset"),
    keywords: keywordsOf(t),
    url: absoluteUrl(origin, dataPath(locale)),
    license: DATA_LICENCE,
    isAccessibleForFree: true,
    inLanguage: ["en", "ur"],
    version: String(revision),
    dateModified: publishedAt,
    ...(firstDay === null ? {} : { temporalCoverage: `${firstDay}/${day}` }),
    spatialCoverage: {
      "@type": "Place",
      name: t("site.country"),
      geo: { "@type": "GeoShape", box: `${south} ${west} ${north} ${east}` },
    },
    creator: registry,
    publisher: registry,
    includedInDataCatalog: { "@type": "DataCatalog", name: t("site.name"), url: absoluteUrl(origin, cataloguePath()) },
    documentation: absoluteUrl(origin, openapiPath()),
    distribution: [
      distribution(packagePath(), "application/zip"),
      ...FACILITY_FORMATS.map((format) =>
        distribution(
          filePath("facilities", format),
          MEDIA_TYPE[format].split(";")[0] ?? "",
          format === "json" ? null : sizes[format],
        ),
      ),
    ],
  };
}
