import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/env";

/** The key that sessions and second factors are sealed with: made once, kept in `DATA_DIR`, readable to its owner alone. */
export function readSecret(): string {
  const file = path.join(env.DATA_DIR, "auth-secret");
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 });
  try {
    // Fails when it is there, so that of two processes that start at once one makes it and both read it.
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
