import { AGREEMENT_COLUMNS } from "@/lib/agreements/columns";
import { AREA_COLUMNS } from "@/lib/areas/columns";
import { BODY_COLUMNS } from "@/lib/bodies/columns";
import { CLAIM_COLUMNS } from "@/lib/claims/columns";
import type { DictionaryList } from "@/lib/dictionary/words";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import type { Format } from "@/lib/paths";
import { PROGRAMME_COLUMNS } from "@/lib/programmes/columns";
import { PROJECT_COLUMNS } from "@/lib/projects/columns";
import type { Column } from "@/lib/records/columns";
import { CHANGE_COLUMNS } from "@/lib/revisions/change-columns";
import { SOURCE_COLUMNS } from "@/lib/sources/columns";
import { STATISTICS_COLUMNS } from "@/lib/statistics/rows";

/** A column as the dictionary shows it, whatever its list. */
export type DictionaryColumn = Pick<Column<never>, "type" | "derived" | "words"> & { name: string };

/** How many records have a value in a column, and one such value as files have it; null where none has. */
export type ColumnState = { filled: number; example: string | null };
/** What a list holds now, in all and column by column. */
export type ListState = { count: number; columns: Record<string, ColumnState> };

/** Every public column, by list, in the order of the files. */
export const DICTIONARY: Record<DictionaryList, readonly DictionaryColumn[]> = {
  facilities: FACILITY_COLUMNS,
  bodies: BODY_COLUMNS,
  areas: AREA_COLUMNS,
  programmes: PROGRAMME_COLUMNS,
  claims: CLAIM_COLUMNS,
  agreements: AGREEMENT_COLUMNS,
  projects: PROJECT_COLUMNS,
  sources: SOURCE_COLUMNS,
  changes: CHANGE_COLUMNS,
  statistics: STATISTICS_COLUMNS,
};

/** The formats in which a list can be taken away. */
export function formatsOf(list: DictionaryList): Format[] {
  if (list === "facilities") return ["csv", "json", "geojson", "ndjson", "xlsx", "kml", "parquet"];
  return list === "changes" ? ["csv", "json", "atom"] : ["csv", "json"];
}
