import { env } from "@/lib/env";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { writeLinks } from "@/lib/files/link-header";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { problem } from "@/lib/http/problem";
import type { List } from "@/lib/paths";
import { citeRecord, permanentQuery } from "@/lib/records/cite";
import { readStanding } from "@/lib/records/documents";
import type { RecordKind } from "@/lib/records/schema";
import type { Moment } from "@/lib/revisions/moment";

type Missing = { kind: RecordKind; ref: string; moved(successor: string): string };

/** Why there is no record to answer with: never published, merged into another (308), or withdrawn (410). */
export async function answerMissing({ kind, ref, moved }: Missing): Promise<Response> {
  const standing = await readStanding(kind, ref);
  if (standing?.state === "merged" && standing.successor)
    return new Response(null, {
      status: 308,
      headers: { Location: moved(standing.successor), "Access-Control-Allow-Origin": "*" },
    });
  if (standing?.state === "retracted") return problem(410, `${ref} was withdrawn from the register`);
  return problem(404, standing ? `${ref} was not published at that moment` : `There is no ${kind} ${ref}`);
}

type Answer = {
  list: List;
  address: string;
  moment: Moment;
  /** What the record is called, in English, its version, and the path of its file with a query. */
  cited: { name: string; code: string; version: number; path(query: string): string };
  content: Record<string, unknown>;
};

/** One record as JSON, under the moment that it was asked for. */
export function answerRecord(request: Request, { list, address, moment, cited, content }: Answer): Response {
  const tag = entityTag(address, moment);
  const { text: citation } = citeRecord({ ...cited, moment, origin: env.PUBLIC_URL });
  const headers = {
    "Content-Type": "application/json",
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    Link: writeLinks(list, cited.path(permanentQuery(moment)), citation),
    "Registry-Revision": String(moment.revision),
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Registry-Revision",
    "X-Content-Type-Options": "nosniff",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const head = {
    revision: moment.revision,
    as_of: moment.day,
    known_at: moment.knownAt,
    licence: DATA_LICENCE,
    citation,
  };
  return new Response(`${JSON.stringify({ ...head, ...content })}\n`, { headers });
}
