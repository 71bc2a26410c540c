import { readNotedHeads } from "@/lib/audit/heads";
import { type Verdict, verifyLog } from "@/lib/audit/verify";
import { disconnect } from "@/lib/db";

const FAULTS: Record<Extract<Verdict, { whole: false }>["why"], string> = {
  changed: "was changed after it was written",
  missing_before: "does not follow the one before it: one was taken out, put in or rewritten there",
  cut_off: "is the last one there, and the log once reached further",
  without_head: "The log has lost its head (table audit_head)",
  head_not_in_log: "A head that was noted does not stand in the log any more: it was written anew",
};

try {
  const verdict = await verifyLog([...(await readNotedHeads()), ...process.argv.slice(2)]);
  if (verdict.whole) console.log(`The log is whole: ${verdict.entries} entries, head ${verdict.head || "none"}`);
  else {
    console.log(verdict.entry === null ? FAULTS[verdict.why] : `Entry ${verdict.entry} ${FAULTS[verdict.why]}.`);
    process.exitCode = 1;
  }
} finally {
  await disconnect();
}
