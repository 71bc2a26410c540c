import path from "node:path";
import { openLogs } from "./logs.mjs";
import { serve } from "./serve.mjs";

// Serves the pages, in a process that ./supervise.mjs has started and looks after.

/** @typedef {{ open: number } | { failed: string }} Report */

// What a terminal sends reaches this process too; when to end is for the one that started it to say.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => {});
// One failed request must not end all others.
process.on("uncaughtException", (error) => console.error(error));

/** @param {Report} report */
const tell = (report) => process.send?.(report);

try {
  openLogs(path.join(process.env.DATA_DIR || ".data", "logs"));
  const { port, close } = await serve({
    port: Number(process.env.PORT),
    host: process.env.HOST || undefined,
    // One that takes over has visitors only once it can answer them.
    early: process.env.REGISTRY_TAKES_OVER !== "1",
  });
  process.on("message", async (patience) => {
    await close(Number(patience)).catch((error) => console.error(error));
    process.exit(0);
  });
  tell({ open: port });
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}
