import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { readFacility } from "@/lib/facilities/detail";
import { answerMissing, answerRecord } from "@/lib/files/record-response";
import { toRecord } from "@/lib/files/writers";
import { facilityFilePath } from "@/lib/paths";
import { directoryAt } from "@/lib/records/directory";
import { defineQuery, findUnknown, InvalidQuery, writeParameters } from "@/lib/records/query";
import { day, momentOrRevision } from "@/lib/records/query-fields";
import { resolveMoment } from "@/lib/revisions/moment";

const momentQuery = defineQuery({ as_of: day, known_at: momentOrRevision });

/** Answers `/facilities/{ref}.json`: the row with every column, the whole document behind it, and its sources. */
export async function answerFacility(request: Request, ref: string): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const { value, refusals } = momentQuery.read(given);
  const named = [...refusals, ...findUnknown(given, momentQuery.names)];
  if (named.length) throw new InvalidQuery(named);
  const moment = await resolveMoment(value);
  const found = await readFacility(ref, moment, await directoryAt(moment.revision));
  if (!found) return answerMissing({ kind: "facility", ref, moved: facilityFilePath });
  const { row, document, sources, version, updated_at } = found;
  const facility = row === null ? null : toRecord(row, FACILITY_COLUMNS);
  return answerRecord(request, {
    list: "facilities",
    address: facilityFilePath(ref, writeParameters(momentQuery.toParameters(value))),
    moment,
    cited: { name: document.name, code: ref, version, path: (query) => facilityFilePath(ref, query) },
    content: { version, updated_at, facility, document, sources },
  });
}
