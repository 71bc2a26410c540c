import type { FileNotes } from "@/lib/files/file-notes";
import type { Rows } from "@/lib/files/writers";
import { escapeXml, XML_HEAD } from "@/lib/files/xml";
import type { ColumnType } from "@/lib/records/columns";

type Placed = { ref: string; name: string; latitude: number | null; longitude: number | null };
type KmlColumn = { name: string; type: ColumnType };

// The types that KML knows for a field of a schema (OGC 12-007r2, 9.8).
const TYPES: Partial<Record<ColumnType, string>> = { integer: "int", number: "double", boolean: "bool" };
const SCHEMA = "facility";

/** A value as an element's text; unknown has no element. */
function writeValue(value: unknown): string | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return escapeXml(Array.isArray(value) ? value.join(";") : String(value));
}

function writePlacemark(row: Placed, columns: readonly KmlColumn[]): string {
  const record = row as unknown as Record<string, unknown>;
  const cells = columns.map(({ name }) => {
    const value = writeValue(record[name]);
    return value === null ? "" : `<SimpleData name="${name}">${value}</SimpleData>`;
  });
  const { ref, latitude, longitude } = row;
  const point =
    latitude === null || longitude === null ? "" : `<Point><coordinates>${longitude},${latitude}</coordinates></Point>`;
  return `<Placemark id="${escapeXml(ref)}"><name>${escapeXml(row.name)}</name><ExtendedData><SchemaData schemaUrl="#${SCHEMA}">${cells.join("")}</SchemaData></ExtendedData>${point}</Placemark>\n`;
}

/** KML 2.2 (OGC 12-007r2): a placemark a facility, without a point where none is known; lists joined by semicolons. */
export async function* writeKml<Row extends Placed>(
  rows: Rows<Row>,
  columns: readonly KmlColumn[],
  notes: FileNotes,
): AsyncGenerator<string> {
  const fields = columns.map(({ name, type }) => `<SimpleField type="${TYPES[type] ?? "string"}" name="${name}"/>`);
  const about = `${notes.citation} ${notes.licence}`;
  const told = {
    filter: notes.filter,
    count: notes.count,
    revision: notes.revision,
    as_of: notes.day,
    licence: notes.licence,
  };
  const data = Object.entries(told).map(
    ([name, value]) => `<Data name="${name}"><value>${escapeXml(String(value))}</value></Data>`,
  );
  yield `${XML_HEAD}<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom"><Document><name>${escapeXml(notes.title)}</name><atom:link href="${escapeXml(notes.address)}"/><description>${escapeXml(about)}</description><Schema name="${SCHEMA}" id="${SCHEMA}">${fields.join("")}</Schema><ExtendedData>${data.join("")}</ExtendedData>\n`;
  for await (const page of rows) yield page.map((row) => writePlacemark(row, columns)).join("");
  yield "</Document></kml>\n";
}
