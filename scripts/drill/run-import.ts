import { disconnect } from "@/lib/db";
import { runImport } from "@/lib/imports/job";

// Does the work that an import waits for, in a process of its own: one that a drill can kill.
await runImport(BigInt(process.argv[2] ?? 0));
await disconnect();
