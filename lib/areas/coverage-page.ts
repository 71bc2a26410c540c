import type { CoverageMap } from "@/lib/areas/choropleth";
import type { AreaRow } from "@/lib/areas/columns";
import { type Conditions, conditionsIn } from "@/lib/areas/conditions";
import { readCoverageMap } from "@/lib/areas/coverage-map";
import { areaExamples } from "@/lib/areas/examples";
import { AREA_LIST, type AreaFilter } from "@/lib/areas/list";
import { countLeftOut } from "@/lib/areas/nearest";
import { readDayBefore } from "@/lib/areas/queries";
import { readAreaRows } from "@/lib/areas/rows";
import { findUnplaced, type Without } from "@/lib/areas/unplaced";
import type { Day } from "@/lib/dates/partial-date";
import type { FacilityKind } from "@/lib/facilities/schema";
import { type ListRequest, listQuery } from "@/lib/records/list";

/** What the page of all areas says besides the rows of its list. */
export type CoveragePage = {
  conditions: Conditions;
  /** Every area under the conditions, whichever are listed. */
  rows: AreaRow[];
  unplaced: ReadonlyMap<string, Without>;
  map: CoverageMap | null;
  /** Whether all areas are listed, so that the map stands open above them. */
  whole: boolean;
  /** Whether each area stands below the one it is part of. */
  inTree: boolean;
  leftOut: ReadonlyMap<FacilityKind, number>;
  examples: ReturnType<typeof areaExamples>;
  /** The query of the same list as of the day and revision shown, which does not change. */
  permanentQuery: string;
  before: Day | null;
};

/** Reads what stands round the list of areas: its map, its provinces, and what its numbers mean. */
export async function readCoveragePage(dataDir: string, request: ListRequest<AreaFilter>): Promise<CoveragePage> {
  const { filter, view, moment, directory } = request;
  const conditions = conditionsIn(filter);
  const [only, ...others] = filter.within ?? [];
  const [rows, map, leftOut, before] = await Promise.all([
    readAreaRows(moment, conditions),
    readCoverageMap(dataDir, only !== undefined && others.length === 0 ? only : null, conditions, moment),
    countLeftOut(moment),
    readDayBefore(moment),
  ]);
  const { q, level, listed, within } = filter;
  const every = q === undefined && level === undefined && listed === undefined;
  return {
    conditions,
    rows,
    unplaced: findUnplaced(rows),
    map,
    whole: every && within === undefined && view.after === undefined && view.columns === undefined && !view.sort,
    inTree: every && view.sort === undefined,
    leftOut,
    examples: areaExamples(directory.area),
    permanentQuery: listQuery(AREA_LIST, { ...filter, as_of: moment.day, known_at: String(moment.revision) }),
    before,
  };
}
