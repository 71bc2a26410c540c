import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/env";

/** The key that sessions and second factors are sealed with: made once, kept in `DATA_DIR`, readable to its owner alone. */
export function readSecret(): string {
  const file = path.join(env.DATA_DIR, "auth-secret");
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) makeSecret(file);
  return readFileSync(file, "utf8").trim();
}

/** Written aside and linked into place: whoever sees it sees all of it, also when the disk is full. */
function makeSecret(file: string): void {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(aside, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
    linkSync(aside, file);
  } catch (error) {
    // Of two processes that start at once one makes it and both read it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
