import { directoryAt } from "@/lib/records/directory";
import type { Directory } from "@/lib/records/named";
import { defineQuery, findUnknown, InvalidQuery, type Parameters } from "@/lib/records/query";
import { day, momentOrRevision, type Refusal } from "@/lib/records/query-fields";
import { type AskedMoment, describeMoment } from "@/lib/revisions/asked";
import { type Moment, resolveMoment, withoutRefused } from "@/lib/revisions/moment";

const momentFields = defineQuery({ as_of: day, known_at: momentOrRevision });

/** What the page of one record is asked: of which day and revision. `asked` is what its links carry on. */
export type RecordRequest = {
  asked: { as_of?: string; known_at?: string };
  said: AskedMoment;
  moment: Moment;
  directory: Directory;
  refusals: readonly Refusal[];
};

/** Reads the query of a record's page; what cannot be taken is named and left out. Never throws for what was typed. */
export async function readRecordRequest(parameters: Parameters): Promise<RecordRequest> {
  const given = [...parameters];
  const { value, refusals } = momentFields.read(given);
  const named = [...refusals, ...findUnknown(given, momentFields.names)];
  try {
    return await resolve(value, named);
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    return resolve(withoutRefused(value, error), [...named, ...error.refusals]);
  }
}

async function resolve(asked: RecordRequest["asked"], refusals: readonly Refusal[]): Promise<RecordRequest> {
  const moment = await resolveMoment(asked);
  const directory = await directoryAt(moment.revision);
  return { asked, said: describeMoment(asked, moment), moment, directory, refusals };
}
