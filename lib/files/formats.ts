/** The formats of the facilities. */
export const FACILITY_FORMATS = ["csv", "json", "geojson", "ndjson", "xlsx", "kml", "parquet"] as const;
export type FacilityFormat = (typeof FACILITY_FORMATS)[number];
