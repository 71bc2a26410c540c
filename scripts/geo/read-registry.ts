import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** The columns of `registry-data/areas.csv` that the map needs. */
export type Area = {
  code: string;
  level: "province" | "division" | "district" | "tehsil";
  name: string;
  name_ur: string;
  parent_code: string;
  lat: string;
  lon: string;
  aliases: string;
  iso_code: string;
  ocha_pcode: string;
  map_shape_id: string;
};

export type Row = Record<string, string>;

/** Reads a table with a header row. `relative` is relative to this checkout's root. */
export function readTable(relative: string): Row[] {
  const text = readFileSync(new URL(`../../${relative}`, import.meta.url), "utf8");
  return parse(text, { columns: true, skip_empty_lines: true, bom: true }) as Row[];
}

export function readAreas(): Area[] {
  return readTable("registry-data/areas.csv") as unknown as Area[];
}

/** Province code of any area code: `PK-JK-BAGH` lies in `PK-JK`. */
export function provinceOf(code: string): string {
  return code.split("-").slice(0, 2).join("-");
}
