import path from "node:path";
import { SaxesParser } from "saxes";
import { ImportRefused } from "@/lib/imports/schema";
import type { Unzipped } from "@/lib/imports/unzip";

type Tag = { name: string; attributes: Record<string, string> };

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Goes through the tags of a file of XML, piece by piece. Entities of its own are not expanded: they end it. */
function eachTag(bytes: Buffer, open: (tag: Tag) => void): void {
  const parser = new SaxesParser();
  parser.on("opentag", open);
  parser.on("error", () => {
    throw new ImportRefused([{ fault: "not_a_sheet" }]);
  });
  const decoder = new TextDecoder("utf-8");
  for (let at = 0; at < bytes.length; at += 65_536)
    parser.write(decoder.decode(bytes.subarray(at, at + 65_536), { stream: true }));
  parser.close();
}

/** Where in a workbook its first sheet stands; null when it has none. */
export function findFirstSheet(parts: readonly Unzipped[]): string | null {
  const bytesOf = (wanted: string) => parts.find((part) => part.path === wanted)?.bytes;
  const [workbook, links] = [bytesOf("xl/workbook.xml"), bytesOf("xl/_rels/workbook.xml.rels")];
  if (!workbook || !links) return null;
  let first: string | undefined;
  eachTag(workbook, ({ name, attributes }) => {
    if (local(name) !== "sheet" || first !== undefined) return;
    first = Object.entries(attributes).find(([key]) => key.includes(":") && local(key) === "id")?.[1];
  });
  let target: string | undefined;
  eachTag(links, ({ name, attributes }) => {
    if (local(name) === "Relationship" && attributes.Id === first) target = attributes.Target;
  });
  if (target === undefined) return null;
  return target.startsWith("/") ? target.slice(1) : path.posix.join("xl", target);
}

/** The cells of a sheet that hold a formula, by address and row. */
export function findFormulas(sheet: Buffer): { address: string; row: number }[] {
  const found: { address: string; row: number }[] = [];
  // Most sheets have none, and looking for the tag alone is a hundred times as fast.
  if (!/<(?:\w+:)?f[\s/>]/.test(sheet.toString("latin1"))) return found;
  let [row, column, address] = [0, 0, ""];
  eachTag(sheet, ({ name, attributes }) => {
    const tag = local(name);
    if (tag === "row") {
      row = Number(attributes.r) || row + 1;
      column = 0;
    } else if (tag === "c") {
      column += 1;
      address = attributes.r ?? `${columnName(column)}${row}`;
    } else if (tag === "f") found.push({ address, row: Number(/\d+$/.exec(address)?.[0]) || row });
  });
  return found;
}

/** The letters of a column, counted from one: 1 is A, 27 is AA. */
function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnName(before) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
