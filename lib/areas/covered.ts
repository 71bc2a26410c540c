import type { Conditions } from "@/lib/areas/conditions";
import type { Covered } from "@/lib/areas/detail";
import { AREA_LIST, type AreaFilter } from "@/lib/areas/list";
import { readAreaRows } from "@/lib/areas/rows";
import { toQuery } from "@/lib/facilities/filter";
import { listQuery } from "@/lib/records/list";
import { momentOf } from "@/lib/revisions/asked";
import type { Moment } from "@/lib/revisions/moment";

type Asked = { as_of?: string; known_at?: string };

/** Counts the tehsils of some areas under some conditions; an area without tehsils, or a day before the first record, is left out. */
export async function readCovered(
  codes: readonly string[],
  conditions: Conditions,
  moment: Moment,
  asked: Asked,
): Promise<Covered[]> {
  const rows = await readAreaRows(moment, conditions);
  return codes.flatMap((code) => {
    const tehsils: AreaFilter = { level: ["tehsil"], within: [code] };
    const inside = AREA_LIST.match(rows, tehsils).filter(({ facilities }) => facilities !== null);
    if (inside.length === 0) return [];
    const query = (listed: "0" | "1") =>
      listQuery(AREA_LIST, { ...tehsils, ...conditions, listed, ...momentOf(asked) });
    const facilities = rows.find((row) => row.code === code)?.facilities ?? 0;
    return [
      {
        code,
        total: inside.length,
        listed: inside.filter((row) => (row.facilities ?? 0) > 0).length,
        facilities,
        unknown: inside.reduce((rest, row) => rest - (row.facilities ?? 0), facilities),
        conditions,
        listedQuery: query("1"),
        withoutQuery: query("0"),
        facilitiesQuery: toQuery({ ...conditions, area: [code], ...momentOf(asked) }),
      },
    ];
  });
}
