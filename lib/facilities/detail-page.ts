import {
  type FacilityDetail,
  type NearbyFacility,
  type PossibleDuplicate,
  readByRefs,
  readDuplicates,
  readFacility,
  readNearby,
  readSameSite,
} from "@/lib/facilities/detail";
import type { ListedFacility } from "@/lib/facilities/queries";
import { type Related, readSuccessions } from "@/lib/facilities/successions";
import { readHistory } from "@/lib/records/history";
import type { RecordHistory } from "@/lib/records/history-entry";
import type { Parameters } from "@/lib/records/query";
import { type RecordRequest, readRecordRequest } from "@/lib/records/record-request";

/** A facility's page before what surrounds it; `detail` is null when the registry had not published it by then. */
export type FacilityPageRecord = { request: RecordRequest; detail: FacilityDetail | null };

/** What stands round a facility that is listed on the day. */
export type FacilitySurroundings = {
  /** The facility that contains this one. */
  container: ListedFacility | null;
  nearby: NearbyFacility[];
  sameSite: ListedFacility[];
  duplicates: PossibleDuplicate[];
  /** What was before it, and what came after. */
  successions: Related[];
  /** Its published states up to the revision asked for. */
  history: RecordHistory;
};

/** Reads a facility as of the day and revision that a page's query asks for. Never throws for what was typed. */
export async function readFacilityPage(ref: string, parameters: Parameters): Promise<FacilityPageRecord> {
  const request = await readRecordRequest(parameters);
  return { request, detail: await readFacility(ref, request.moment, request.directory) };
}

/** Reads what surrounds a listed facility. */
export async function readSurroundings(row: ListedFacility, { moment }: RecordRequest): Promise<FacilitySurroundings> {
  const [[container = null], nearby, sameSite, duplicates, successions, history] = await Promise.all([
    row.parent_ref === null ? [] : readByRefs([row.parent_ref], moment),
    readNearby(row, moment),
    readSameSite(row, moment),
    readDuplicates(row.ref, moment),
    readSuccessions(row.ref, moment),
    readHistory("facility", row.ref, moment.revision),
  ]);
  return {
    container,
    nearby,
    sameSite,
    duplicates,
    successions,
    history,
  };
}
