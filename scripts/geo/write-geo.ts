import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export type WrittenFile = { name: string; bytes: number; gzipped: number };

/** First eight hex digits of the SHA-256: enough to tell two versions of one file apart. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/**
 * Writes `content` as `{stem}.{hash}.json` and removes earlier versions of that stem.
 * The name changes with the content, so the file may be cached for ever.
 */
export function writeHashed(folder: string, stem: string, content: unknown): WrittenFile {
  const text = JSON.stringify(content);
  const name = `${stem}.${hashText(text)}.json`;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    if (old.startsWith(`${stem}.`) && old !== name) rmSync(join(folder, old));
  }
  writeFileSync(join(folder, name), text);
  return { name, bytes: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length };
}
