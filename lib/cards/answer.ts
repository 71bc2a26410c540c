import { drawCard } from "@/lib/cards/draw";
import { readFacilityCard, readFilterCard } from "@/lib/cards/read";
import { env } from "@/lib/env";
import { facilityQuery } from "@/lib/facilities/filter";
import { FacilityRef } from "@/lib/facilities/ref";
import { parseFacilityRequest } from "@/lib/facilities/request";
import { findAnswer, keepAnswer } from "@/lib/files/kept-answers";
import { entityTag, isKnownTag } from "@/lib/http/etag";
import { problem } from "@/lib/http/problem";
import { cardPath } from "@/lib/paths";
import { writeParameters } from "@/lib/records/query";

/** Answers `/card.png`: the facilities of a filter, or one `facility`, as a picture for sites that show links. */
export async function answerCard(request: Request): Promise<Response> {
  const given = [...new URL(request.url).searchParams];
  const ref = given.find(([name]) => name === "facility")?.[1] ?? null;
  const asked = await parseFacilityRequest(given, "png", ["facility"]);
  const { filter, view, moment } = asked;
  const address = cardPath(
    writeParameters([
      ...facilityQuery.toParameters(filter),
      ...(ref === null ? [] : [["facility", ref] as [string, string]]),
      ...(view.lang ? [["lang", view.lang] as [string, string]] : []),
    ]),
  );
  const tag = entityTag(address, moment);
  const headers = {
    "Content-Type": "image/png",
    ETag: tag,
    "Cache-Control": "public, max-age=3600",
    "Registry-Revision": String(moment.revision),
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
  if (isKnownTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
  const kept = findAnswer(tag);
  if (kept) return new Response(kept, { headers: { ...headers, "Content-Length": String(kept.length) } });
  const card =
    ref === null
      ? await readFilterCard(asked)
      : FacilityRef.safeParse(ref).success
        ? await readFacilityCard(ref, asked)
        : null;
  if (card === null) return problem(404, "There is no such facility");
  const bytes = keepAnswer(tag, await drawCard(card, env.DATA_DIR));
  return new Response(bytes, { headers: { ...headers, "Content-Length": String(bytes.length) } });
}
