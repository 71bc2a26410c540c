import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readForm, writeForm } from "@/lib/editing/form-data";
import { fieldsOf, RECORD_FORMS } from "@/lib/editing/record-forms";
import type { Typed } from "@/lib/editing/schema";
import { type PackageRecord, toDocuments } from "@/lib/packages/documents";
import { readPackage } from "@/lib/packages/read";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { RECORD_KINDS } from "@/lib/records/schema";
import { makeFacility, statusEvents } from "../support/documents";

let records: PackageRecord[] = [];
beforeAll(async () => {
  records = toDocuments(await readPackage("registry-data")).records;
});

const send = (pairs: readonly (readonly [string, string])[]): FormData => {
  const sent = new FormData();
  for (const [name, text] of pairs) sent.append(name, text);
  return sent;
};

test("the form of each kind has every field of its schema, once", () => {
  for (const kind of RECORD_KINDS) {
    const { fixed, kept } = RECORD_FORMS[kind];
    const inForm = [fixed, ...kept, ...fieldsOf(kind).map(({ name }) => name)];
    expect(inForm.toSorted(), kind).toEqual(Object.keys(RECORD_SCHEMAS[kind].schema.shape).toSorted());
  }
});

test("every record of the real data comes back from its form as it went in", () => {
  expect(records.length).toBeGreaterThan(1500);
  for (const { kind, key, document } of records) {
    const typed = readForm(kind, send(writeForm(kind, document as Typed)), document as Typed);
    expect(typed, `${kind} ${key}`).toEqual(document);
  }
});

test("a record that is new to the register says the same as the form that it was typed in", () => {
  for (const { kind, key, document } of records) {
    const { schema } = RECORD_SCHEMAS[kind];
    const typed = readForm(kind, send(writeForm(kind, document as Typed)), null);
    const { kept } = RECORD_FORMS[kind];
    const own = Object.fromEntries(kept.map((name) => [name, (document as Typed)[name]]));
    expect(schema.safeParse({ ...typed, ...own }).success, `${kind} ${key}`).toBe(true);
  }
});

test("any events come back in their order, with the day on which each was first published", () => {
  fc.assert(
    fc.property(fc.array(statusEvents, { maxLength: 6 }), (events) => {
      const document = makeFacility({ events });
      expect(readForm("facility", send(writeForm("facility", document)), document)).toEqual(document);
    }),
  );
});

test("what is no value stays as it was typed, for its author to mend", () => {
  const typed = readForm("facility", send([["seats", "about 40"]]), null);
  expect(typed.seats).toBe("about 40");
  expect(typed.functions).toEqual([]);
});

test("figures are read in the digits of either script, with marks between thousands", () => {
  const typed = readForm(
    "facility",
    send([
      ["area_sqft", "۱۲٬۵۰۰"],
      ["seats", "1,200"],
      ["events.0.on", "٢٠٢٤-٠٥"],
    ]),
    null,
  );
  expect([typed.area_sqft, typed.seats, (typed.events as Typed[])[0]?.on]).toEqual([12500, 1200, "2024-05"]);
});

test("a row that nothing was typed in is none, unless the form goes on being filled in", () => {
  const pairs = [
    ["events.0.status", "ready"],
    ["events.1.status", ""],
    ["events.4.status", "closed"],
  ] as const;
  const statuses = (blank: "drop" | "keep") =>
    (readForm("facility", send(pairs), null, blank).events as Typed[]).map(({ status }) => status);
  expect(statuses("drop")).toEqual(["ready", "closed"]);
  expect(statuses("keep")).toEqual(["ready", null, "closed"]);
});

test("the key of a record that is there cannot be typed over", () => {
  const before = makeFacility();
  const pairs = writeForm("facility", before).map(
    ([name, text]) => [name, name === "ref" ? "PKF5WF1J0" : text] as const,
  );
  expect(readForm("facility", send(pairs), before).ref).toBe(before.ref);
});
