import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { readFacility } from "@/lib/facilities/detail";
import { DATA_LICENCE } from "@/lib/files/answer";
import { toRecord } from "@/lib/files/writers";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { problem } from "@/lib/http/problem";
import { dataPath, facilityFilePath } from "@/lib/paths";
import { directoryAt } from "@/lib/records/directory";
import { readStanding } from "@/lib/records/documents";
import { defineQuery, findUnknown, InvalidQuery, writeParameters } from "@/lib/records/query";
import { day, momentOrRevision } from "@/lib/records/query-fields";
import { resolveMoment } from "@/lib/revisions/moment";

const momentQuery = defineQuery({ as_of: day, known_at: momentOrRevision });

/** Why there is no record to answer with: never published, merged into another (308), or withdrawn (410). */
async function answerMissing(ref: string): Promise<Response> {
  const standing = await readStanding("facility", ref);
  if (standing?.state === "merged" && standing.successor)
    return new Response(null, { status: 308, headers: { Location: facilityFilePath(standing.successor) } });
  if (standing?.state === "retracted") return problem(410, `${ref} was withdrawn from the register`);
  return problem(404, standing ? `${ref} was not published at that moment` : `There is no facility ${ref}`);
}

/** Answers `/facilities/{ref}.json`: the row with every column, the whole document behind it, and its sources. */
export async function answerFacility(request: Request, ref: string): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const { value, refusals } = momentQuery.read(given);
  const named = [...refusals, ...findUnknown(given, momentQuery.names)];
  if (named.length) throw new InvalidQuery(named);
  const moment = await resolveMoment(value);
  const found = await readFacility(ref, moment, await directoryAt(moment.revision));
  if (!found) return answerMissing(ref);
  const tag = entityTag(facilityFilePath(ref, writeParameters(momentQuery.toParameters(value))), moment);
  const headers = {
    "Content-Type": "application/json",
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    Link: `<${dataPath("en", "facilities")}>; rel="describedby", <${DATA_LICENCE}>; rel="license"`,
    "Registry-Revision": String(moment.revision),
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const { row, document, sources, version, updated_at } = found;
  const head = { revision: moment.revision, as_of: moment.day, known_at: moment.knownAt, version, updated_at };
  const facility = row === null ? null : toRecord(row, FACILITY_COLUMNS);
  return new Response(`${JSON.stringify({ ...head, facility, document, sources })}\n`, { headers });
}
