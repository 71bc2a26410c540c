import { readNamedFacilities } from "@/lib/agreements/list";
import { readClaimsOf } from "@/lib/claims/beside";
import type { ListedFacility } from "@/lib/facilities/queries";
import { claimsBeside } from "@/lib/projects/claims";
import type { ProjectDetail } from "@/lib/projects/detail";
import { PROJECT_LIST, toProjectRow } from "@/lib/projects/list";
import { rateUtilisation } from "@/lib/projects/money";
import type { ProjectDocument } from "@/lib/projects/schema";
import { readRecord, readRecords } from "@/lib/records/documents";
import type { RecordRequest } from "@/lib/records/record-request";
import type { Moment } from "@/lib/revisions/moment";
import { readCitedSources } from "@/lib/sources/queries";

/** Reads one project as of a moment; null when that revision had none. */
export async function readProject(
  ref: string,
  { moment, directory }: RecordRequest,
): Promise<ProjectDetail<ListedFacility> | null> {
  const record = await readRecord<ProjectDocument>("project", ref, moment);
  if (!record) return null;
  const { document } = record;
  const [byRef, sources, claims, projects] = await Promise.all([
    readNamedFacilities([document], moment),
    readCitedSources([document, ...document.funding, ...document.citations], moment),
    readClaimsOf((claim) => claimsBeside(document, [claim]).length > 0, moment),
    PROJECT_LIST.read(moment, {}),
  ]);
  return {
    record,
    row: toProjectRow(document, byRef, directory.body),
    facilities: document.facilities.flatMap((one) => byRef.get(one) ?? []),
    sources,
    claims,
    utilisation: rateUtilisation(document),
    parent: projects.find((one) => one.ref === document.parent_ref) ?? null,
    parts: projects.filter(({ parent_ref }) => parent_ref === ref),
  };
}

/** The documents of some projects, for adding up their money. */
export async function readFunding(refs: ReadonlySet<string>, moment: Moment): Promise<ProjectDocument[]> {
  const projects = await readRecords<ProjectDocument>("project", moment);
  return projects.flatMap(({ document }) => (refs.has(document.ref) ? [document] : []));
}
