import type { FacilityFilter } from "@/lib/facilities/filter";
import { countByGroup, countHeadline, type Headline } from "@/lib/facilities/headline";
import { matchRows } from "@/lib/facilities/matching";
import { type ListedFacility, listFacilities } from "@/lib/facilities/queries";
import { BODY_ROLES, type BodyRole, FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import type { Tally } from "@/lib/facilities/tally-columns";
import { placedRows, spreadKey, spreadOf } from "@/lib/map/placed-rows";
import type { Extent } from "@/lib/map/schema";
import type { Directory } from "@/lib/records/named";
import type { Moment } from "@/lib/revisions/moment";

/** What a page says of the facilities of a body, an area or a programme: how many in which state, and the first of them. */
export type Overview = {
  filter: FacilityFilter;
  headline: Headline;
  rows: ListedFacility[];
  /** Where their points lie; null when none has a point. */
  extent: Extent | null;
};

/** Rows that stand on the page of a body, an area or a programme; the rest is a link away. */
const FIRST_ROWS = 10;

/** Reads the overview of a filter. `filter` has the `as_of` and `known_at` that `moment` was resolved from. */
export async function readOverview(filter: FacilityFilter, moment: Moment, directory: Directory): Promise<Overview> {
  const [headline, page, extent] = await Promise.all([
    countHeadline(filter, moment),
    listFacilities({ filter, view: {}, moment, directory, refusals: [] }, FIRST_ROWS),
    readExtent(filter, moment),
  ]);
  return { filter, headline, rows: page.rows, extent };
}

async function readExtent(filter: FacilityFilter, moment: Moment): Promise<Extent | null> {
  const { table, set } = await matchRows(filter, moment);
  return spreadOf(placedRows(table), set, spreadKey(filter, moment)).bounds;
}

/** One part of a filter's facilities with its tally; parts may overlap, as roles do. */
export type Part<Value extends string> = { value: Value; filter: FacilityFilter } & Tally;

async function countParts<Value extends string>(
  values: readonly Value[],
  narrow: (value: Value) => FacilityFilter,
  moment: Moment,
): Promise<Part<Value>[]> {
  const parts = await Promise.all(
    values.map(async (value) => {
      const filter = narrow(value);
      const { total, groups } = await countByGroup(filter, moment);
      return { value, filter, facilities: total, ...groups };
    }),
  );
  return parts.filter(({ facilities }) => facilities > 0);
}

/** A body's facilities by its role there; a facility counts in each role that the body has in it. */
export const countByRole = (filter: FacilityFilter, moment: Moment): Promise<Part<BodyRole>[]> =>
  countParts(BODY_ROLES, (role) => ({ ...filter, role: [role] }), moment);

/** Facilities by their main kind; the parts sum to the whole. */
export const countByKind = (filter: FacilityFilter, moment: Moment): Promise<Part<FacilityKind>[]> =>
  countParts(FACILITY_KINDS, (kind) => ({ ...filter, main_kind: [kind] }), moment);
