import { DATA_LICENCE } from "@/lib/files/file-notes";
import { MEDIA_TYPE } from "@/lib/files/file-response";
import type { FacilityFormat } from "@/lib/files/formats";
import { absoluteUrl, dataPath, filePath, openapiPath, packagePath } from "@/lib/paths";
import type { Moment } from "@/lib/revisions/clock";

type Said = { name: string; description: string; registry: string; origin: string; formats: readonly FacilityFormat[] };

/** The register as a data set in the words of schema.org, which catalogues read (DCAT has the same terms). */
export function describeDataset(
  { publishedAt, revision }: Moment,
  { name, description, registry, origin, formats }: Said,
) {
  const distribution = (url: string, type: string) => ({
    "@type": "DataDownload",
    contentUrl: absoluteUrl(origin, url),
    encodingFormat: type,
  });
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": absoluteUrl(origin, dataPath("en")),
    name,
    description,
    url: absoluteUrl(origin, dataPath("en")),
    license: DATA_LICENCE,
    isAccessibleForFree: true,
    inLanguage: ["en", "ur"],
    version: String(revision),
    dateModified: publishedAt,
    spatialCoverage: { "@type": "Place", name: "Pakistan" },
    creator: { "@type": "Organization", name: registry, url: origin },
    documentation: absoluteUrl(origin, openapiPath()),
    distribution: [
      distribution(packagePath(), "application/zip"),
      ...formats.map((format) => distribution(filePath("facilities", format), MEDIA_TYPE[format].split(";")[0] ?? "")),
    ],
  };
}
