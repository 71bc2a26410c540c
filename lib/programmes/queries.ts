import type { FacilityFilter } from "@/lib/facilities/filter";
import { countByKind, type Overview, type Part, readOverview } from "@/lib/facilities/overview";
import type { FacilityKind } from "@/lib/facilities/schema";
import type { ProgrammeDocument } from "@/lib/programmes/schema";
import { type Published, readRecord } from "@/lib/records/documents";
import type { RecordRequest } from "@/lib/records/record-request";
import { readCitedSources } from "@/lib/sources/queries";
import type { SourceDocument } from "@/lib/sources/schema";

/** Everything that a programme's page says. */
export type ProgrammeDetail = {
  record: Published<ProgrammeDocument>;
  sources: Record<string, SourceDocument>;
  overview: Overview;
  kinds: Part<FacilityKind>[];
};

/** Reads a programme as of a moment; null when that revision had none. */
export async function readProgramme(
  code: string,
  { moment, asked, directory }: RecordRequest,
): Promise<ProgrammeDetail | null> {
  const record = await readRecord<ProgrammeDocument>("programme", code, moment);
  if (!record) return null;
  const filter: FacilityFilter = { programme: [code], ...asked };
  const [sources, overview, kinds] = await Promise.all([
    readCitedSources(record.document.citations, moment),
    readOverview(filter, moment, directory),
    countByKind(filter, moment),
  ]);
  return { record, sources, overview, kinds };
}
