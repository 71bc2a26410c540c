import { csvRecord, neutralise } from "@/lib/files/csv";
import { readImportRows } from "@/lib/imports/queries";
import type { ShownRow } from "@/lib/imports/shown";

const HEADINGS = ["file", "row", "ref", "name", "outcome", "column", "before", "after", "fault", "cell", "detail"];
const PAGE = 500;

/** The lines of one row: a line for each cell that would change, and for each fault; one where there is neither. */
function linesOf({ file, row, key, name, outcome, cells, faults, twins }: ShownRow): string {
  const own = [file, row, key, name, outcome];
  const lines = [
    ...cells.map(({ column, before, after }) => [...own, column, before, after, "", "", ""]),
    ...faults.map((fault) => [
      ...own,
      fault.column ?? "",
      "",
      fault.value ?? "",
      fault.fault,
      fault.cell ?? "",
      fault.detail ?? "",
    ]),
    ...twins.map((twin) => [...own, "", "", "", "possible_duplicate", "", `${twin.ref} ${twin.name}`]),
  ];
  return (lines.length > 0 ? lines : [[...own, "", "", "", "", "", ""]])
    .map((line) => csvRecord(line.map(neutralise)))
    .join("");
}

/** The preview of an import as CSV for spreadsheets: what each row would change and what is wrong with it, page by page. */
export async function* writePreview(id: bigint): AsyncGenerator<string> {
  yield `\uFEFF${csvRecord(HEADINGS)}`;
  for (let after = 0; ; ) {
    const rows = await readImportRows(id, {}, after, PAGE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(linesOf).join("");
    after = last.position;
  }
}
