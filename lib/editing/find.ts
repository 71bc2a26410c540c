import sql from "sql-template-tag";
import { prisma, query } from "@/lib/db";
import type { FoundRecord } from "@/lib/editing/found";
import { listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { type Actor, can } from "@/lib/people/rights";
import { readCurrentRecords, subjectsOfChanges } from "@/lib/proposals/current";
import type { Document } from "@/lib/records/difference";
import { idOf } from "@/lib/records/references";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";
import { searchIn } from "@/lib/search/match";

type Person = Extract<Actor, { kind: "person" }>;

/** As many as one page shows. */
export const MOST_FOUND = 60;

type Row = FoundRecord & { texts: (string | null)[]; document: Document | null };

/** Records that are few, and those of any kind that the public does not see: left, or never published. */
async function readRows(kinds: readonly RecordKind[], withFacilities: boolean): Promise<Row[]> {
  const rows = await query<{
    kind: RecordKind;
    key: string;
    state: Row["state"];
    document: Document;
  }>(sql`
    SELECT kind::text, key, state::text, document FROM record_version
    WHERE kind::text = ANY(${[...kinds]}::text[]) AND known_to = 2147483647 AND state = 'published' AND kind <> 'facility'
    UNION ALL
    SELECT v.kind::text, v.key, v.state::text, said.document FROM record_version v
    JOIN LATERAL (SELECT document FROM record_version p WHERE p.kind = v.kind AND p.key = v.key AND p.state = 'published'
      ORDER BY number DESC LIMIT 1) AS said ON TRUE
    WHERE v.kind::text = ANY(${[...kinds]}::text[]) AND v.known_to = 2147483647 AND v.state <> 'published'
    UNION ALL
    SELECT DISTINCT ON (c.kind, c.key) c.kind::text, c.key, 'waiting', c.document FROM proposal_change c
    JOIN proposal p ON p.id = c.proposal_id AND p.state = 'submitted'
    WHERE c.kind::text = ANY(${[...kinds]}::text[]) AND c.action = 'publish'
      AND NOT EXISTS (SELECT FROM record_version v WHERE v.kind = c.kind AND v.key = c.key)`);
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

async function findFacilities(q: string): Promise<Row[]> {
  const asked: [string, string][] = q === "" ? [] : [["q", q]];
  const { rows } = await listFacilities(await readFacilityRequest(asked), MOST_FOUND + 1);
  return rows.map(({ ref, name, place }) => ({
    kind: "facility",
    key: ref,
    state: "published",
    name,
    more: place,
    mayChange: false,
    texts: [],
    document: null,
  }));
}

/** Which of some records the actor may propose changes of, and which of the hidden ones are there for them at all. */
async function markRights(actor: Person, rows: readonly Row[]): Promise<FoundRecord[]> {
  const current = await readCurrentRecords(prisma(), rows);
  const marked: FoundRecord[] = [];
  for (const { texts: _texts, document, ...row } of rows) {
    const said = document ?? current.get(idOf(row.kind, row.key))?.document;
    const subjects = said ? await subjectsOfChanges(prisma(), [{ ...row, document: said }]) : [];
    const mayChange = subjects.length > 0 && subjects.every((subject) => can(actor, "propose", subject));
    if (mayChange || row.state === "published") marked.push({ ...row, mayChange });
  }
  return marked;
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
    kinds.includes("facility") ? findFacilities(q) : [],
  ]);
  const isFound = searchIn(others, q === "" ? undefined : q, ({ texts }) => texts);
  const found = [...facilities, ...others.filter(isFound)];
  const isNamed = searchIn(found, q === "" ? undefined : q, ({ name, key }) => [name, key]);
  const namedFirst = found.toSorted((one, other) => Number(isNamed(other)) - Number(isNamed(one)));
  const hiddenFirst = found.toSorted(
    (one, other) => Number(other.state !== "published") - Number(one.state !== "published"),
  );
  return markRights(actor, (q === "" ? hiddenFirst : namedFirst).slice(0, MOST_FOUND + 1));
}
