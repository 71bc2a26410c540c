import type { Citation, RecordKind } from "@/lib/records/schema";

/** What a value says that a source is cited for, in codes; a page puts it into words. Null where the field says enough. */
export type Said =
  | { of: "name"; name: string; language: "en" | "ur" }
  | { of: "status"; status: string; on: string | null; contested: boolean }
  | { of: "role"; role: string; body: string }
  | { of: "programme"; programme: string }
  | { of: "function"; kind: string; shift: string | null; audience: string | null }
  | { of: "measure"; measure: string; value: number; qualifier: string; on: string | null }
  | null;

/** One thing that a record cites a source for. */
export type Use = { field: string; said: Said; phrase: string | null; note: string | null };

/** A record that cites a source, and for what. `name` is its name, title or, for a claim, what it says. */
export type CitingRecord = { kind: RecordKind; key: string; name: string; name_ur: string | null; uses: Use[] };

type Row = Record<string, unknown> & { source_id?: string | null };

/** The fields of a document that hold a list whose entries name their own source, and how an entry is said. */
const SAID_OF: Record<string, (row: Row) => Said> = {
  names: ({ name, language }) => ({ of: "name", name: String(name), language: language === "ur" ? "ur" : "en" }),
  functions: ({ kind, shift, audience }) => ({
    of: "function",
    kind: String(kind),
    shift: text(shift),
    audience: text(audience),
  }),
  roles: ({ role, body_code }) => ({ of: "role", role: String(role), body: String(body_code) }),
  programmes: ({ programme_code }) => ({ of: "programme", programme: String(programme_code) }),
  events: ({ status, on, contested }) => ({
    of: "status",
    status: String(status),
    on: text(on),
    contested: contested === true,
  }),
  measures: ({ measure, value, qualifier, as_of }) => ({
    of: "measure",
    measure: String(measure),
    value: Number(value),
    qualifier: String(qualifier),
    on: text(as_of),
  }),
  funding: () => null,
};

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Everything that a document cites a source for: by citation, by an entry of a list, or as the source of the whole. */
export function findUses(id: string, document: object): Use[] {
  const record = document as Record<string, unknown>;
  const entries = Object.entries(SAID_OF).flatMap(([field, say]) =>
    rowsOf(record[field])
      .filter(({ source_id }) => source_id === id)
      .map((row): Use => ({ field, said: say(row), phrase: null, note: text(row.note) })),
  );
  const cited = rowsOf(record.citations)
    .filter(({ source_id }) => source_id === id)
    .map((row): Use => {
      const { field, phrase, note } = row as unknown as Citation;
      return { field, said: null, phrase, note };
    });
  const uses = [...cited.filter((use) => !isSaidBy(use, entries)), ...entries];
  const whole = record.source_id === id && uses.length === 0;
  return whole ? [{ field: "record", said: null, phrase: null, note: null }] : uses;
}

const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value) ? (value as Row[]).filter((row) => typeof row === "object") : [];

/** An entry says more than a citation that only names its field. */
function isSaidBy({ field, phrase, note }: Use, entries: readonly Use[]): boolean {
  const list = field === "status" ? "events" : field === "kind" ? "functions" : null;
  return phrase === null && note === null && entries.some((entry) => entry.field === list);
}
