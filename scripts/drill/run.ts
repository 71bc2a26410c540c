import { findUntraced } from "@/lib/audit/trace";
import { disconnect } from "@/lib/db";
import { type Drill, runDrill } from "./race";
import { decidersDrill, editorsDrill } from "./races";

/** Every drill; add a line for one more. */
const DRILLS: (() => Promise<Drill>)[] = [() => editorsDrill(), () => decidersDrill()];

const rounds = Number(process.argv[2] ?? 1000);
let failed = false;
try {
  for (const make of DRILLS) {
    const drill = await make();
    const from = Date.now();
    const wrong = await runDrill(drill, rounds);
    failed ||= wrong.length > 0;
    const seconds = Math.round((Date.now() - from) / 1000);
    console.log(`${wrong.length === 0 ? "passed" : "FAILED"}  ${drill.name}, ${rounds} rounds in ${seconds} s`);
    for (const line of wrong.slice(0, 20)) console.log(`        ${line}`);
  }
  // Of all that the drills published nothing may lack its proposal, person, reason, source or rows of the log.
  const untraced = await findUntraced();
  failed ||= untraced.length > 0;
  console.log(`${untraced.length === 0 ? "passed" : "FAILED"}  every published change is traced`);
  for (const { kind, key, number, lacks } of untraced.slice(0, 20))
    console.log(`        ${kind} ${key} ${number}: ${lacks}`);
} finally {
  await disconnect();
}
process.exitCode = failed ? 1 : 0;
