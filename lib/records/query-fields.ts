import { isDay } from "@/lib/dates/partial-date";

/** Why a parameter was refused; said in words by the messages under `problem`. */
export type RefusalReason =
  | "unknown_parameter"
  | "unknown_value"
  | "not_a_date"
  | "not_a_moment"
  | "in_the_future"
  | "before_the_first_revision"
  | "before_the_first_record"
  | "not_a_box"
  | "not_a_circle"
  | "not_an_interval"
  | "not_a_flag"
  | "not_a_number"
  | "too_long"
  | "too_short"
  | "wrong_cursor"
  | "hidden_character"
  | "unknown_revision"
  | "not_here";

/** A parameter that could not be taken: its name, what was given, and why. `allowed` lists a short vocabulary. */
export type Refusal = { name: string; value: string; reason: RefusalReason; allowed?: readonly string[] };

/** Thrown by a field's `read`; carries no name, which the query knows. */
export class RefusedValue extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly value: string,
    readonly allowed?: readonly string[],
  ) {
    super(reason);
  }
}

/** What a parameter takes, in the words of JSON Schema; a list is written with commas. */
export type ParameterSchema = {
  type: "string" | "integer" | "number" | "array";
  enum?: readonly string[];
  items?: ParameterSchema;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
};

/** One parameter: read from text (throws `RefusedValue`; null: nothing said) and written back in its one spelling. */
export type Field<Value> = { read(text: string): Value | null; write(value: Value): string; schema?: ParameterSchema };

const sortedList = (values: readonly string[]) => [...new Set(values)].sort();
const splitList = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** A comma-separated list of words from a vocabulary. */
export function listOf<Word extends string>(vocabulary: readonly Word[]): Field<Word[]> {
  const known = (value: string): value is Word => (vocabulary as readonly string[]).includes(value);
  return {
    read(text) {
      const values = sortedList(splitList(text));
      const strange = values.find((value) => !known(value));
      if (strange !== undefined) throw new RefusedValue("unknown_value", strange, vocabulary);
      return values.length ? values.filter(known) : null;
    },
    write: (values) => sortedList(values).join(","),
    schema: { type: "array", items: { type: "string", enum: vocabulary } },
  };
}

