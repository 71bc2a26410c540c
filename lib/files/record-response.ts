import { DATA_LICENCE } from "@/lib/files/file-notes";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { problem } from "@/lib/http/problem";
import { dataPath, type List } from "@/lib/paths";
import { readStanding } from "@/lib/records/documents";
import type { RecordKind } from "@/lib/records/schema";
import type { Moment } from "@/lib/revisions/moment";

type Missing = { kind: RecordKind; ref: string; moved(successor: string): string };

/** Why there is no record to answer with: never published, merged into another (308), or withdrawn (410). */
export async function answerMissing({ kind, ref, moved }: Missing): Promise<Response> {
  const standing = await readStanding(kind, ref);
  if (standing?.state === "merged" && standing.successor)
    return new Response(null, { status: 308, headers: { Location: moved(standing.successor) } });
  if (standing?.state === "retracted") return problem(410, `${ref} was withdrawn from the register`);
  return problem(404, standing ? `${ref} was not published at that moment` : `There is no ${kind} ${ref}`);
}

type Answer = { list: List; address: string; moment: Moment; content: Record<string, unknown> };

/** One record as JSON, under the moment that it was asked for. */
export function answerRecord(request: Request, { list, address, moment, content }: Answer): Response {
  const tag = entityTag(address, moment);
  const headers = {
    "Content-Type": "application/json",
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    Link: `<${dataPath("en", list)}>; rel="describedby", <${DATA_LICENCE}>; rel="license"`,
    "Registry-Revision": String(moment.revision),
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const head = { revision: moment.revision, as_of: moment.day, known_at: moment.knownAt };
  return new Response(`${JSON.stringify({ ...head, ...content })}\n`, { headers });
}
