import { readClaims } from "@/lib/claims/read";
import type { DictionaryList } from "@/lib/dictionary/words";
import { countFacilities } from "@/lib/facilities/queries";
import { directoryAt } from "@/lib/records/directory";
import { readRecords } from "@/lib/records/documents";
import { pageChanges } from "@/lib/revisions/changes";
import type { Moment } from "@/lib/revisions/moment";
import { readStatistics } from "@/lib/statistics/read";

/** How many records the file of each list holds at a moment. */
export async function countLists(moment: Moment): Promise<Record<DictionaryList, number>> {
  const count = async (kind: "body" | "area" | "programme" | "agreement" | "project" | "source") =>
    (await readRecords(kind, moment)).length;
  const [facilities, claims, changes, statistics] = await Promise.all([
    countFacilities({}, moment),
    readClaims(moment),
    pageChanges({ filter: {}, view: {}, moment, refusals: [] }, 1),
    readStatistics({ filter: {}, view: {}, moment, refusals: [], directory: await directoryAt(moment.revision) }),
  ]);
  return {
    facilities,
    bodies: await count("body"),
    areas: await count("area"),
    programmes: await count("programme"),
    claims: claims.length,
    agreements: await count("agreement"),
    projects: await count("project"),
    sources: await count("source"),
    changes: changes.total,
    statistics: statistics.numbers.length,
  };
}
