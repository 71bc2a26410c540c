import fs from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";

/** Where files that were sent in are kept. */
const folder = () => path.join(env.DATA_DIR, "imports");

/** Begins the name of a file that is still arriving. */
const ARRIVING = "arriving-";
const DAY_MS = 86_400_000;

/** A place for a file that arrives, and none of what broke off long ago. */
export async function openPlace(name: string): Promise<string> {
  await fs.mkdir(folder(), { recursive: true });
  for (const file of await fs.readdir(folder())) {
    if (!file.startsWith(ARRIVING)) continue;
    const at = path.join(folder(), file);
    const age = Date.now() - ((await fs.stat(at).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > DAY_MS) await fs.rm(at, { force: true });
  }
  return path.join(folder(), ARRIVING + name);
}

/** The file of an import. */
export const importFile = (id: bigint): string => path.join(folder(), String(id));

/** Keeps a file that has arrived whole as that of an import. */
export const keepFile = (arrived: string, id: bigint): Promise<void> => fs.rename(arrived, importFile(id));

/** Removes a file; that it is not there is as good. */
export const dropFile = (file: string): Promise<void> => fs.rm(file, { force: true });
