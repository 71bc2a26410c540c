import sql from "sql-template-tag";
import { query } from "@/lib/db";
import { kmBetween } from "@/lib/map/distance";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";
import type { Similar } from "@/lib/records/similar-record";
import { isSimilarName, looksAlike, skeletonOf } from "@/lib/search/look-alike";

type Candidate = { key: string; name: string; names: string[]; lat: number | null; lon: number | null };

const text = (value: unknown): string[] => (typeof value === "string" && value.trim() !== "" ? [value] : []);
const namesIn = (document: Document): string[] => [
  ...text(document.name),
  ...text(document.title),
  ...text(document.name_ur),
  ...(Array.isArray(document.names) ? document.names.flatMap((entry) => text((entry as Document).name)) : []),
];

/** Facilities of the same district (or area above, where none is known), and any whose name looks the same. */
function readFacilities(key: string, area: string | null, skeletons: readonly string[]): Promise<Candidate[]> {
  return query<Candidate>(sql`
    WITH RECURSIVE above AS (
      SELECT code, parent_code, level FROM area WHERE code = ${area}
      UNION SELECT a.code, a.parent_code, a.level FROM area a JOIN above ON a.code = above.parent_code
    ), district AS (
      SELECT code FROM above ORDER BY (level = 'district') DESC, (code = ${area}) DESC LIMIT 1
    ), within AS (
      SELECT code FROM district UNION SELECT code FROM above WHERE level <> 'province'
      UNION SELECT a.code FROM area a JOIN within ON a.parent_code = within.code
    ), alike AS (
      (SELECT ref FROM facility WHERE area_code IN (SELECT code FROM within) LIMIT 5000)
      UNION SELECT ref FROM facility WHERE name_skeleton(name) = ANY(${[...skeletons]})
    )
    SELECT f.ref AS key, f.name, f.lat, f.lon,
      array_remove(f.name_ur || ARRAY(SELECT name FROM facility_name n WHERE n.facility_ref = f.ref), NULL) AS names
    FROM alike JOIN facility f USING (ref) JOIN record_version v ON v.kind = 'facility' AND v.key = f.ref
      AND v.known_to = 2147483647 AND v.state = 'published'
    WHERE f.ref <> ${key}`);
}

/** The other kinds are few: all of them. */
function readOthers(kind: RecordKind, key: string): Promise<Candidate[]> {
  return query<Candidate>(sql`
    SELECT key, coalesce(document->>'name', document->>'title') AS name, NULL AS lat, NULL AS lon,
      array_remove(ARRAY[document->>'name_ur', document->>'short_name'], NULL) AS names
    FROM record_version WHERE kind::text = ${kind} AND known_to = 2147483647 AND state = 'published' AND key <> ${key}
      AND coalesce(document->>'name', document->>'title') IS NOT NULL`);
}

/** As many as a person looks through. */
const MOST = 12;

/**
 * The published records that a document may duplicate: a facility with the same or nearly the same name in its district,
 * any record of another kind so named; and those whose name looks the same in other letters. Nearest first.
 */
export async function findSimilar(kind: RecordKind, key: string, document: Document): Promise<Similar[]> {
  const names = namesIn(document);
  if (names.length === 0) return [];
  const { area_code: area, lat, lon } = document;
  const here = typeof lat === "number" && typeof lon === "number" ? { lat, lon } : null;
  const candidates =
    kind === "facility"
      ? await readFacilities(key, typeof area === "string" ? area : null, names.map(skeletonOf))
      : await readOthers(kind, key);
  const found = candidates.flatMap((other): Similar[] => {
    const theirs = [other.name, ...other.names];
    const alike = names.some((name) => theirs.some((one) => looksAlike(name, one)));
    if (!alike && !names.some((name) => theirs.some((one) => isSimilarName(name, one)))) return [];
    const km =
      here && other.lat !== null && other.lon !== null ? kmBetween(here, { lat: other.lat, lon: other.lon }) : null;
    return [{ kind, key: other.key, name: other.name, how: alike ? "look_alike" : "same", km }];
  });
  return found.toSorted((one, other) => (one.km ?? 9e9) - (other.km ?? 9e9)).slice(0, MOST);
}

/**
 * The facilities, of many at once, whose names look the same as those of published ones and are written in other letters:
 * one question for all of them. Answers their keys.
 */
export async function findLookAlikes(facilities: readonly { key: string; document: Document }[]): Promise<string[]> {
  const bySkeleton = new Map<string, { key: string; name: string }[]>();
  for (const { key, document } of facilities)
    for (const name of namesIn(document)) {
      const skeleton = skeletonOf(name);
      const known = bySkeleton.get(skeleton);
      if (known) known.push({ key, name });
      else bySkeleton.set(skeleton, [{ key, name }]);
    }
  if (bySkeleton.size === 0) return [];
  const others = await query<{ key: string; name: string }>(sql`
    SELECT f.ref AS key, f.name FROM facility f JOIN record_version v ON v.kind = 'facility' AND v.key = f.ref
      AND v.known_to = 2147483647 AND v.state = 'published'
    WHERE name_skeleton(f.name) = ANY(${[...bySkeleton.keys()]})`);
  return others.flatMap((other) =>
    (bySkeleton.get(skeletonOf(other.name)) ?? []).flatMap(({ key, name }) =>
      key !== other.key && looksAlike(name, other.name) ? [key] : [],
    ),
  );
}
