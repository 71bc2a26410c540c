import sql from "sql-template-tag";
import { letOthersAsk, queryIn, type Tx } from "@/lib/db";
import type { PublicRows } from "@/lib/facilities/refresh";
import { encodeRows, sendRows } from "@/lib/records/copy-rows";
import type { RecordKind } from "@/lib/records/schema";
import { prepareDocuments } from "@/lib/records/store";

/** A version that has no end yet. */
export const STILL_KNOWN = 2147483647;

/** A change of a record, and the number of the version that it becomes; see `Change` in lib/records/publish.ts. */
type Versioned = {
  kind: RecordKind;
  key: string;
  version: number;
  document: Record<string, unknown>;
  action?: "publish" | "retract" | "merge";
  successor?: string | null;
  proposalId?: bigint;
};

const STATE = { publish: "published", retract: "retracted", merge: "merged" } as const;

/** Says whether a record leaves the register by a change. */
export const leaves = ({ action = "publish" }: Pick<Versioned, "action">) => action !== "publish";

/** What others rest on comes first. */
const STORE_ORDER: readonly RecordKind[] = [
  "area",
  "source",
  "body",
  "programme",
  "facility",
  "agreement",
  "project",
  "claim",
];

/** Makes what a batch writes; nothing is written before what is answered is called. `written`: all that was before it. */
export async function prepareChanges(
  tx: Tx,
  revision: number,
  real: readonly Versioned[],
  rows: PublicRows,
  written: () => Promise<void>,
): Promise<(tx: Tx) => Promise<void>> {
  const stores = STORE_ORDER.map((kind) =>
    prepareDocuments(
      kind,
      real.filter((change) => change.kind === kind && !leaves(change)),
    ),
  );
  await letOthersAsk();
  const versions = prepareVersions(revision, real);
  const steps = [...stores, versions, await rows.prepare(tx, real, written)];
  return async () => {
    for (const step of steps) await step(tx);
  };
}

function prepareVersions(revision: number, changes: readonly Versioned[]): (tx: Tx) => Promise<void> {
  const rows = changes.map((change) => ({
    kind: change.kind,
    key: change.key,
    number: change.version,
    known_from: revision,
    known_to: STILL_KNOWN,
    state: STATE[change.action ?? "publish"],
    successor: change.action === "merge" ? change.successor : null,
    document: leaves(change) ? null : change.document,
    proposal_id: change.proposalId === undefined ? null : String(change.proposalId),
  }));
  const encoded = encodeRows("record_version", Object.keys(rows[0] ?? {}), rows);
  return async (tx) => {
    for (const kind of STORE_ORDER) {
      const keys = changes.filter((change) => change.kind === kind && change.version > 1).map(({ key }) => key);
      if (keys.length === 0) continue;
      await queryIn(
        tx,
        sql`UPDATE record_version SET known_to = ${revision}
          WHERE kind = ${kind}::"RecordKind" AND key = ANY(${keys}) AND known_to = ${STILL_KNOWN}`,
      );
    }
    await sendRows(tx, encoded);
  };
}
