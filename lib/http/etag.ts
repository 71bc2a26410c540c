import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import type { Moment } from "@/lib/revisions/moment";

/** A strong ETag of an answer: its address, the revision, the day and the build (design 3.4). */
export function entityTag(address: string, moment: Moment): string {
  const mark = createHash("sha256").update(`${address} ${env.PUBLIC_URL}`).digest("base64url").slice(0, 16);
  return `"${mark}.${moment.revision}.${moment.day}.${env.BUILD}"`;
}

/** Says whether the asker already has it: any tag of `If-None-Match`, weak or strong, with or without an encoding's suffix. */
export function isKnownTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^W\//, "")
      .replace(/-(br|gzip)"$/, '"');
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((one) => bare(one) === tag);
}
