import { strFromU8, unzipSync } from "fflate";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { readCsv } from "@/tests/support/answers";

/** The files of an archive as text, by name. */
export function readZip(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

const plain = (text: string) =>
  text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? "");

/** A cell of a sheet: its place, its style, and its value as it stands in the file. */
export type SheetCell = { place: string; style: string; type: string; value: string };

/** The cells of a sheet by rows, read without the code that wrote them. */
export function readSheet(xml: string): SheetCell[][] {
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c r="(\w+)"(?: s="(\d)")?(?: t="(\w+)")?>(.*?)<\/c>/gs)].map(
      ([, place = "", style = "", type = "", content = ""]) => ({
        place,
        style,
        type,
        value: plain(content.replace(/<[^>]*>/g, "")).replaceAll("_x005F_", "_"),
      }),
    ),
  );
}

const bufferOf = (bytes: Uint8Array) => bytes.slice().buffer as ArrayBuffer;

/** The records and the notes of a Parquet file. */
export async function readParquet(bytes: Uint8Array) {
  const file = bufferOf(bytes);
  const metadata = parquetMetadata(file);
  const notes = new Map((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""]));
  return { records: await parquetReadObjects({ file }), notes, rows: Number(metadata.num_rows) };
}

/** The refs of the facilities in a file of any format, in their order. */
export async function readRefs(format: string, bytes: Uint8Array): Promise<string[]> {
  const text = () => new TextDecoder().decode(bytes);
  switch (format) {
    case "csv":
      return readCsv(text()).map(({ ref = "" }) => ref);
    case "ndjson":
      return text()
        .split("\n")
        .flatMap((line) => (line === "" ? [] : JSON.parse(line).ref));
    case "json":
      return JSON.parse(text()).facilities.map(({ ref }: { ref: string }) => ref);
    case "geojson":
      return JSON.parse(text()).features.map(({ id }: { id: string }) => id);
    case "kml":
      return [...text().matchAll(/<Placemark id="(\w+)">/g)].map(([, ref = ""]) => ref);
    case "xlsx":
      return readSheet(readZip(bytes).get("xl/worksheets/sheet1.xml") ?? "")
        .slice(1)
        .map(([first]) => first?.value ?? "");
    case "parquet":
      return (await readParquet(bytes)).records.map(({ ref }) => String(ref));
    default:
      throw new Error(`No reader for ${format}`);
  }
}
