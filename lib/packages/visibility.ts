import type { PackageRecord } from "@/lib/packages/documents";
import type { RecordKind } from "@/lib/records/schema";

/** Which kind of record a property of a document names. */
const NAMED: Record<string, RecordKind> = {
  body_code: "body",
  lead_body_code: "body",
  host_body_code: "body",
  speaker_body_code: "body",
  programme_code: "programme",
  source_id: "source",
};

const idOf = (kind: RecordKind, key: string) => `${kind} ${key}`;

/** The bodies, programmes and sources that a record names. */
export function namedRecords({ kind, document }: Pick<PackageRecord, "kind" | "document">): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, property: string) => {
    if (Array.isArray(value)) for (const one of value) walk(one, property);
    else if (value && typeof value === "object") for (const [name, inner] of Object.entries(value)) walk(inner, name);
    else if (typeof value === "string") {
      const named = property === "parent_code" && kind === "body" ? "body" : NAMED[property];
      if (named) found.add(idOf(named, value));
    }
  };
  walk(document, "");
  return [...found];
}

/** Everything that some records rest on, however indirectly. */
function closure(roots: readonly PackageRecord[], byId: Map<string, PackageRecord>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let record = waiting.pop(); record; record = waiting.pop()) {
    for (const id of namedRecords(record)) {
      const named = byId.get(id);
      if (!named || reached.has(id)) continue;
      reached.add(id);
      waiting.push(named);
    }
  }
  return reached;
}

const REFERENCE_KINDS: readonly RecordKind[] = ["body", "programme", "source"];

/**
 * Parts what is public from what waits: a body, programme or source that only unpublished records use is not
 * public either (design section 2, 'proposal'), and goes with the proposals that need it.
 */
export function partRecords(records: readonly PackageRecord[]): {
  published: PackageRecord[];
  waiting: { facility: PackageRecord; needs: PackageRecord[] }[];
} {
  const byId = new Map(records.map((record) => [idOf(record.kind, record.key), record]));
  const isReference = ({ kind }: PackageRecord) => REFERENCE_KINDS.includes(kind);
  const open = records.filter((record) => record.publish && !isReference(record));
  const held = records.filter((record) => !record.publish);
  const usedInPublic = closure(open, byId);
  const usedInWaiting = closure(held, byId);
  const isPublic = (record: PackageRecord) => {
    const id = idOf(record.kind, record.key);
    return record.publish && (!isReference(record) || usedInPublic.has(id) || !usedInWaiting.has(id));
  };
  return {
    published: records.filter(isPublic),
    waiting: held.map((facility) => ({
      facility,
      needs: [...closure([facility], byId)].flatMap((id) => byId.get(id) ?? []).filter((record) => !isPublic(record)),
    })),
  };
}
