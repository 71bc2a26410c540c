import sql from "sql-template-tag";
import type { AreaDocument } from "@/lib/areas/schema";
import { dayOf } from "@/lib/dates/partial-date";
import { letOthersAsk, queryIn, readBeside, type Tx } from "@/lib/db";
import { type FlatFacility, flattenFacility, type SourceFacts } from "@/lib/facilities/flatten";
import { prepareTerms, prepareVersions, vocabularyOf } from "@/lib/facilities/public-rows";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { RecordKind } from "@/lib/records/schema";

type Changed = { kind: RecordKind; key: string };
type Published = Changed & { version: number; document: unknown; action?: "publish" | "retract" | "merge" };
/** A facility as it is published, and when it was so first. */
type Current = { number: number; document: FacilityDocument; publishedAt: Date; firstAt: Date };
type Write = (tx: Tx) => Promise<void>;

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
  const areas = new Map((await queryIn<AreaDocument>(tx, sql`SELECT * FROM area`)).map((area) => [area.code, area]));
  const bodies = new Map(
    (
      await queryIn<{ code: string; name: string; short_name: string | null; name_ur: string | null }>(
        tx,
        sql`SELECT code, name, short_name, name_ur FROM body`,
      )
    ).map((body) => [body.code, [body.name, body.short_name, body.name_ur]]),
  );
  const sources = new Map(
    (
      await queryIn<SourceFacts & { id: string }>(tx, sql`SELECT id, use::text, published_on, origin_group FROM source`)
    ).map(({ id, ...facts }) => [id, facts]),
  );
  const areasOf = (code: string): AreaDocument[] => {
    const chain: AreaDocument[] = [];
    for (let area = areas.get(code); area && !chain.includes(area); area = areas.get(area.parent_code ?? ""))
      chain.push(area);
    return chain;
  };
  return { areasOf, bodyNames: (code: string) => bodies.get(code) ?? [], source: (id: string) => sources.get(id) };
}

/** The public rows that one revision makes anew. */
export class PublicRows {
  private around: Awaited<ReturnType<typeof readSurroundings>> | null = null;
  private readonly made = new Set<string>();
  /** The words that are searchable since. */
  private readonly terms = new Set<string>();
  /** Something changed that rows which were made already may name. */
  private isOutdated = false;

  constructor(private readonly revision: { number: number; publishedAt: Date }) {}

  /**
   * Makes the rows of a batch from its documents, where it is of facilities alone; those of any other are made at the end.
   * `written` is over when everything before it is in the tables.
   */
  async prepare(tx: Tx, changes: readonly Published[], written: () => Promise<void>): Promise<Write> {
    if (changes.some(({ kind, action = "publish" }) => kind !== "facility" || action !== "publish")) {
      this.around = null;
      this.isOutdated ||= this.made.size > 0;
      return async () => {};
    }
    if (!this.around) await written();
    const first = await this.readFirst(changes.flatMap(({ key, version }) => (version > 1 ? [key] : [])));
    const { publishedAt } = this.revision;
    const current = changes.map(({ key, version, document }) => {
      this.made.add(key);
      return {
        number: version,
        document: document as FacilityDocument,
        publishedAt,
        firstAt: first.get(key) ?? publishedAt,
      };
    });
    return this.make(tx, current, [...first.keys()]);
  }

  /** Makes the rows of whatever else the revision reaches. */
  async finish(tx: Tx, changes: readonly Changed[]): Promise<void> {
    const left = changes.filter(({ kind, key }) => kind !== "facility" || !this.made.has(key));
    if (left.length === 0) return;
    const refs = (await findAffected(tx, left)).filter((ref) => this.isOutdated || !this.made.has(ref));
    this.around = null;
    for (let at = 0; at < refs.length; at += CHUNK) {
      const chunk = refs.slice(at, at + CHUNK);
      const current = await queryIn<Current>(
        tx,
        sql`SELECT v.number, v.document, r.published_at AS "publishedAt", f.published_at AS "firstAt"
        FROM record_version v JOIN revision r ON r.number = v.known_from
        JOIN record_version first ON first.kind = v.kind AND first.key = v.key AND first.number = 1
        JOIN revision f ON f.number = first.known_from
        WHERE v.kind = 'facility' AND v.key = ANY(${chunk}) AND v.known_to = 2147483647 AND v.state = 'published'`,
      );
      if (this.isOutdated)
        await queryIn(
          tx,
          sql`DELETE FROM facility_version WHERE ref = ANY(${chunk}) AND known_from = ${this.revision.number}`,
        );
      const write = await this.make(tx, current, chunk);
      await write(tx);
    }
  }

  /** When facilities were published first. */
  private async readFirst(refs: readonly string[]): Promise<Map<string, Date>> {
    if (refs.length === 0) return new Map();
    const rows = await readBeside<{ key: string; at: string }>(
      sql`SELECT v.key, r.published_at AS at FROM record_version v JOIN revision r ON r.number = v.known_from
        WHERE v.kind = 'facility' AND v.number = 1 AND v.key = ANY(${refs})`,
    );
    return new Map(rows.map(({ key, at }) => [key, new Date(at)]));
  }

  /** Makes rows; `known` are the facilities whose present ones they end. */
  private async make(tx: Tx, current: readonly Current[], known: readonly string[]): Promise<Write> {
    this.around ??= await readSurroundings(tx);
    const { around } = this;
    const { number: revision } = this.revision;
    const rows: FlatFacility[] = [];
    for (const [at, { number, document, publishedAt, firstAt }] of current.entries()) {
      if (at % 50 === 0) await letOthersAsk();
      const flat = flattenFacility(document, {
        ...around,
        version: number,
        updatedAt: publishedAt.toISOString(),
        firstPublished: dayOf(firstAt),
      });
      rows.push(...flat);
    }
    await letOthersAsk();
    const fresh: string[] = [];
    for (const row of rows)
      for (const term of vocabularyOf(row))
        if (!this.terms.has(term)) {
          this.terms.add(term);
          fresh.push(term);
        }
    const steps = [prepareVersions(revision, rows), await prepareTerms(revision, fresh)];
    return async () => {
      if (known.length > 0)
        await queryIn(
          tx,
          sql`UPDATE facility_version SET known_to = ${revision} WHERE ref = ANY(${known}) AND known_to = 2147483647`,
        );
      for (const step of steps) await step(tx);
    };
  }
}
