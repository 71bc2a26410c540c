import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { env } from "@/lib/env";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { isKnownTag } from "@/lib/http/etag";
import { problem } from "@/lib/http/problem";
import { absoluteUrl, dataPath, releasePath } from "@/lib/paths";
import { listReleaseDates, listReleases, readRelease, releasesFolder } from "@/lib/releases/read";
import { RELEASE_DESCRIPTION, RELEASE_SUMS, type Release } from "@/lib/releases/schema";

const OPEN = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Link, Registry-Revision, Registry-Count",
  "X-Content-Type-Options": "nosniff",
};
const missing = (what: string) => problem(404, `There is no ${what}`);

const redirect = (to: string) =>
  new Response(null, { status: 307, headers: { Location: to, "Cache-Control": "no-cache", ...OPEN } });

/** Answers `/data/releases/{date}`, and for `index.json` the list of all releases, newest first. */
export async function answerReleases(date: string): Promise<Response> {
  if (date === "index.json") {
    const releases = await listReleases();
    return Response.json({ releases }, { headers: { ...OPEN, "Cache-Control": "public, max-age=0, must-revalidate" } });
  }
  return redirect(releasePath(date, RELEASE_DESCRIPTION));
}

function mediaOf(release: Release, file: string): { type: string; bytes?: number; records?: number | null } | null {
  if (file === RELEASE_DESCRIPTION) return { type: "application/json" };
  if (file === RELEASE_SUMS) return { type: "text/plain; charset=utf-8" };
  const found = release.files.find(({ name }) => name === file);
  return found ? { type: found.media_type, bytes: found.bytes, records: found.records } : null;
}

/** Answers `/data/releases/{date}/{file}`: the file as it was released; `latest` leads to the newest day. */
export async function answerReleaseFile(request: Request, date: string, file: string): Promise<Response> {
  if (date === "latest") {
    const [newest] = await listReleaseDates();
    return newest === undefined ? missing("release yet") : redirect(releasePath(newest, file));
  }
  const release = await readRelease(date);
  const media = release && mediaOf(release, file);
  if (!release || !media) return missing(release ? `${file} in the release of ${date}` : `release of ${date}`);
  const sum = release.files.find(({ name }) => name === file)?.sha256 ?? `${date}-${file}`;
  const headers = new Headers({
    ...OPEN,
    "Content-Type": media.type,
    ETag: `"${sum}"`,
    "Cache-Control": "public, max-age=31536000, immutable",
    Link: `<${dataPath("en", "releases")}>; rel="describedby", <${DATA_LICENCE}>; rel="license", <${absoluteUrl(env.PUBLIC_URL, releasePath(date, file))}>; rel="cite-as"`,
    "Registry-Revision": String(release.revision),
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  if (media.bytes !== undefined) headers.set("Content-Length", String(media.bytes));
  if (typeof media.records === "number") headers.set("Registry-Count", String(media.records));
  if (isKnownTag(request.headers.get("If-None-Match"), `"${sum}"`)) return new Response(null, { status: 304, headers });
  if (request.method === "HEAD") return new Response(null, { headers });
  const stream = Readable.toWeb(createReadStream(path.join(releasesFolder(), date, file)));
  return new Response(stream as ReadableStream<Uint8Array>, { headers });
}
