import type { ClaimsBeside } from "@/lib/claims/detail";
import type { ProjectRow } from "@/lib/projects/columns";
import type { Utilisation } from "@/lib/projects/money";
import type { ProjectDocument } from "@/lib/projects/schema";
import type { SourceDocument } from "@/lib/sources/schema";

/** Everything that the page of a project says. */
export type ProjectDetail<Facility> = {
  record: { version: number; document: ProjectDocument };
  row: ProjectRow;
  facilities: Facility[];
  sources: Record<string, SourceDocument>;
  /** The claims that give the numbers of its outputs and its money, by its sources. */
  claims: ClaimsBeside;
  utilisation: Utilisation[];
  parent: ProjectRow | null;
  parts: ProjectRow[];
};
