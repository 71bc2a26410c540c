import { env } from "@/lib/env";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { startText, streamText } from "@/lib/http/stream";
import { exportPackage } from "@/lib/packages/export";
import { absoluteUrl, dataPath, packagePath } from "@/lib/paths";
import { defineQuery, findUnknown, InvalidQuery, writeParameters } from "@/lib/records/query";
import { momentOrRevision } from "@/lib/records/query-fields";
import { resolveMoment } from "@/lib/revisions/moment";

const packageQuery = defineQuery({ known_at: momentOrRevision });

/** Answers `/data/registry.zip`: the register as published now, or by `known_at`. What was true when stands in its dates. */
export async function answerPackage(request: Request): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const { value, refusals } = packageQuery.read(given);
  const named = [...refusals, ...findUnknown(given, packageQuery.names)];
  if (named.length) throw new InvalidQuery(named);
  const moment = await resolveMoment(value);
  // It is of a revision and of no day.
  const address = packagePath(writeParameters(packageQuery.toParameters({ known_at: String(moment.revision) })));
  const tag = entityTag(address, { ...moment, day: moment.publishedAt.slice(0, 10) });
  const headers = new Headers({
    "Content-Type": "application/zip",
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    "Content-Disposition": `attachment; filename="registry-r${moment.revision}.zip"`,
    Link: `<${dataPath("en", "package")}>; rel="describedby", <${DATA_LICENCE}>; rel="license", <${absoluteUrl(env.PUBLIC_URL, address)}>; rel="cite-as"`,
    "Registry-Revision": String(moment.revision),
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Registry-Revision, Registry-Count",
    "X-Content-Type-Options": "nosniff",
  });
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const { count, parts } = await exportPackage(moment);
  headers.set("Registry-Count", String(count));
  if (request.method === "HEAD") return new Response(null, { headers });
  return new Response(streamText(await startText(parts)), { headers });
}
