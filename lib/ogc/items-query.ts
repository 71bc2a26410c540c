import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { dayOf, isDay } from "@/lib/dates/partial-date";
import { facilityQuery } from "@/lib/facilities/filter";
import { defineQuery, findUnknown, InvalidQuery } from "@/lib/records/query";
import { type Field, oneOf, RefusedValue } from "@/lib/records/query-fields";
import { MACHINE_LIMIT } from "@/lib/records/view";

/** The collections; each the list of that name. */
export const COLLECTIONS = ["facilities", "areas", "bodies"] as const;
export type Collection = (typeof COLLECTIONS)[number];
export const isCollection = (name: string): name is Collection => (COLLECTIONS as readonly string[]).includes(name);

/** Items in one answer, where nothing else is asked for. */
export const DEFAULT_ITEMS = 100;

type Degrees = { west: number; south: number; east: number; north: number };

/** Four numbers, or six with heights between, which are not looked at (OGC 17-069r4, 7.15.3). */
const box: Field<Degrees> = {
  read(text) {
    if (text.trim() === "") return null;
    const numbers = text.split(",").map((part) => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
    const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] =
      numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
    const fits = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;
    if (!fits || ![4, 6].includes(numbers.length)) throw new RefusedValue("not_a_box", text.slice(0, 80));
    return { west, south, east, north };
  },
  write: ({ west, south, east, north }) => [west, south, east, north].join(","),
  schema: { type: "string", pattern: "^-?[0-9.]+(,-?[0-9.]+){3}((,-?[0-9.]+){2})?$" },
};

const RFC3339 = /^\d{4}-\d{2}-\d{2}([Tt].+([Zz]|[+-]\d{2}:\d{2}))?$/;
const dayIn = (text: string): string | null => {
  if (!RFC3339.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) return null;
  const day = isDay(text) ? text : dayOf(new Date(text));
  return isDay(day) ? day : null;
};

/**
 * A moment, or an interval that may be open at either end; its last day is kept. A record is in it when it was in the
 * register's world by then: what is listed once stays listed, so the beginning of an interval leaves nothing out.
 */
const datetime: Field<string> = {
  read(text) {
    if (text.trim() === "") return null;
    const [start = "", end, ...rest] = text.trim().split("/");
    const open = (part: string) => part === "" || part === "..";
    const [from, to] = [open(start) ? null : dayIn(start), end === undefined || open(end) ? null : dayIn(end)];
    const wrong =
      rest.length > 0 ||
      (!open(start) && from === null) ||
      (end !== undefined && !open(end) && to === null) ||
      (open(start) && (end === undefined || open(end))) ||
      (from !== null && to !== null && from > to);
    if (wrong) throw new RefusedValue("not_a_moment", text.slice(0, 80));
    return end === undefined ? (from ?? "") : (to ?? "..");
  },
  write: (value) => value,
  schema: { type: "string" },
};

/** More than the most is the most: that is no error here (OGC 17-069r4, /req/core/fc-limit-response-1). */
const limit: Field<number> = {
  read(text) {
    if (text === "") return null;
    if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
      throw new RefusedValue("not_a_number", text.slice(0, 20), ["1", String(MACHINE_LIMIT)]);
    return Math.min(Number(text), MACHINE_LIMIT);
  },
  write: String,
  schema: { type: "integer", minimum: 1, maximum: MACHINE_LIMIT },
};

const form = oneOf(["json", "html"]);
const after: Field<string> = { read: (text) => text || null, write: (value) => value, schema: { type: "string" } };
const lang = oneOf(["en", "ur"]);

export const formQuery = defineQuery({ f: form, lang });
export const itemsQuery = defineQuery({ f: form, lang, bbox: box, datetime, limit, after });

const LIST_QUERIES = { facilities: facilityQuery, areas: AREA_LIST.query, bodies: BODY_LIST.query };
const OWN: readonly string[] = itemsQuery.names;

/** The parameters of the list's own filter that a collection takes as well. */
export const filterOf = (collection: Collection) =>
  LIST_QUERIES[collection].schemas.filter(([name]) => !OWN.includes(name));

/** What was asked of the items: the part that is ours, and the filter of the list with it. */
export type ItemsAsked = {
  asked: ReturnType<typeof itemsQuery.read>["value"];
  /** The filter as the list itself is asked, the day of `datetime` in it. */
  filter: [string, string][];
};

/** Reads the query of a collection's items. Throws `InvalidQuery` that names every parameter it does not take. */
export function readItemsQuery(collection: Collection, given: [string, string][], today: string): ItemsAsked {
  const { value: asked, refusals } = itemsQuery.read(given);
  const names = filterOf(collection).map(([name]) => name);
  const filter = given.filter(([name]) => names.includes(name));
  const named = [...refusals, ...findUnknown(given, [...OWN, ...names])];
  const { datetime: on } = asked;
  if (on !== undefined && filter.some(([name]) => name === "as_of"))
    named.push({ name: "datetime", value: "", reason: "not_here" });
  if (named.length) throw new InvalidQuery(named);
  // What lies ahead is not known: an interval that goes on ends today.
  const day = on === undefined || on === ".." || on > today ? null : on;
  return { asked, filter: day === null ? filter : [...filter, ["as_of", day]] };
}
