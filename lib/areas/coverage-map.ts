import { type CoverageMap, shadeShapes, shadesFor } from "@/lib/areas/choropleth";
import type { Conditions } from "@/lib/areas/conditions";
import { AREA_LIST } from "@/lib/areas/list";
import { readAreaRows } from "@/lib/areas/rows";
import { drawOutlines } from "@/lib/map/outlines";
import type { Moment } from "@/lib/revisions/moment";

/** Reads the map of the whole country, or of the districts of one area; null where it has no district with a shape. */
export async function readCoverageMap(
  dataDir: string,
  code: string | null,
  asked: Conditions,
  moment: Moment,
): Promise<CoverageMap | null> {
  const conditions: Conditions = { ...asked, status: asked.status ?? ["open"] };
  const [rows, all] = await Promise.all([
    readAreaRows(moment, conditions),
    asked.status ? null : readAreaRows(moment, asked),
  ]);
  const inside =
    code === null ? null : AREA_LIST.match([...rows], { level: ["district"], within: [code] }).map((row) => row.code);
  const outlines = await drawOutlines(dataDir, inside);
  if (outlines.districts.length === 0) return null;
  const shapes = shadeShapes(outlines.districts, { rows, all });
  return { outlines, shapes, shades: shadesFor(shapes.map(({ count }) => count ?? 0)), conditions };
}
