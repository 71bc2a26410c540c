import { describeCatalogue } from "@/lib/dictionary/catalogue";
import { env } from "@/lib/env";
import { firstRecordDay } from "@/lib/facilities/first-record";
import { problemOf } from "@/lib/http/problem";
import { listReleases } from "@/lib/releases/read";
import { resolveMoment } from "@/lib/revisions/moment";

/** The register for catalogues of data sets, in DCAT. */
export async function GET(): Promise<Response> {
  try {
    const moment = await resolveMoment({});
    const [firstDay, releases] = await Promise.all([firstRecordDay(moment), listReleases()]);
    return Response.json(describeCatalogue({ moment, firstDay, releases, origin: env.PUBLIC_URL }), {
      headers: {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "public, max-age=3600",
        "Content-Type": "application/ld+json",
      },
    });
  } catch (error) {
    return problemOf(error);
  }
}
