import { CODED_CONDITIONS, type Conditions, conditionQuery } from "@/lib/areas/conditions";
import type { Parameters } from "@/lib/records/query";
import { type RecordRequest, readRecordRequest } from "@/lib/records/record-request";
import { dropStrangeCodes } from "@/lib/records/strange-codes";

/** The question that an area's page is asked: of which moment, and which facilities count. */
export type AreaRequest = RecordRequest & { conditions: Conditions };

/** Reads the query of an area's page; what cannot be taken is named and left out. Never throws for what was typed. */
export async function readAreaRequest(parameters: Parameters): Promise<AreaRequest> {
  const given = [...parameters];
  const { value, refusals } = conditionQuery.read(given);
  const own: readonly string[] = conditionQuery.names;
  const request = await readRecordRequest(given.filter(([name]) => !own.includes(name)));
  const checked = dropStrangeCodes(value, CODED_CONDITIONS, request.directory);
  return {
    ...request,
    conditions: checked.filter,
    refusals: [...refusals, ...checked.refusals, ...request.refusals],
  };
}
