import sql from "sql-template-tag";
import { prisma, query } from "@/lib/db";
import type { FoundRecord } from "@/lib/editing/found";
import { listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { type Actor, can } from "@/lib/people/rights";
import { readAreasAbove, readCurrentRecords } from "@/lib/proposals/current";
import { canSee } from "@/lib/proposals/inbox";
import type { Document } from "@/lib/records/difference";
import { idOf } from "@/lib/records/references";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";
import { subjectOf } from "@/lib/records/subject";
import { searchIn } from "@/lib/search/match";

type Person = Extract<Actor, { kind: "person" }>;

/** As many as one page shows. */
export const MOST_FOUND = 60;

/** `proposals` are those that would bring a record that waits. */
type Row = FoundRecord & { texts: (string | null)[]; document: Document | null; proposals: string[] };

/** Records that are few, and those of any kind that the public does not see: left, or never published. */
async function readRows(kinds: readonly RecordKind[], withFacilities: boolean): Promise<Row[]> {
  const rows = await query<{
    kind: RecordKind;
    key: string;
    state: Row["state"];
    document: Document;
    proposals: string[];
  }>(sql`
    SELECT kind::text, key, state::text, document, '{}'::text[] AS proposals FROM record_version
    WHERE kind::text = ANY(${[...kinds]}::text[]) AND known_to = 2147483647 AND state = 'published' AND kind <> 'facility'
    UNION ALL
    SELECT v.kind::text, v.key, v.state::text, said.document, '{}' FROM record_version v
    JOIN LATERAL (SELECT document FROM record_version p WHERE p.kind = v.kind AND p.key = v.key AND p.state = 'published'
      ORDER BY number DESC LIMIT 1) AS said ON TRUE
    WHERE v.kind::text = ANY(${[...kinds]}::text[]) AND v.known_to = 2147483647 AND v.state <> 'published'
    UNION ALL
    SELECT c.kind::text, c.key, 'waiting', (array_agg(c.document ORDER BY p.id))[1], array_agg(p.id::text) FROM proposal_change c
    JOIN proposal p ON p.id = c.proposal_id AND p.state = 'submitted'
    WHERE c.kind::text = ANY(${[...kinds]}::text[]) AND c.action = 'publish'
      AND NOT EXISTS (SELECT FROM record_version v WHERE v.kind = c.kind AND v.key = c.key)
    GROUP BY c.kind, c.key`);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return rows
    .filter(({ kind, state }) => withFacilities || kind !== "facility" || state !== "published")
    .map(({ document, ...row }) => ({
      ...row,
      document,
      name: text(document.name) ?? text(document.title) ?? text(document.paraphrase) ?? row.key,
      more: text(document.place) ?? text(document.publisher) ?? text(document.short_name),
      mayChange: false,
      texts: [row.key, text(document.name), text(document.title), text(document.name_ur), text(document.short_name)],
    }));
}

/** What somebody's proposals are held to; nothing where one membership covers the register. */
function scopeOf({ memberships }: Person): [string, string][] {
  const held = memberships.filter((membership) => membership.role !== "auditor");
  const codes = (of: "bodies" | "areas") =>
    held.every((one) => one[of].length > 0) ? held.flatMap((one) => one[of]) : [];
  const asked: [string, string][] = [
    ["body", codes("bodies").join(",")],
    ["area", codes("areas").join(",")],
  ];
  return asked.filter(([, value]) => value !== "");
}

/** The facilities of that name; without one those that are the actor's to change. */
async function findFacilities(actor: Person, q: string): Promise<Row[]> {
  const { rows } = await listFacilities(
    await readFacilityRequest(q === "" ? scopeOf(actor) : [["q", q]]),
    MOST_FOUND + 1,
  );
  return rows.map(({ ref, name, place }) => ({
    kind: "facility",
    key: ref,
    state: "published",
    name,
    more: place,
    mayChange: false,
    texts: [],
    document: null,
    proposals: [],
  }));
}

/**
 * Says of records which the actor may propose changes of, and leaves out the hidden ones that are not there for them: what
 * waits is there for who sees a proposal that brings it, or its name would say what is being proposed.
 */
async function keepSeen(actor: Person, rows: readonly Row[]): Promise<Row[]> {
  const db = prisma();
  const unread = rows.filter(({ document }) => document === null);
  const [current, above] = [await readCurrentRecords(db, unread), await readAreasAbove(db)];
  const proposals = new Map<string, boolean>();
  const sees = async (id: string) => {
    const known = proposals.get(id) ?? (await canSee(actor, { id: BigInt(id), state: "submitted", author_id: null }));
    proposals.set(id, known);
    return known;
  };
  const seen: Row[] = [];
  for (const row of rows) {
    const said = row.document ?? current.get(idOf(row.kind, row.key))?.document;
    const mayChange = said != null && can(actor, "propose", subjectOf(row.kind, said, above));
    let isThere = row.state === "published" || mayChange;
    if (row.state === "waiting" && isThere) {
      isThere = false;
      for (const id of row.proposals) isThere ||= await sees(id);
    }
    if (isThere) seen.push({ ...row, mayChange });
  }
  return seen;
}

/**
 * Finds records of any kind by name, place or code: published ones, and of those that the public does not see (waiting
 * for a decision, taken out, merged) the ones that the actor may propose for. Answers one more than `MOST_FOUND` when
 * there are more.
 */
export async function findRecords(
  actor: Person,
  asked: { q: string; kind: RecordKind | null },
): Promise<FoundRecord[]> {
  const kinds = asked.kind === null ? RECORD_KINDS : [asked.kind];
  const q = asked.q.trim().slice(0, 120);
  const [others, facilities] = await Promise.all([
    readRows(kinds, false),
    kinds.includes("facility") ? findFacilities(actor, q) : [],
  ]);
  const wanted = q === "" ? undefined : q;
  const found = await keepSeen(actor, [
    ...facilities,
    ...others.filter(searchIn(others, wanted, ({ texts }) => texts)),
  ]);
  const isNamed = searchIn(found, wanted, ({ name, key }) => [name, key]);
  // By name, or where none is asked for what is hidden first; then what is one's own.
  const rank = (row: Row) => Number(q === "" ? row.state !== "published" : isNamed(row)) * 2 + Number(row.mayChange);
  return found
    .toSorted((one, other) => rank(other) - rank(one))
    .slice(0, MOST_FOUND + 1)
    .map(({ texts: _texts, document: _document, proposals: _proposals, ...record }) => record);
}
