import { buffer } from "node:stream/consumers";
import { type Entry, openPromise } from "yauzl";
import { IMPORT_LIMITS, ImportRefused } from "@/lib/imports/schema";

/** A file within an archive: its path there, and its bytes. */
export type Unzipped = { path: string; bytes: Buffer };

const tooBig = () => new ImportRefused([{ fault: "too_big_unpacked" }]);

/**
 * The files of an archive that are `wanted`, at most `limit` bytes of them, counted as they say and as they turn out: what is
 * longer than its entry states ends in an error. Nothing is written anywhere, so a path that climbs out of a folder leads
 * nowhere. Throws `ImportRefused` when it is too much; another error when it is no archive, or a broken one.
 */
export async function unzipFiles(file: string, wanted: (path: string) => boolean, limit: number): Promise<Unzipped[]> {
  const archive = await openPromise(file, { autoClose: false });
  try {
    if (archive.entryCount > IMPORT_LIMITS.entries) throw tooBig();
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) if (wanted(entry.fileName)) entries.push(entry);
    if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > limit) throw tooBig();
    const files: Unzipped[] = [];
    for (const entry of entries)
      files.push({ path: entry.fileName, bytes: await buffer(await archive.openReadStreamPromise(entry)) });
    return files;
  } finally {
    archive.close();
  }
}

/** The paths that an archive lists. */
export async function listZip(file: string): Promise<string[]> {
  const archive = await openPromise(file, { autoClose: false });
  try {
    if (archive.entryCount > IMPORT_LIMITS.entries) throw tooBig();
    const paths: string[] = [];
    for await (const entry of archive.eachEntry()) paths.push(entry.fileName);
    return paths;
  } finally {
    archive.close();
  }
}
