import { type Verdict, verifyLog } from "@/lib/audit/verify";
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { readNotedHeads } from "./server/audit-heads.mjs";

type Fault = Extract<Verdict, { whole: false }>;

const FAULTS: Record<Exclude<Fault["why"], "head_not_in_log">, string> = {
  changed: "was changed after it was written",
  missing_before: "does not follow the one before it: one was taken out, put in, moved or rewritten there",
  cut_off: "is the last one there, and the log once reached further",
  without_head: "The log has lost its head (table audit_head)",
};

function describe(fault: Fault): string {
  if (fault.why !== "head_not_in_log") {
    return fault.entry === null ? `${FAULTS[fault.why]}.` : `Entry ${fault.entry} ${FAULTS[fault.why]}.`;
  }
  const { hash, at = "some time", entries } = fault.head;
  const from = fault.entry === null ? "" : ` after entry ${fault.entry}, the last that a note proves`;
  const length = entries === undefined ? "" : ` with ${entries} entries`;
  return `The log was cut off or written anew${from}: the head that was noted at ${at}${length} is not in it (${hash}).`;
}

try {
  const given = process.argv.slice(2).map((hash) => ({ hash }));
  const verdict = await verifyLog([...readNotedHeads(env.DATA_DIR), ...given]);
  if (verdict.whole) console.log(`The log is whole: ${verdict.entries} entries, head ${verdict.head || "none"}`);
  else {
    console.log(describe(verdict));
    process.exitCode = 1;
  }
} finally {
  await disconnect();
}
