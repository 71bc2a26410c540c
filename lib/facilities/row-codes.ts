import type { FacilityRow } from "@/lib/facilities/columns";
import type { FacilityKind, LocationPrecision } from "@/lib/facilities/schema";
import { type Status, type StatusGroup, statusGroup } from "@/lib/facilities/status";

/** The codes of a row as what they are. The columns hold text, but are only ever written from a checked document. */
export function codesOf(row: Pick<FacilityRow, "main_kind" | "status" | "location_precision">): {
  kind: FacilityKind;
  status: Status;
  group: StatusGroup;
  precision: LocationPrecision;
} {
  const status = row.status as Status;
  return {
    kind: row.main_kind as FacilityKind,
    status,
    group: statusGroup(status),
    precision: row.location_precision as LocationPrecision,
  };
}
