import sql from "sql-template-tag";
import { firstDay } from "@/lib/dates/partial-date";
import { query } from "@/lib/db";
import { type ListedFacility, selectFacilities } from "@/lib/facilities/queries";
import type { FacilityDocument } from "@/lib/facilities/schema";
import { distanceKm, facilityWhere } from "@/lib/facilities/where";
import { readRecord, readRecords } from "@/lib/records/documents";
import type { Directory } from "@/lib/records/named";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";

/** A facility's document without what is for editors only, and without sources that may not be cited. */
export type PublicFacility = Omit<FacilityDocument, "internal_note" | "slug" | "synthetic">;

/** Everything a facility's page and its JSON say. `row` is null on a day on which it was not yet listed. */
export type FacilityDetail = {
  document: PublicFacility;
  row: ListedFacility | null;
  version: number;
  updated_at: string;
  /** The sources that the record rests on, by id. */
  sources: Record<string, SourceDocument>;
  /** The newest date among all sources of the register by the day asked for: how far our collecting reaches. */
  newest_source_on: string | null;
};

type Sourced = { source_id: string | null };

/** Takes away the mention of sources that may not be cited; what rests on them alone stays, without a source. */
function publicDocument(document: FacilityDocument, citable: Directory["source"]): PublicFacility {
  const { internal_note: _note, slug: _slug, synthetic: _synthetic, ...shown } = document;
  const cleaned = <T extends Sourced>(rows: T[]): T[] =>
    rows.map((row) => (row.source_id && !citable.has(row.source_id) ? { ...row, source_id: null } : row));
  return {
    ...shown,
    names: cleaned(shown.names),
    functions: cleaned(shown.functions),
    roles: cleaned(shown.roles),
    programmes: cleaned(shown.programmes),
    events: cleaned(shown.events),
    measures: shown.measures.filter(({ source_id }) => citable.has(source_id)),
    ...(shown.links ? { links: cleaned(shown.links) } : {}),
    citations: shown.citations.filter(({ source_id }) => citable.has(source_id)),
  };
}

/** The rows of some refs, by name. */
export function readByRefs(refs: readonly string[], moment: Moment): Promise<ListedFacility[]> {
  return selectFacilities(
    sql`${facilityWhere({}, moment)} AND v.ref = ANY(${[...refs]}::text[])`,
    sql`v.name, v.ref`,
    refs.length,
  );
}

/** Reads one facility as of a moment; null when the registry had not published it. */
export async function readFacility(ref: string, moment: Moment, directory: Directory): Promise<FacilityDetail | null> {
  const [found, [row = null], all] = await Promise.all([
    readRecord<FacilityDocument>("facility", ref, moment),
    readByRefs([ref], moment),
    readRecords<SourceDocument>("source", moment),
  ]);
  if (!found) return null;
  const document = publicDocument(found.document, directory.source);
  const named = new Set(
    [
      document.citations,
      document.names,
      document.functions,
      document.roles,
      document.programmes,
      document.events,
      document.measures,
    ]
      .flat()
      .map(({ source_id }) => source_id),
  );
  const sources = Object.fromEntries(
    all.filter(({ key }) => named.has(key)).map(({ key, document: source }) => [key, source]),
  );
  return {
    document,
    row,
    version: found.version,
    updated_at: found.updated_at,
    sources,
    newest_source_on: newestDate(all, moment),
  };
}

function newestDate(sources: { document: SourceDocument }[], { day }: Moment): string | null {
  const dates = sources.flatMap(({ document: { published_on } }) => published_on ?? []);
  return dates
    .filter((date) => firstDay(date) <= day)
    .reduce<string | null>((newest, date) => (newest && firstDay(newest) >= firstDay(date) ? newest : date), null);
}

/** A facility and how far away it is, in kilometres, from one point to another as precise as both are. */
export type NearbyFacility = ListedFacility & { km: number };

/** The nearest others with a point. Planar order picks the candidates, great-circle distance ranks them. */
export async function readNearby(
  { ref, latitude, longitude }: ListedFacility,
  moment: Moment,
  limit = 6,
): Promise<NearbyFacility[]> {
  if (latitude === null || longitude === null) return [];
  const where = sql`${facilityWhere({}, moment)} AND v.ref <> ${ref} AND v.point IS NOT NULL`;
  const by = sql`v.point <-> point(${longitude}::float8, ${latitude}::float8)`;
  const rows = await selectFacilities<NearbyFacility>(
    where,
    by,
    limit * 5,
    sql`, ${distanceKm(latitude, longitude)} AS km`,
  );
  return rows.sort((one, other) => one.km - other.km || one.name.localeCompare(other.name)).slice(0, limit);
}

/** The others on the same site: of one host, inside this one, or around it. */
export function readSameSite(
  { ref, host, parent_ref, district_code }: ListedFacility,
  moment: Moment,
): Promise<ListedFacility[]> {
  const sameHost =
    host === null ? sql`FALSE` : sql`(v.host = ${host} AND v.district_code IS NOT DISTINCT FROM ${district_code})`;
  const where = sql`${facilityWhere({}, moment)} AND v.ref <> ${ref} AND
    (${sameHost} OR v.parent_ref = ${ref} OR v.ref = ${parent_ref} OR v.parent_ref = ${parent_ref})`;
  return selectFacilities(where, sql`v.name, v.ref`, 20);
}

/** A pair that may be one facility, and the state of the question. */
export type PossibleDuplicate = { other: ListedFacility; reason: string; decision: "undecided" | "same" | "different" };

/** The published facilities that may be the same as this one. */
export async function readDuplicates(ref: string, moment: Moment): Promise<PossibleDuplicate[]> {
  // Decided without a revision: only the database itself knows the newest.
  const pairs = await query<{ other: string; reason: string; decision: PossibleDuplicate["decision"] }>(sql`
    SELECT CASE WHEN ref_a = ${ref} THEN ref_b ELSE ref_a END AS other, reason, decision
    FROM possible_duplicate WHERE ref_a = ${ref} OR ref_b = ${ref}`);
  const rows = await readByRefs(
    pairs.map(({ other }) => other),
    moment,
  );
  return pairs.flatMap(({ other, reason, decision }) => {
    const row = rows.find((one) => one.ref === other);
    return row ? [{ other: row, reason, decision }] : [];
  });
}
