import type { BodyRow } from "@/lib/bodies/columns";
import { BODY_LIST } from "@/lib/bodies/list";
import type { BodyDocument } from "@/lib/bodies/schema";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { countByRole, type Overview, type Part, readOverview } from "@/lib/facilities/overview";
import type { BodyRole } from "@/lib/facilities/schema";
import type { ProgrammeRow } from "@/lib/programmes/columns";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { type Published, readRecord } from "@/lib/records/documents";
import type { RecordRequest } from "@/lib/records/record-request";
import { readCitedSources } from "@/lib/sources/queries";
import type { SourceDocument } from "@/lib/sources/schema";

/** Everything that a body's page says. */
export type BodyDetail = {
  record: Published<BodyDocument>;
  sources: Record<string, SourceDocument>;
  /** The bodies right below it. */
  children: BodyRow[];
  /** The programmes that it runs or promises. */
  programmes: ProgrammeRow[];
  overview: Overview;
  roles: Part<BodyRole>[];
};

/** Reads a body as of a moment; null when that revision had none. */
export async function readBody(code: string, { moment, asked, directory }: RecordRequest): Promise<BodyDetail | null> {
  const record = await readRecord<BodyDocument>("body", code, moment);
  if (!record) return null;
  const filter: FacilityFilter = { body: [code], ...asked };
  const [sources, bodies, programmes, overview, roles] = await Promise.all([
    readCitedSources(record.document.citations, moment),
    BODY_LIST.read(moment, {}),
    PROGRAMME_LIST.read(moment, {}),
    readOverview(filter, moment, directory),
    countByRole(filter, moment),
  ]);
  return {
    record,
    sources,
    children: bodies.filter(({ parent_code }) => parent_code === code),
    programmes: programmes.filter(({ body_code }) => body_code === code),
    overview,
    roles,
  };
}