/** A comma-separated list of codes of records; whether they exist is asked of the register. */
export const codes: Field<string[]> = {
  read(text) {
    const values = sortedList(splitList(text).map((value) => value.toUpperCase()));
    const strange = values.find((value) => !/^[A-Z0-9][A-Z0-9._-]{0,63}$/.test(value));
    if (strange !== undefined) throw new RefusedValue("unknown_value", strange);
    if (values.length > 200) throw new RefusedValue("too_long", text.slice(0, 80));
    return values.length ? values : null;
  },
  write: (values) => sortedList(values).join(","),
  schema: { type: "array", items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" } },
};

/** One word from a vocabulary. */
export function oneOf<Word extends string>(vocabulary: readonly Word[]): Field<Word> {
  return {
    read(text) {
      const found = vocabulary.find((word) => word === text.trim());
      if (text.trim() === "") return null;
      if (found === undefined) throw new RefusedValue("unknown_value", text, vocabulary);
      return found;
    },
    write: (value) => value,
    schema: { type: "string", enum: vocabulary },
  };
}

/** `1` for yes; a filter that is not set says nothing. */
export const flag: Field<true> = {
  read(text) {
    if (text === "" || text === "0") return null;
    if (text !== "1") throw new RefusedValue("not_a_flag", text, ["1"]);
    return true;
  },
  write: () => "1",
  schema: { type: "string", enum: ["1"] },
};

/** Words to search for: spaces collapsed, at most 200 characters. */
export const words: Field<string> = {
  read(text) {
    const value = text.normalize("NFC").replace(/\s+/g, " ").trim();
    if (value.length > 200) throw new RefusedValue("too_long", `${value.slice(0, 40)}…`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
    if (/[\u0000-\u001f\u007f]/.test(value)) throw new RefusedValue("hidden_character", "");
    return value || null;
  },
  write: (value) => value,
  schema: { type: "string", maxLength: 200 },
};

// Five decimals are a metre, and what is written is what was asked: a page and the next one are of one query.
const tidy = (value: number) => Number(value.toFixed(5)) + 0;
const numbers = (text: string) =>
  text.split(",").map((part) => (/^-?\d{1,4}(\.\d{1,10})?$/.test(part.trim()) ? tidy(Number(part)) : Number.NaN));

export type Box = { west: number; south: number; east: number; north: number };

/** `west,south,east,north` in degrees. */
export const box: Field<Box> = {
  read(text) {
    if (text.trim() === "") return null;
    const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...rest] = numbers(text);
    const fits = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north;
    if (!fits || rest.length) throw new RefusedValue("not_a_box", text.slice(0, 80));
    return { west, south, east, north };
  },
  write: ({ west, south, east, north }) => [west, south, east, north].join(","),
  schema: { type: "string", pattern: "^-?[0-9.]+,-?[0-9.]+,-?[0-9.]+,-?[0-9.]+$" },
};

export type Circle = { lat: number; lon: number; km: number };

/** `lat,lon,km`; at most 2,000 km. */
export const circle: Field<Circle> = {
  read(text) {
    if (text.trim() === "") return null;
    const [lat = Number.NaN, lon = Number.NaN, km = Number.NaN, ...rest] = numbers(text);
    const fits = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && km > 0 && km <= 2000;
    if (!fits || rest.length) throw new RefusedValue("not_a_circle", text.slice(0, 80));
    return { lat, lon, km };
  },
  write: ({ lat, lon, km }) => [lat, lon, km].join(","),
  schema: { type: "string", pattern: "^-?[0-9.]+,-?[0-9.]+,[0-9.]+$" },
};

export type Interval = { from: string | null; to: string | null };

/** `2023..2024`, `2023..`, `..2024-06` or one date alone: both ends at the precision given, both inside. */
export const interval: Field<Interval> = {
  read(text) {
    const trimmed = text.trim();
    if (trimmed === "") return null;
    const found = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)?(\.\.)?(\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/.exec(trimmed);
    const [, from, dots, to] = found ?? [];
    const real = (date: string | undefined) => date === undefined || isDay(`${date}-01-01`.slice(0, 10));
    if (!found || (!from && !to) || (!dots && to) || !real(from) || !real(to))
      throw new RefusedValue("not_an_interval", trimmed.slice(0, 40));
    if (from && to && from.slice(0, to.length) > to) throw new RefusedValue("not_an_interval", trimmed);
    return dots ? { from: from ?? null, to: to ?? null } : { from: from ?? null, to: from ?? null };
  },
  write: ({ from, to }) => (from !== null && from === to ? from : `${from ?? ""}..${to ?? ""}`),
  schema: { type: "string", pattern: "^([0-9-]{4,10})?(\\.\\.)?([0-9-]{4,10})?$" },
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const day: Field<string> = {
  read(text) {
    const value = text.trim();
    if (value === "") return null;
    if (!isDay(value)) throw new RefusedValue("not_a_date", value.slice(0, 40));
    return value;
  },
  write: (value) => value,
  schema: { type: "string", format: "date" },
};

const MOMENT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** A day or a moment of RFC 3339. */
export const moment: Field<string> = {
  read(text) {
    const value = text.trim().replace(/ (?=\d{2}:\d{2}$)/, "+");
    if (value === "") return null;
    if (isDay(value)) return value;
    const real = MOMENT.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
    const written = real ? new Date(value).toISOString() : "";
    // Near the ends of the calendar a time zone leads out of the years that have four digits.
    if (!isDay(written.slice(0, 10))) throw new RefusedValue("not_a_moment", value.slice(0, 40));
    return written;
  },
  write: (value) => value,
  schema: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
};

/** A moment, a day, or the number of a revision. */
export const momentOrRevision: Field<string> = {
  read: (text) => (/^\d{1,9}$/.test(text.trim()) ? String(Number(text)) : moment.read(text)),
  write: (value) => value,
  schema: { type: "string", pattern: "^([0-9]{1,9}|[0-9]{4}-[0-9]{2}-[0-9]{2}.*)$" },
};
