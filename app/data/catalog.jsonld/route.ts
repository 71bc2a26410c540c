import { describeCatalogue } from "@/lib/dictionary/catalogue";
import { env } from "@/lib/env";
import { firstRecordDay } from "@/lib/facilities/first-record";
import { countFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { measureFiles } from "@/lib/files/file-sizes";
import { problemOf } from "@/lib/http/problem";
import { listReleases } from "@/lib/releases/read";
import { resolveMoment } from "@/lib/revisions/moment";

/** The register for catalogues of data sets, in DCAT. */
export async function GET(): Promise<Response> {
  try {
    const moment = await resolveMoment({});
    const asked = await readFacilityRequest([]);
    const [firstDay, sizes, releases] = await Promise.all([
      firstRecordDay(moment),
      countFacilities({}, moment).then((count) => measureFiles(asked, count)),
      listReleases(),
    ]);
    return Response.json(describeCatalogue({ moment, firstDay, sizes, releases, origin: env.PUBLIC_URL }), {
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
