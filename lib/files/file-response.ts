import type { FacilityFormat } from "@/lib/files/formats";
import { findAnswer as findKept, keepStream, readAnswer } from "@/lib/files/kept-answers";
import { writeLinks } from "@/lib/files/link-header";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { type Part, startText, streamText } from "@/lib/http/stream";
import type { Moment } from "@/lib/revisions/moment";

/** Every format of every list. */
export type FileFormat = FacilityFormat | "atom";

/** How each format is sent. */
export const MEDIA_TYPE: Record<FileFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  geojson: "application/geo+json",
  ndjson: "application/x-ndjson",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  kml: "application/vnd.google-earth.kml+xml",
  parquet: "application/vnd.apache.parquet",
  atom: "application/atom+xml; charset=utf-8",
};

/** A file that will be sent: where it stands, of which moment, how many records, and the text, made as it is read. */
export type FileAnswer = {
  address: string;
  moment: Moment;
  count: number;
  format: FileFormat;
  list: string;
  /** What the file's name begins with, where that is not the list: the filter in words. */
  fileName?: string;
  /** The same address with the day and the revision in it: gives these bytes for ever. */
  permanent: string;
  /** How to cite it, in words. */
  citation: string;
  body: AsyncGenerator<Part>;
};

/** The headers of a file: what it is, of which revision, how many records, under which licence (design 3.4). */
export async function respondWithFile(
  request: Request,
  { address, moment, count, format, list, fileName = list, permanent, citation, body }: FileAnswer,
): Promise<Response> {
  const tag = entityTag(address, moment);
  const headers = new Headers({
    "Content-Type": MEDIA_TYPE[format],
    ETag: tag,
    "Cache-Control": "public, max-age=0, must-revalidate",
    Link: writeLinks(list, permanent, citation),
    "Registry-Revision": String(moment.revision),
    "Registry-Count": String(count),
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Registry-Revision, Registry-Count",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  });
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  if (format !== "json" && format !== "atom")
    headers.set(
      "Content-Disposition",
      `attachment; filename="${fileName}-r${moment.revision}-${moment.day}.${format}"`,
    );
  // A page of JSON is one part: sent whole, with its length, it costs half of what a stream does.
  const whole = findKept(tag) ?? (format === "json" ? await readAnswer(tag, body) : null);
  if (whole) {
    headers.set("Content-Length", String(whole.length));
    return new Response(request.method === "HEAD" ? null : whole, { headers });
  }
  const started = await startText(body);
  return new Response(request.method === "HEAD" ? null : streamText(keepStream(tag, started)), { headers });
}
