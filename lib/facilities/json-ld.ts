import type { FacilityRow } from "@/lib/facilities/columns";
import { absoluteUrl, facilityFilePath } from "@/lib/paths";

/** What the row leaves to its surroundings: other names, our own address, what we call ourselves. */
type Surroundings = { alternateNames: readonly string[]; origin: string; registry: string; licence: string };

/**
 * A facility in the words of schema.org, for search engines. The point is given only where it is the building or the
 * town: the label point of a district is no place that anybody should be sent to.
 */
export function describeForSearch(row: FacilityRow, { alternateNames, origin, registry, licence }: Surroundings) {
  const near = row.location_precision === "building" || row.location_precision === "place";
  const geo = near && row.latitude !== null && row.longitude !== null;
  return dropBlanks({
    "@context": "https://schema.org",
    "@type": "Place",
    "@id": row.url,
    url: row.url,
    name: row.name,
    alternateName: [...new Set([row.name_ur, ...alternateNames])].filter((name) => name !== null && name !== row.name),
    description: row.summary,
    identifier: { "@type": "PropertyValue", propertyID: registry, value: row.ref },
    address: dropBlanks({
      "@type": "PostalAddress",
      streetAddress: row.address,
      addressLocality: row.place ?? row.tehsil ?? row.district,
      addressRegion: row.province,
      addressCountry: "PK",
    }),
    geo: geo ? { "@type": "GeoCoordinates", latitude: row.latitude, longitude: row.longitude } : null,
    telephone: row.phone,
    sameAs: row.website,
    subjectOf: {
      "@type": "CreativeWork",
      encodingFormat: "application/json",
      name: `${registry}: ${row.name}`,
      url: absoluteUrl(origin, facilityFilePath(row.ref)),
      license: licence,
      dateModified: row.updated_at,
    },
  });
}

function dropBlanks(said: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

/** JSON that may stand in a `<script>`: nothing in it can end the element or begin a comment. */
export function writeScriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c").replace(/>/g, "\\u003e").replace(/&/g, "\\u0026");
}
