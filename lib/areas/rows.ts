import { LRUCache } from "lru-cache";
import { type AreaCounts, type AreaRow, distanceColumn, nearestColumn } from "@/lib/areas/columns";
import { type Conditions, conditionQuery } from "@/lib/areas/conditions";
import { countAreas } from "@/lib/areas/counts";
import type { Nearest } from "@/lib/areas/distances";
import { readNearestOpen } from "@/lib/areas/nearest";
import type { AreaDocument } from "@/lib/areas/schema";
import { findUnplaced, groupByParent } from "@/lib/areas/unplaced";
import { env } from "@/lib/env";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { readRecords } from "@/lib/records/documents";
import { keepReading } from "@/lib/records/keep-reading";
import { writeParameters } from "@/lib/records/query";
import type { Moment } from "@/lib/revisions/moment";

type Counted = AreaDocument & AreaCounts;

/** The areas one after the other as a reader expects them: each above its parts, those of one area by name. */
function inOrder<Row extends AreaDocument>(rows: readonly Row[]): Row[] {
  const parts = groupByParent(rows);
  const known = new Set(rows.map(({ code }) => code));
  const byName = (one: Row, other: Row) =>
    one.name.localeCompare(other.name, "en") || one.code.localeCompare(other.code);
  const walk = (some: readonly Row[]): Row[] =>
    some.toSorted(byName).flatMap((row) => [row, ...walk(parts.get(row.code) ?? [])]);
  return walk(rows.filter(({ parent_code }) => parent_code === null || !known.has(parent_code)));
}

/** What of the areas above each lies in no known part of them: it may lie here. */
function addUnplaced(rows: readonly Counted[]): (row: Counted) => Pick<AreaRow, "tehsil_unknown" | "perhaps"> {
  const unplaced = findUnplaced(rows);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const above = ({ parent_code }: Counted): Counted[] => {
    const parent = byCode.get(parent_code ?? "");
    return parent ? [parent, ...above(parent)] : [];
  };
  return (row) => {
    const areas = above(row);
    const district = [row, ...areas].find(({ level }) => level === "district");
    return {
      tehsil_unknown: (district && unplaced.get(district.code)?.count) ?? null,
      perhaps:
        row.facilities === null ? null : areas.reduce((sum, { code }) => sum + (unplaced.get(code)?.count ?? 0), 0),
    };
  };
}

type Distances = Pick<AreaRow, ReturnType<typeof distanceColumn> | ReturnType<typeof nearestColumn>>;

/** To a tenth of a kilometre: from a point that stands for an area to one that stands for a town. */
function toDistances(found: readonly Nearest[]): Distances {
  return Object.fromEntries(
    FACILITY_KINDS.flatMap((kind) => {
      const nearest = found.find((one) => one.kind === kind);
      return [
        [distanceColumn(kind), nearest ? Math.round(nearest.km * 10) / 10 : null],
        [nearestColumn(kind), nearest?.ref ?? null],
      ];
    }),
  ) as Distances;
}

/** The areas that distances are measured from: larger ones have no point that could stand for them. */
export const tehsilsOf = <Row extends AreaDocument>(areas: readonly Row[]): Row[] =>
  areas.filter(({ level }) => level === "tehsil");

async function readRows(moment: Moment, asked: Conditions): Promise<AreaRow[]> {
  const records = await readRecords<AreaDocument>("area", moment);
  const areas = inOrder(records.map(({ document }) => document));
  const [counts, nearest] = await Promise.all([countAreas(asked, moment), readNearestOpen(tehsilsOf(areas), moment)]);
  const counted = areas.map((area): Counted => ({ ...area, ...counts(area.code) }));
  const unplacedOf = addUnplaced(counted);
  return counted.map((row, place) => ({
    ...row,
    ...unplacedOf(row),
    ...toDistances(nearest.get(row.code) ?? []),
    place,
  }));
}

const kept = new LRUCache<string, Promise<AreaRow[]>>({ max: 24 });
/** The conditions as a query string in its one spelling. */
const writeConditions = (asked: Conditions): string => writeParameters(conditionQuery.toParameters(asked));

/** Every area with what it has under some conditions, zeros included; counted once a day and revision. */
export function readAreaRows(moment: Moment, asked: Conditions): Promise<AreaRow[]> {
  const key = `${env.DATABASE_URL} ${moment.revision} ${moment.day} ${writeConditions(asked)}`;
  return keepReading(kept, key, () => readRows(moment, asked));
}
