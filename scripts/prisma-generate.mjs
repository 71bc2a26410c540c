import path from "node:path";
import { ROOT, runScript } from "./process.mjs";

/**
 * Writes the Prisma client from the schema.
 *
 * The command fetches a native engine before it does anything, though generating never runs it. Naming a program
 * that exists keeps it off the network. Only here: with such a stand-in other commands of Prisma would report success
 * having done nothing.
 */
export async function generateClient() {
  const prisma = path.join(ROOT, "node_modules", "prisma", "build", "index.js");
  await runScript(prisma, ["generate", "--no-hints"], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
}
