import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, csvRecord, neutralise } from "@/lib/files/csv";
import { csvHeader, writeCsv } from "@/lib/files/writers";

const text = fc.oneof(
  fc.string({ unit: "binary" }).map((value) => value.replace(/\p{Cs}/gu, "")),
  fc
    .array(fc.constantFrom('"', ",", ";", "\n", "\r", "\r\n", " ", "\t", "=", "ایس سی او", "\uFEFF", "a"), {
      maxLength: 8,
    })
    .map((parts) => parts.join("")),
);
const read = (csv: string): string[][] => parse(csv, { record_delimiter: "\r\n", relax_column_count: false });

test("any text comes out of a record as it went in (RFC 4180)", () => {
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(read(rows.map(csvRecord).join(""))).toEqual(rows);
    }),
    { numRuns: 3000 },
  );
});

test("a record ends with CRLF, also within a file of one column whose cell is blank", () => {
  expect(csvRecord(["a", "b"])).toBe("a,b\r\n");
  expect(csvRecord([null])).toBe('""\r\n');
  expect(csvRecord([null, null])).toBe(",\r\n");
});

test("unknown is blank, a list is written with semicolons, a number and a truth as they are", () => {
  expect(csvRecord([null, undefined, ["A", "B"], [], 3.5, 0, true, false])).toBe(",,A;B,,3.5,0,true,false\r\n");
});

const writeAll = async (rows: object[], names: string[], how: { bom?: boolean; safe?: boolean }) => {
  const pages = async function* () {
    yield rows;
  };
  let csv = "";
  for await (const part of writeCsv(
    pages(),
    names.map((name) => ({ name: name as never })),
    how,
  ))
    csv += part;
  return csv;
};

test("a file is byte-faithful unless it is asked to be safe for spreadsheets", async () => {
  const row = { name: "=1+1", place: null };
  expect(await writeAll([row], ["name", "place"], {})).toBe("name,place\r\n=1+1,\r\n");
  expect(await writeAll([row], ["name", "place"], { bom: true, safe: true })).toBe("\uFEFFname,place\r\n'=1+1,\r\n");
  expect(csvHeader([{ name: "a" as never }, { name: "b" as never }])).toBe("a,b\r\n");
});

const FORMULA = /^[\s"']*[=+\-@＝＋－＠]/;

test("in a safe file no text begins like a formula, and nothing else has changed", () => {
  fc.assert(
    fc.property(
      fc
        .tuple(fc.constantFrom("=", "+", "-", "@", "\t=", "＝", '"=', "", "x"), text)
        .map(([start, rest]) => start + rest),
      (cell) => {
        const safe = String(neutralise(cell));
        expect(safe === cell || safe === `'${cell}`).toBe(true);
        expect(safe.startsWith("'") || !FORMULA.test(safe)).toBe(true);
        if (/^[a-z0-9]/i.test(cell)) expect(safe).toBe(cell);
      },
    ),
    { numRuns: 2000 },
  );
});

test("a list is made safe like any other text", () => {
  expect(csvRecord([neutralise(["=A1", "B"])])).toBe("'=A1;B\r\n");
  expect(neutralise(["A", "=B"])).toEqual(["A", "=B"]);
});

test("numbers, truths and blanks are never touched, below zero neither", () => {
  const cells = fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(cells, (cell: Cell) => {
      expect(neutralise(cell)).toBe(cell);
    }),
  );
  expect(csvRecord([neutralise(-5.25)])).toBe("-5.25\r\n");
});
