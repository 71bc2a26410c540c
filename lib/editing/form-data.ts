import { fieldsOf, RECORD_FORMS } from "@/lib/editing/record-forms";
import type { Field, PlainField, Typed } from "@/lib/editing/schema";
import { isDeepEqual } from "@/lib/records/equal";
import type { RecordKind } from "@/lib/records/schema";

/** What a form sends of itself: names and texts, in order. */
export type Sent = { getAll(name: string): readonly unknown[]; keys(): Iterable<string> };

const DIGITS = /[٠-٩۰-۹]/g;
const toLatin = (text: string) => text.replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

const textOf = (sent: Sent, name: string): string => {
  const [value] = sent.getAll(name);
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : "";
};

/** One value as it was typed; what is no number, say, stays the text that it is and is refused by the schema. */
function readPlain({ input }: PlainField, sent: Sent, name: string): unknown {
  const text = textOf(sent, name);
  if (input === "flag") return text !== "";
  if (text === "") return null;
  if (input === "number") {
    const digits = toLatin(text).replace(/[,٬\s]/g, "");
    return /^[-+]?\d+(\.\d+)?$/.test(digits) ? Number(digits) : text;
  }
  if (input === "date") return toLatin(text);
  return input === "record" ? text.toUpperCase() : text;
}

/** The numbers of the rows that a list was sent with, in their order, without those that were ticked to be taken out. */
function rowNumbers(sent: Sent, name: string): number[] {
  const start = `${name}.`;
  const out = new Set(sent.getAll(`out.${name}`).map(String));
  const numbers = [...sent.keys()].flatMap((key) => {
    const row = key.startsWith(start) ? key.slice(start.length).split(".")[0] : undefined;
    return row !== undefined && /^\d{1,5}$/.test(row) && !out.has(row) ? [Number(row)] : [];
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}

const isBlank = (value: unknown) => value === null || value === false;

/** The order of a set means nothing: what was there before keeps its place. */
function keepOrder(chosen: readonly string[], before: unknown): string[] {
  const known = Array.isArray(before) ? before.filter((one): one is string => chosen.includes(one)) : [];
  return [...known, ...chosen.filter((one) => !known.includes(one))];
}

type Rows = { sent: Sent; before: unknown; blank: "drop" | "keep" };

function readField(field: Field, { sent, before, blank }: Rows): unknown {
  const wanted = (values: readonly unknown[]) => blank === "keep" || !values.every(isBlank);
  switch (field.input) {
    case "choices":
      return keepOrder(
        sent.getAll(field.name).flatMap((one) => (typeof one === "string" && one ? [one] : [])),
        before,
      );
    case "list":
      return rowNumbers(sent, field.name)
        .map((row) => readPlain(field.of, sent, `${field.name}.${row}`))
        .filter((value) => wanted([value]))
        .map((value) => value ?? "");
    case "rows":
      return rowNumbers(sent, field.name)
        .map((row) =>
          Object.fromEntries(
            field.columns.map((column) => [
              column.name,
              readPlain(column, sent, `${field.name}.${row}.${column.name}`),
            ]),
          ),
        )
        .filter((entry) => wanted(Object.values(entry)));
    default:
      return readPlain(field, sent, field.name);
  }
}

/** The properties of an entry that no form has: taken over from the entry before that says the same otherwise. */
function carryOver(field: Field, typed: unknown, before: unknown): unknown {
  if (field.input !== "rows" || !Array.isArray(typed) || !Array.isArray(before)) return typed;
  const names = new Set(field.columns.map(({ name }) => name));
  const left = [...(before as Typed[])];
  return (typed as Typed[]).map((entry) => {
    const at = left.findIndex((old) => [...names].every((name) => isDeepEqual(old[name] ?? null, entry[name] ?? null)));
    return at < 0 ? entry : { ...left.splice(at, 1)[0], ...entry };
  });
}

/**
 * Reads a record from a form: never throws, for what cannot be read as a value stays as it was typed. `before` is the
 * document that the form was made from (null: a new record); what no form shows is taken over from it. `blank` keeps
 * rows that nothing was typed in, for a form that goes on being filled in.
 */
export function readForm(kind: RecordKind, sent: Sent, before: Typed | null, blank: "drop" | "keep" = "drop"): Typed {
  const { kept, fixed } = RECORD_FORMS[kind];
  const typed = Object.fromEntries(
    fieldsOf(kind).map((field) => {
      const value = readField(field, { sent, before: before?.[field.name], blank });
      return [field.name, carryOver(field, value, before?.[field.name])];
    }),
  );
  const own = Object.fromEntries(kept.flatMap((name) => (before && name in before ? [[name, before[name]]] : [])));
  return { ...own, ...typed, [fixed]: before?.[fixed] ?? (textOf(sent, fixed).toUpperCase() || null) };
}

const writePlain = (value: unknown): string =>
  value === null || value === undefined || value === false ? "" : value === true ? "1" : String(value);

/** What a form is filled with: every name that it sends, with its texts. The other way round is `readForm`. */
export function writeForm(kind: RecordKind, document: Typed): [string, string][] {
  const one = ({ input }: PlainField, name: string, value: unknown): [string, string][] =>
    input === "flag" && !value ? [] : [[name, writePlain(value)]];
  const parts = fieldsOf(kind).flatMap((field): [string, string][] => {
    const value = document[field.name];
    const entries = Array.isArray(value) ? value : [];
    if (field.input === "choices") return entries.map((code) => [field.name, String(code)]);
    if (field.input === "list") return entries.flatMap((entry, at) => one(field.of, `${field.name}.${at}`, entry));
    if (field.input !== "rows") return one(field, field.name, value);
    return entries.flatMap((entry, at) =>
      field.columns.flatMap((column) =>
        one(column, `${field.name}.${at}.${column.name}`, (entry as Typed)[column.name]),
      ),
    );
  });
  const { fixed } = RECORD_FORMS[kind];
  return [[fixed, writePlain(document[fixed])], ...parts];
}
