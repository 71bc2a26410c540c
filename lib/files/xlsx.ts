import type { FileNotes } from "@/lib/files/file-notes";
import type { Rows } from "@/lib/files/writers";
import { escapeXml, XML_HEAD } from "@/lib/files/xml";
import { writeZip } from "@/lib/files/zip";
import type { Part } from "@/lib/http/stream";
import type { ColumnType } from "@/lib/records/columns";

/**
 * The most rows of a workbook. A sheet has room for 1,048,576, but programs open one of more than this only after
 * minutes, if at all; the other formats have no such end.
 */
export const XLSX_ROWS = 100_000;

type SheetColumn = { name: string; type: ColumnType };
/** A sheet of plain texts: headings, then rows. */
export type TextSheet = { name: string; rows: readonly (readonly string[])[]; widths: readonly number[] };

type Workbook = {
  /** What the sheet of the records is called. */
  name: string;
  columns: readonly SheetColumn[];
  notes: FileNotes;
  others: readonly TextSheet[];
  rightToLeft: boolean;
};

const STYLE = { plain: 0, head: 1, date: 2, time: 3, wrapped: 4 } as const;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A, B, ..., Z, AA: the name of a column by its place from 0. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

// What looks like one of the format's own escapes must not be read as one.
const escapeText = (text: string) => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));

const textCell = (place: string, text: string, style: number) =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
const numberCell = (place: string, value: number, style: number) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;

const DAY_MS = 86_400_000;
/** Days since the end of 1899, as spreadsheets count them. */
const serialOf = (moment: string) => Date.parse(moment) / DAY_MS + 25_569;

/** A cell by its type; a date that is not known to the day stays the text that it is. */
function writeCell(place: string, value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.length === 0 ? "" : textCell(place, value.join(";"), STYLE.plain);
  if (typeof value === "number") return numberCell(place, value, STYLE.plain);
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = String(value);
  if (type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text))
    return numberCell(place, serialOf(`${text}T00:00:00Z`), STYLE.date);
  if (type === "time") return numberCell(place, serialOf(text), STYLE.time);
  return textCell(place, text, STYLE.plain);
}

const WIDTHS: Record<ColumnType, number> = {
  text: 22,
  list: 22,
  url: 22,
  json: 40,
  date: 12,
  time: 17,
  integer: 10,
  number: 11,
  boolean: 10,
};

/** The beginning of a sheet, with its first row held in view. */
function openSheet(widths: readonly number[], rightToLeft: boolean): string {
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ""}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>`;
}
const CLOSE_SHEET = "</sheetData></worksheet>";
const writeRow = (row: number, cells: string) => `<row r="${row}">${cells}</row>`;

async function* writeRecords<Row extends object>(
  rows: Rows<Row>,
  { columns, rightToLeft }: Workbook,
): AsyncGenerator<Part> {
  const places = columns.map((_, at) => columnName(at));
  const heads = columns.map(({ name }, at) => textCell(`${places[at]}1`, name, STYLE.head)).join("");
  yield openSheet(
    columns.map(({ type }) => WIDTHS[type]),
    rightToLeft,
  ) + writeRow(1, heads);
  let at = 1;
  for await (const page of rows) {
    let text = "";
    for (const row of page) {
      at += 1;
      const record = row as Record<string, unknown>;
      const cells = columns.map(({ name, type }, column) => writeCell(`${places[column]}${at}`, record[name], type));
      text += writeRow(at, cells.join(""));
    }
    yield text;
  }
  yield CLOSE_SHEET;
}

function writeTexts({ rows, widths }: TextSheet, rightToLeft: boolean): string {
  const written = rows.map((row, at) => {
    const style = at === 0 ? STYLE.head : STYLE.wrapped;
    return writeRow(
      at + 1,
      row.map((text, column) => textCell(`${columnName(column)}${at + 1}`, text, style)).join(""),
    );
  });
  return openSheet(widths, rightToLeft) + written.join("") + CLOSE_SHEET;
}

const STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

/** The parts of a workbook that are not sheets: what there is, how it hangs together, what it is called. */
function frameOf({ name, others, notes }: Workbook): { name: string; parts: string[] }[] {
  const sheets = [name, ...others.map((sheet) => sheet.name)];
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  const listed = sheets.map((sheet, at) => `<sheet name="${escapeXml(sheet)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`);
  const links = sheets.map(
    (_, at) => `<Relationship Id="r${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const file = (path: string, text: string) => ({ name: path, parts: [XML_HEAD + text] });
  return [
    file(
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join("")}</Types>`,
    ),
    file(
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ),
    file(
      "docProps/core.xml",
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(notes.title)}</dc:title><dc:description>${escapeXml(`${notes.citation} ${notes.licence}`)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(notes.publishedAt)}</dcterms:created></cp:coreProperties>`,
    ),
    file(
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join("")}</sheets></workbook>`,
    ),
    file(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}<Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    { name: "xl/styles.xml", parts: [STYLES] },
  ];
}

/**
 * A workbook (ECMA-376): the records with typed cells under a row that stays in view, then sheets of text. Lists are
 * joined by semicolons, unknown is an empty cell, times are UTC. Text stays text, so that none is read as a formula.
 */
export function writeXlsx<Row extends object>(rows: Rows<Row>, book: Workbook): AsyncGenerator<Part> {
  const sheets = [
    ...frameOf(book),
    { name: "xl/worksheets/sheet1.xml", parts: writeRecords(rows, book) },
    ...book.others.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 2}.xml`,
      parts: [writeTexts(sheet, book.rightToLeft)],
    })),
  ];
  // Packed for each who asks, while others wait: the archive of the whole register, made once a revision, is not.
  return writeZip(sheets, 1);
}
