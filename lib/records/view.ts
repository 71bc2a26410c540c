import { defineQuery } from "@/lib/records/query";
import { type Field, flag, oneOf, RefusedValue } from "@/lib/records/query-fields";

/** Rows on a page of a list. */
export const PAGE_SIZES = [25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 50;
/** Rows in one answer of a machine address that pages. */
export const MACHINE_LIMIT = 1000;
export const DEFAULT_MACHINE_LIMIT = 100;

/** A column to sort by, and the way. */
export type Sort = { column: string; descending: boolean };

/** How to show, never which rows (design 3.3). */
export type View = {
  sort?: Sort;
  limit?: number;
  after?: string;
  columns?: string[];
  /** The map's extent: a centre and a zoom. */
  view?: { lat: number; lon: number; zoom: number };
  lang?: "en" | "ur";
  bom?: true;
  safe?: true;
};

function sortBy(columns: readonly string[]): Field<Sort> {
  return {
    read(text) {
      if (text === "") return null;
      const descending = text.startsWith("-");
      const column = descending ? text.slice(1) : text;
      if (!columns.includes(column)) throw new RefusedValue("unknown_value", text.slice(0, 60), columns);
      return { column, descending };
    },
    write: ({ column, descending }) => (descending ? `-${column}` : column),
    schema: { type: "string", enum: columns.flatMap((column) => [column, `-${column}`]) },
  };
}

function rowLimit(most: number, allowed?: readonly number[]): Field<number> {
  return {
    read(text) {
      if (text === "") return null;
      const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      if (!(value >= 1 && value <= most) || (allowed && !allowed.includes(value)))
        throw new RefusedValue("not_a_number", text.slice(0, 20), allowed?.map(String) ?? [`1..${most}`]);
      return value;
    },
    write: String,
    schema: { type: "integer", minimum: 1, maximum: most },
  };
}

const cursor: Field<string> = {
  read(text) {
    if (text.length > 2000) throw new RefusedValue("wrong_cursor", text.slice(0, 60));
    return text || null;
  },
  write: (value) => value,
  schema: { type: "string", maxLength: 2000 },
};

function columnChoice(columns: readonly string[]): Field<string[]> {
  return {
    read(text) {
      const names = text.split(",").filter(Boolean);
      const strange = names.find((one) => !columns.includes(one));
      if (strange !== undefined) throw new RefusedValue("unknown_value", strange.slice(0, 60), columns);
      return names.length ? columns.filter((column) => names.includes(column)) : null;
    },
    write: (names) => columns.filter((column) => names.includes(column)).join(","),
    schema: { type: "array", items: { type: "string", enum: columns } },
  };
}

const mapView: Field<{ lat: number; lon: number; zoom: number }> = {
  read(text) {
    if (text === "") return null;
    const found = /^(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?),(\d{1,2}(?:\.\d{1,3})?)$/.exec(text);
    const [lat = 99, lon = 999, zoom = 99] = (found?.slice(1) ?? []).map(Number);
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || zoom > 20)
      throw new RefusedValue("unknown_value", text.slice(0, 60));
    return { lat, lon, zoom };
  },
  write: ({ lat, lon, zoom }) => [Number(lat.toFixed(4)), Number(lon.toFixed(4)), Number(zoom.toFixed(2))].join(","),
};

/** The parameters of a page of a list. */
export function pageView(columns: readonly string[]) {
  return defineQuery({
    sort: sortBy(columns),
    limit: rowLimit(100, PAGE_SIZES),
    after: cursor,
    columns: columnChoice(columns),
    view: mapView,
  });
}

/** The parameters of a list's files; `limit` and `after` only where the answer pages (`.json`). */
export function fileView(columns: readonly string[], format: string) {
  const shown = { sort: sortBy(columns), columns: columnChoice(columns), lang: oneOf(["en", "ur"]) };
  if (format === "json") return defineQuery({ ...shown, limit: rowLimit(MACHINE_LIMIT), after: cursor });
  return format === "csv" ? defineQuery({ ...shown, bom: flag, safe: flag }) : defineQuery(shown);
}
