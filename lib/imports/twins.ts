import sql from "sql-template-tag";
import { query } from "@/lib/db";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Surroundings } from "@/lib/imports/row-draft";
import type { Twin } from "@/lib/imports/schema";
import { kmBetween } from "@/lib/map/distance";
import { foldWords } from "@/lib/search/fold";
import { isSimilarName } from "@/lib/search/look-alike";

/** What of a facility is held against others. */
type Named = Pick<FacilityDocument, "ref" | "name" | "name_ur" | "lat" | "lon" | "area_code">;

type Listed = {
  ref: string;
  name: string;
  names: string[];
  lat: number | null;
  lon: number | null;
  area: string | null;
};

/** A word that so many facilities of a district have tells none of them apart. */
const COMMON = 40;
/** So many are compared with one row at most: an import must not take longer than people wait. */
const LOOKED_AT = 200;
/** As many as a person looks through. */
const MOST = 5;

/** The area within which names are held against each other: the district, or what is known above it. */
function districtOf(area: string | null, around: Surroundings, levels: ReadonlyMap<string, string>): string {
  const chain = area === null ? [] : [area, ...around.above(area)];
  return chain.find((code) => levels.get(code) === "district") ?? chain[0] ?? "";
}

/** The published facilities by district and word, to find those whose name may mean the same as a new one's. */
export class TwinFinder {
  private readonly byWord = new Map<string, Listed[]>();

  private constructor(
    private readonly around: Surroundings,
    private readonly levels: ReadonlyMap<string, string>,
  ) {}

  /** One that finds none: of a row about which somebody has decided. */
  static none(around: Surroundings): TwinFinder {
    return new TwinFinder(around, new Map());
  }

  static async open(around: Surroundings): Promise<TwinFinder> {
    const areas = await query<{ code: string; level: string }>(sql`SELECT code, level::text FROM area`);
    const finder = new TwinFinder(around, new Map(areas.map(({ code, level }) => [code, level])));
    let after = "";
    for (;;) {
      const listed = await query<Listed>(sql`SELECT f.ref, f.name, f.lat, f.lon, f.area_code AS area,
          array_remove(f.name_ur || ARRAY(SELECT name FROM facility_name n WHERE n.facility_ref = f.ref), NULL) AS names
        FROM facility f JOIN record_version v ON v.kind = 'facility' AND v.key = f.ref
          AND v.known_to = 2147483647 AND v.state = 'published'
        WHERE f.ref > ${after} ORDER BY f.ref LIMIT 5000`);
      for (const facility of listed) finder.add(facility);
      const last = listed.at(-1);
      if (!last || listed.length < 5000) return finder;
      after = last.ref;
    }
  }

  /** Every facility that is held against others. */
  *all(): Generator<Named> {
    const seen = new Set<string>();
    for (const list of this.byWord.values())
      for (const { ref, name, lat, lon, area } of list) {
        if (seen.has(ref)) continue;
        seen.add(ref);
        yield { ref, name, name_ur: null, lat, lon, area_code: area };
      }
  }

  private keysOf(area: string | null, names: readonly string[]): string[] {
    const district = districtOf(area, this.around, this.levels);
    return foldWords(names).map((word) => `${district} ${word}`);
  }

  private add(facility: Listed): void {
    for (const key of this.keysOf(facility.area, [facility.name, ...facility.names])) {
      const known = this.byWord.get(key);
      if (known) known.push(facility);
      else this.byWord.set(key, [facility]);
    }
  }

  /** The facilities of the same district that a new one may be, nearest first. */
  find(document: Named): Twin[] {
    const names = [document.name, ...(document.name_ur ? [document.name_ur] : [])];
    const lists = this.keysOf(document.area_code, names).flatMap((key) => {
      const found = this.byWord.get(key);
      return found ? [found] : [];
    });
    const rare = lists.filter(({ length }) => length <= COMMON);
    const shortest = lists.toSorted((one, other) => one.length - other.length).slice(0, 1);
    const candidates = new Set((rare.length ? rare : shortest).flat().slice(0, LOOKED_AT));
    const here = document.lat !== null && document.lon !== null ? { lat: document.lat, lon: document.lon } : null;
    const twins = [...candidates].flatMap(({ ref, name, names: others, lat, lon }): Twin[] => {
      if (ref === document.ref || !names.some((mine) => [name, ...others].some((one) => isSimilarName(mine, one))))
        return [];
      const metres = here && lat !== null && lon !== null ? Math.round(kmBetween(here, { lat, lon }) * 1000) : null;
      return [{ ref, name, metres }];
    });
    return twins.toSorted((one, other) => (one.metres ?? 9e9) - (other.metres ?? 9e9)).slice(0, MOST);
  }
}
