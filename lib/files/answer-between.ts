import { permanentBetween, readBetween, readDifference, writeBetween } from "@/lib/facilities/between";
import { citeList } from "@/lib/files/cite-list";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { respondWithFile } from "@/lib/files/file-response";
import { toRecord, writeCsv } from "@/lib/files/writers";
import { problem } from "@/lib/http/problem";
import { betweenFilePath } from "@/lib/paths";
import { defineQuery, InvalidQuery } from "@/lib/records/query";
import { flag } from "@/lib/records/query-fields";
import { DIFFERENCE_COLUMNS, type DifferenceRow } from "@/lib/revisions/difference-columns";

const spreadsheet = defineQuery({ bom: flag, safe: flag });

async function* asOne(rows: DifferenceRow[]) {
  yield rows;
}

/**
 * Answers `/changes/between.csv` and `.json`: what differs between `from` and `to` (today where it is not given), one row
 * a field. A day is compared as the register speaks of it now or did at `known_at`, a revision as it spoke then.
 */
export async function answerBetween(request: Request, format: string): Promise<Response> {
  if (format !== "csv" && format !== "json") return problem(404, "There is no such file");
  const given = [...new URL(request.url).searchParams];
  const own: readonly string[] = format === "csv" ? spreadsheet.names : [];
  const shown = spreadsheet.read(given.filter(([name]) => own.includes(name)));
  const asked = await readBetween(given.filter(([name]) => !own.includes(name)));
  const named = [...asked.refusals, ...shown.refusals];
  if (asked.from === null && !named.some(({ name }) => name === "from"))
    named.push({ name: "from", value: "", reason: "not_a_moment" });
  if (named.length || !asked.moments) throw new InvalidQuery(named);
  const { earlier, later } = asked.moments;
  const rows = await readDifference(asked);
  const query = writeBetween(asked);
  const address = betweenFilePath(format, query);
  const permanent = betweenFilePath(format, permanentBetween(asked));
  const citation = citeList("changes", later, rows.length, query, permanent).text;
  const body =
    format === "csv"
      ? writeCsv(asOne(rows), DIFFERENCE_COLUMNS, { bom: shown.value.bom ?? false, safe: shown.value.safe ?? false })
      : (async function* () {
          yield `${JSON.stringify({
            total: rows.length,
            from: { revision: earlier.revision, as_of: earlier.day },
            to: { revision: later.revision, as_of: later.day },
            filter: query,
            licence: DATA_LICENCE,
            citation,
            differences: rows.map((row) => toRecord(row, DIFFERENCE_COLUMNS)),
          })}\n`;
        })();
  // What is asked of two days hangs on the newest revision; the tag knows it by the later moment, and by both.
  const suffix = `#${earlier.revision}-${earlier.day}-${shown.value.bom ?? ""}-${shown.value.safe ?? ""}`;
  return respondWithFile(request, {
    address: address + suffix,
    permanent,
    citation,
    moment: later,
    count: rows.length,
    format,
    list: "changes",
    fileName: "changes-between",
    body,
  });
}
