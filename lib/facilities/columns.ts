import type { Column, ColumnType } from "@/lib/records/columns";

/** One facility as the public sees it: the columns of design 3.4, named and ordered as there. */
export type FacilityRow = {
  ref: string;
  name: string;
  name_ur: string | null;
  main_kind: string;
  kinds: string[];
  functions: string[];
  status: string;
  status_on: string | null;
  status_basis: string | null;
  contested: boolean;
  stalled_inferred: boolean;
  announced_on: string | null;
  opened_on: string | null;
  opened_basis: string | null;
  province_code: string | null;
  province: string | null;
  district_code: string | null;
  district: string | null;
  tehsil_code: string | null;
  tehsil: string | null;
  place: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  location_precision: string;
  host: string | null;
  parent_ref: string | null;
  operators: string[];
  sponsors: string[];
  funders: string[];
  other_bodies: string[];
  programmes: string[];
  ownership: string;
  covered_area_sqft: number | null;
  seats: number | null;
  website: string | null;
  phone: string | null;
  email: string | null;
  summary: string | null;
  source_ids: string[];
  source_count: number;
  last_confirmed_on: string | null;
  updated_at: string;
  version: number;
  url: string;
};

type FacilityColumn = Column<FacilityRow>;
const derived = (
  name: FacilityColumn["name"],
  type: ColumnType,
  more: Partial<FacilityColumn> = {},
): FacilityColumn => ({
  name,
  type,
  derived: true,
  ...more,
});
const importable = (
  name: FacilityColumn["name"],
  type: ColumnType,
  more: Partial<FacilityColumn> = {},
): FacilityColumn => ({
  name,
  type,
  derived: false,
  ...more,
});

/** The public columns of a facility, in the contract's order. */
export const FACILITY_COLUMNS: readonly FacilityColumn[] = [
  importable("ref", "text"),
  importable("name", "text"),
  importable("name_ur", "text"),
  importable("main_kind", "text", { words: "kind" }),
  derived("kinds", "list", { words: "kind" }),
  importable("functions", "list"),
  derived("status", "text", { words: "status" }),
  derived("status_on", "date"),
  derived("status_basis", "text", { words: "basis" }),
  derived("contested", "boolean"),
  derived("stalled_inferred", "boolean"),
  derived("announced_on", "date"),
  derived("opened_on", "date"),
  derived("opened_basis", "text", { words: "basis" }),
  importable("province_code", "text"),
  derived("province", "text", { urdu: "province_ur" }),
  importable("district_code", "text"),
  derived("district", "text", { urdu: "district_ur" }),
  importable("tehsil_code", "text"),
  derived("tehsil", "text", { urdu: "tehsil_ur" }),
  importable("place", "text"),
  importable("address", "text"),
  importable("latitude", "number"),
  importable("longitude", "number"),
  importable("location_precision", "text", { words: "precision" }),
  importable("host", "text"),
  importable("parent_ref", "text"),
  importable("operators", "list"),
  importable("sponsors", "list"),
  importable("funders", "list"),
  importable("other_bodies", "list"),
  importable("programmes", "list"),
  importable("ownership", "text", { words: "ownership" }),
  importable("covered_area_sqft", "integer"),
  importable("seats", "integer"),
  importable("website", "url"),
  importable("phone", "text"),
  importable("email", "text"),
  importable("summary", "text"),
  importable("source_ids", "list"),
  derived("source_count", "integer"),
  derived("last_confirmed_on", "date"),
  derived("updated_at", "time"),
  derived("version", "integer"),
  derived("url", "url"),
];

/** The names of the columns, for the `columns` and `sort` parameters. */
export const FACILITY_COLUMN_NAMES = FACILITY_COLUMNS.map((column) => column.name);

/** The columns that the table shows until others are chosen. */
export const FACILITY_TABLE_COLUMNS = [
  "name",
  "main_kind",
  "status",
  "status_on",
  "district",
  "place",
  "operators",
] as const;
