import type { FacilityRow } from "@/lib/facilities/columns";
import { codesOf } from "@/lib/facilities/row-codes";

/** What a record can be silent on; said in words by the messages under `facility.unknown`. */
export type Unknown =
  | "status"
  | "statusDay"
  | "openedDay"
  | "building"
  | "district"
  | "address"
  | "operator"
  | "ownership"
  | "area"
  | "seats"
  | "contact"
  | "hours"
  | "fee"
  | "audience"
  | "nameUr";

/** What the record of a facility does not know, in the order in which somebody would ask. */
export function listUnknowns(row: FacilityRow): Unknown[] {
  const { status, group } = codesOf(row);
  const open = group === "open";
  const day = (date: string | null) => date?.length === 10;
  const missing: Record<Unknown, boolean> = {
    status: status === "unknown",
    statusDay: status !== "unknown" && row.status_on === null,
    // The day of a report is only the latest that it can have opened.
    openedDay: open && !(day(row.opened_on) && row.opened_basis === "event_date"),
    building: row.location_precision !== "building",
    district: row.district_code === null,
    address: row.address === null,
    operator: row.operators.length === 0,
    hours: open,
    fee: open,
    audience: row.functions.every((said) => said.endsWith("/")),
    contact: row.website === null && row.phone === null && row.email === null,
    area: row.covered_area_sqft === null,
    seats: row.seats === null,
    ownership: row.ownership === "unknown",
    nameUr: row.name_ur === null,
  };
  return (Object.keys(missing) as Unknown[]).filter((name) => missing[name]);
}
