import { noteHead } from "@/lib/audit/heads";
import { disconnect } from "@/lib/db";

// Called every hour by the running registry (scripts/server/schedule.mjs).
try {
  await noteHead();
} finally {
  await disconnect();
}
