import sql from "sql-template-tag";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import { countFacilities } from "@/lib/facilities/queries";
import { pageByName } from "@/lib/facilities/row-ranks";
import { type Published, readRecord, readRecords } from "@/lib/records/documents";
import type { RecordRequest } from "@/lib/records/record-request";
import type { RecordKind } from "@/lib/records/schema";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";
import { type CitingRecord, findUses } from "@/lib/sources/uses";

/** The sources that some rows name, by id; those that may not be cited are not among them. */
export async function readCitedSources(
  rows: readonly { source_id: string | null }[],
  moment: Moment,
): Promise<Record<string, SourceDocument>> {
  const named = new Set(rows.map(({ source_id }) => source_id));
  const all = await readRecords<SourceDocument>("source", moment);
  return Object.fromEntries(all.filter(({ key }) => named.has(key)).map(({ key, document }) => [key, document]));
}

/** Everything that a source's page says. */
export type SourceDetail = {
  record: Published<SourceDocument>;
  /** Others of its origin group, newest first: together they are one witness. */
  siblings: SourceDocument[];
  /** What is cited, a facility first; of the facilities the first by name. */
  citing: CitingRecord[];
  /** All listed facilities that rest on it, and the filter that lists them. */
  facilities: { total: number; filter: FacilityFilter };
};

/** Facilities whose uses stand on the page; the list of all is a link away. */
const MOST_FACILITIES = 100;
const OTHER_KINDS = ["body", "programme", "agreement", "project", "claim"] as const satisfies RecordKind[];

/** Reads a source as of a moment; null when that revision had none that may be cited. */
export async function readSource(id: string, { moment, asked }: RecordRequest): Promise<SourceDetail | null> {
  const record = await readRecord<SourceDocument>("source", id, moment);
  if (!record) return null;
  const filter: FacilityFilter = { source: [id], ...asked };
  const [all, facilities, others, total] = await Promise.all([
    readRecords<SourceDocument>("source", moment),
    readCitingFacilities(id, filter, moment),
    Promise.all(OTHER_KINDS.map((kind) => readCiting(kind, id, moment))),
    countFacilities(filter, moment),
  ]);
  const group = record.document.origin_group;
  return {
    record,
    siblings: all
      .map(({ document }) => document)
      .filter((other) => group !== null && other.origin_group === group && other.id !== id)
      .sort((one, other) => (other.published_on ?? "").localeCompare(one.published_on ?? "")),
    citing: [...facilities, ...others.flat()],
    facilities: { total, filter },
  };
}

type Named = { name?: string; title?: string; paraphrase?: string; name_ur?: string | null };

const toCiting = (kind: RecordKind, id: string, key: string, document: Named): CitingRecord => ({
  kind,
  key,
  name: document.name ?? document.title ?? document.paraphrase ?? key,
  name_ur: document.name_ur ?? null,
  uses: findUses(id, document),
});

async function readCiting(kind: (typeof OTHER_KINDS)[number], id: string, moment: Moment): Promise<CitingRecord[]> {
  const records = await readRecords<Named>(kind, moment);
  return records
    .map(({ key, document }) => toCiting(kind, id, key, document))
    .filter(({ uses }) => uses.length > 0)
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

async function readCitingFacilities(id: string, filter: FacilityFilter, moment: Moment): Promise<CitingRecord[]> {
  const { table, set } = await matchRows(filter, moment);
  const first = await pageByName(table, set, { after: null, descending: false, limit: MOST_FACILITIES });
  const rows = await queryPublished<{ key: string; document: Named }>(sql`
    SELECT d.key, d.document FROM unnest(${first.rows}::int[]) WITH ORDINALITY AS n(id, at)
    JOIN facility_version v ON v.id = n.id JOIN record_version d ON d.kind = 'facility' AND d.key = v.ref AND d.number = v.version
    ORDER BY n.at`);
  return rows.map(({ key, document }) => toCiting("facility", id, key, document));
}
