import fs from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type FileRow, plainCell } from "@/lib/imports/file-row";
import { IMPORT_LIMITS, ImportRefused } from "@/lib/imports/schema";

const [QUOTE, LINE] = [0x22, 0x0a];

/** Rows that end in some bytes: a line break between quotes belongs to a cell. */
class RowCounter {
  row = 1;
  private quoted = false;

  count(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE) this.quoted = !this.quoted;
      else if (byte === LINE && !this.quoted) this.row += 1;
    }
  }
}

/** How many bytes of a piece are UTF-8, when what follows them is not. */
function countGood(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

/** The text of a file, piece by piece; refuses one that is not UTF-8, naming the row. */
async function* decodeFile(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const rows = new RowCounter();
  const refuse = () => new ImportRefused([{ fault: "not_utf8", row: rows.row }]);
  for await (const piece of fs.createReadStream(file) as AsyncIterable<Buffer>) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      rows.count(piece.subarray(0, countGood(piece)));
      throw refuse();
    }
    rows.count(piece);
    yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw refuse();
  }
}

/** Comma, as RFC 4180 has it; where the first line has none, the semicolon or tab that some spreadsheets write. */
function findDelimiter(head: string): string {
  const [line = ""] = head.split(/\r?\n/);
  if (line.includes(",")) return ",";
  return line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/**
 * The rows of a CSV file, its heading first; read as a stream, whatever its size. A fault of the file itself (encoding,
 * quotes) ends it with `ImportRefused` naming the row.
 */
export async function* readCsvRows(file: string): AsyncGenerator<FileRow> {
  const text = decodeFile(file);
  const first = (await text.next()).value ?? "";
  const parser = parse({
    bom: true,
    delimiter: findDelimiter(first),
    relax_column_count: true,
    max_record_size: 1_000_000,
  });
  const source = Readable.from(startingWith(first, text));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells: cells.slice(0, IMPORT_LIMITS.columns + 1).map(plainCell), faults: [] };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportRefused([{ fault: "not_csv", row: row + 1 }]);
  } finally {
    source.destroy();
  }
}
