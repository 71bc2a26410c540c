import sql from "sql-template-tag";
import type { ClaimRow } from "@/lib/claims/columns";
import { type Contradiction, findContradictions } from "@/lib/claims/contradictions";
import { CLAIM_LIST } from "@/lib/claims/list";
import { type Dispute, disputesOf } from "@/lib/contradictions/disputes";
import { type KnownContradiction, knownContradictions } from "@/lib/contradictions/known";
import { readByRefs } from "@/lib/facilities/detail";
import { countFacilities, type ListedFacility, listFacilities } from "@/lib/facilities/queries";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Directory } from "@/lib/records/named";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

/** A facility with what of it is contested. */
export type Disputed<Facility> = { row: Facility; disputes: Dispute[] };

/** Everything that contradicts itself in the register, with the records concerned. */
export type Contradictions<Facility> = {
  claims: ReadonlyMap<string, ClaimRow>;
  found: Contradiction[];
  disputed: Disputed<Facility>[];
  /** How many facilities have something contested; more than are named where there are very many. */
  contested: number;
  known: KnownContradiction[];
  /** The facilities that known contradictions name, by ref. */
  named: ReadonlyMap<string, Facility>;
};

/** Facilities named one by one; beyond them the list is a link away. */
const MOST = 100;

async function readDisputed(moment: Moment, directory: Directory): Promise<Disputed<ListedFacility>[]> {
  const { rows } = await listFacilities(
    { filter: { contested: true }, view: {}, moment, directory, refusals: [] },
    MOST,
  );
  const documents = await queryPublished<{
    key: string;
    document: FacilityDocument;
  }>(sql`SELECT key, document FROM record_version
    WHERE kind = 'facility' AND state = 'published' AND key = ANY(${rows.map(({ ref }) => ref)}::text[])
    AND known_from <= ${moment.revision} AND known_to > ${moment.revision}`);
  const byRef = new Map(documents.map(({ key, document }) => [key, document]));
  return rows.map((row) => {
    const document = byRef.get(row.ref);
    return { row, disputes: document ? disputesOf(document) : [] };
  });
}

/** Reads what contradicts itself as of a moment. Known ones stand only where a record that they are about is published. */
export async function readContradictions(
  moment: Moment,
  directory: Directory,
): Promise<Contradictions<ListedFacility>> {
  const rows = await CLAIM_LIST.read(moment, {});
  const known = knownContradictions();
  const [disputed, contested, named] = await Promise.all([
    readDisputed(moment, directory),
    countFacilities({ contested: true }, moment),
    readByRefs(
      known.flatMap(({ facilities }) => facilities),
      moment,
    ),
  ]);
  const claims = new Map(rows.map((row) => [row.ref, row]));
  const facilities = new Map(named.map((row) => [row.ref, row]));
  const isThere = (one: KnownContradiction) =>
    one.bodies.some((code) => directory.body.has(code)) ||
    one.programmes.some((code) => directory.programme.has(code)) ||
    one.claims.some((ref) => claims.has(ref)) ||
    one.facilities.some((ref) => facilities.has(ref));
  return {
    claims,
    found: findContradictions(rows),
    disputed,
    contested,
    known: known.filter(isThere),
    named: facilities,
  };
}
