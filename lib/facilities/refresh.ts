import sql from "sql-template-tag";
import type { AreaDocument } from "@/lib/areas/schema";
import type { Day } from "@/lib/dates/partial-date";
import { dayOf } from "@/lib/dates/partial-date";
import { queryIn, type Tx } from "@/lib/db";
import { type FlatFacility, type FlattenContext, flattenFacility, type SourceFacts } from "@/lib/facilities/flatten";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { RecordKind } from "@/lib/records/schema";
import { insertRows } from "@/lib/records/store";
import { spellingVariants } from "@/lib/search/fold";

type Changed = { kind: RecordKind; key: string };
type CurrentVersion = { key: string; number: number; document: FacilityDocument; published_at: Date; first_at: Date };

const CHUNK = 2000;

/** The facilities whose public rows a change reaches: its own, and those that name a changed area, body or source. */
async function findAffected(tx: Tx, changes: readonly Changed[]): Promise<string[]> {
  const keys = (kind: RecordKind) => changes.filter((change) => change.kind === kind).map(({ key }) => key);
  const [areas, bodies, sources] = [keys("area"), keys("body"), keys("source")];
  const named = await tx.$queryRaw<{ ref: string }[]>`SELECT DISTINCT ref FROM facility_version
    WHERE known_to = 2147483647 AND (area_codes && ${areas} OR role_tokens && ${bodies})`;
  // By what the records say: the public rows leave out a source that may not be cited, which may just have changed.
  const rested = await tx.$queryRaw<{ ref: string }[]>`
    SELECT facility_ref AS ref FROM status_event WHERE source_id = ANY(${sources})
    UNION SELECT facility_ref FROM facility_measure WHERE source_id = ANY(${sources})
    UNION SELECT facility_ref FROM facility_name WHERE source_id = ANY(${sources})
    UNION SELECT facility_ref FROM facility_function WHERE source_id = ANY(${sources})
    UNION SELECT facility_ref FROM facility_role WHERE source_id = ANY(${sources})
    UNION SELECT facility_ref FROM facility_programme WHERE source_id = ANY(${sources})
    UNION SELECT record_key FROM citation WHERE record_kind = 'facility' AND source_id = ANY(${sources})`;
  return [...new Set([...keys("facility"), ...[...named, ...rested].map(({ ref }) => ref)])];
}

/** What documents name, read once for all of them. */
async function readSurroundings(tx: Tx) {
  const areas = new Map((await tx.area.findMany()).map((area) => [area.code, area as AreaDocument]));
  const bodies = new Map(
    (await tx.body.findMany()).map((body) => [body.code, [body.name, body.short_name, body.name_ur]]),
  );
  const areasOf = (code: string): AreaDocument[] => {
    const chain: AreaDocument[] = [];
    for (let area = areas.get(code); area && !chain.includes(area); area = areas.get(area.parent_code ?? ""))
      chain.push(area);
    return chain;
  };
  return { areasOf, bodyNames: (code: string) => bodies.get(code) ?? [] };
}

async function readSources(tx: Tx, documents: readonly FacilityDocument[]): Promise<Map<string, SourceFacts>> {
  const named = documents.flatMap((document) =>
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
      .flatMap(({ source_id }) => source_id ?? []),
  );
  const rows = await tx.source.findMany({
    where: { id: { in: [...new Set(named)] } },
    select: { id: true, use: true, published_on: true, origin_group: true },
  });
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** Makes the public rows of every facility that a revision reaches anew, and closes those it replaces. */
export async function refreshFacilities(
  tx: Tx,
  revision: { number: number; publishedAt: Date },
  changes: readonly Changed[],
): Promise<void> {
  const refs = await findAffected(tx, changes);
  if (refs.length === 0) return;
  const surroundings = await readSurroundings(tx);
  for (let at = 0; at < refs.length; at += CHUNK) {
    const chunk = refs.slice(at, at + CHUNK);
    const current = await queryIn<CurrentVersion>(
      tx,
      sql`SELECT v.key, v.number, v.document, r.published_at, f.published_at AS first_at
      FROM record_version v JOIN revision r ON r.number = v.known_from
      JOIN record_version first ON first.kind = v.kind AND first.key = v.key AND first.number = 1
      JOIN revision f ON f.number = first.known_from
      WHERE v.kind = 'facility' AND v.key = ANY(${chunk}) AND v.known_to = 2147483647 AND v.state = 'published'`,
    );
    const sources = await readSources(
      tx,
      current.map(({ document }) => document),
    );
    const rows = current.flatMap(({ number, document, published_at, first_at }) => {
      const firstPublished: Day = dayOf(first_at);
      const context: FlattenContext = {
        ...surroundings,
        version: number,
        updatedAt: published_at.toISOString(),
        firstPublished,
        source: (id) => sources.get(id),
      };
      return flattenFacility(document, context);
    });
    await tx.$executeRaw`UPDATE facility_version SET known_to = ${revision.number} WHERE ref = ANY(${chunk}) AND known_to = 2147483647`;
    await insertFlat(tx, revision.number, rows);
  }
}

async function insertFlat(tx: Tx, revision: number, rows: readonly FlatFacility[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const known = { known_from: revision, known_to: 2147483647 };
  await insertRows(
    tx,
    "facility_version",
    [...Object.keys(known), ...Object.keys(first)],
    rows.map((row) => Object.assign(row, known)),
  );
  await addTerms(tx, revision, [...new Set(rows.flatMap((row) => row.terms))]);
}

/** Words that no name had before become searchable, with what is left of them after a typo. */
async function addTerms(tx: Tx, revision: number, terms: readonly string[]): Promise<void> {
  const fresh = await tx.$queryRaw<{ term: string }[]>`SELECT term FROM unnest(${terms}::text[]) AS t(term)
    WHERE NOT EXISTS (SELECT FROM search_term known WHERE known.term = t.term)`;
  const rows = fresh.map(({ term }) => ({ term, variants: spellingVariants(term), known_from: revision }));
  await insertRows(tx, "search_term", ["term", "variants", "known_from"], rows);
}
