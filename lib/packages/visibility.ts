import type { PackageRecord } from "@/lib/packages/documents";
import { findNamed, idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

const REFERENCE_KINDS: readonly RecordKind[] = ["body", "programme", "source"];

/** Everything that some records rest on, however indirectly. */
function closure(roots: readonly PackageRecord[], byId: Map<string, PackageRecord>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let record = waiting.pop(); record; record = waiting.pop()) {
    for (const { kind, id } of findNamed(record)) {
      const named = byId.get(id);
      if (!named || reached.has(id) || !REFERENCE_KINDS.includes(kind)) continue;
      reached.add(id);
      waiting.push(named);
    }
  }
  return reached;
}

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
