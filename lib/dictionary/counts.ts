import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { CLAIM_LIST } from "@/lib/claims/list";
import type { DictionaryList } from "@/lib/dictionary/words";
import { countFacilities } from "@/lib/facilities/queries";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { pageChanges } from "@/lib/revisions/changes";
import type { Moment } from "@/lib/revisions/moment";
import { SOURCE_LIST } from "@/lib/sources/list";

/** How many records the file of each list holds at a moment. */
export async function countLists(moment: Moment): Promise<Record<DictionaryList, number>> {
  const [facilities, bodies, areas, programmes, claims, agreements, projects, sources, changes] = await Promise.all([
    countFacilities({}, moment),
    BODY_LIST.read(moment, {}),
    AREA_LIST.read(moment, {}),
    PROGRAMME_LIST.read(moment, {}),
    CLAIM_LIST.read(moment, {}),
    AGREEMENT_LIST.read(moment, {}),
    PROJECT_LIST.read(moment, {}),
    SOURCE_LIST.read(moment, {}),
    pageChanges({ filter: {}, view: {}, moment, refusals: [] }, 1),
  ]);
  return {
    facilities,
    bodies: bodies.length,
    areas: areas.length,
    programmes: programmes.length,
    claims: claims.length,
    agreements: agreements.length,
    projects: projects.length,
    sources: sources.length,
    changes: changes.total,
  };
}
