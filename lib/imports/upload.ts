import fs from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { dropFile, openPlace } from "@/lib/imports/files";
import { IMPORT_LIMITS } from "@/lib/imports/schema";

/** Why something that was sent is not kept: too large, not a form with a file, cut off on its way, or the disk is full. */
export class BadUpload extends Error {
  constructor(readonly why: "too_large" | "no_file" | "cut_off" | "no_room") {
    super(`The upload cannot be taken: ${why}`);
  }
}

type Upload = { body: ReadableStream<Uint8Array> | null; headers: Headers };

/** What the disk said is no matter of the form. */
function explain(error: unknown): unknown {
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return new BadUpload("no_room");
  return error instanceof BadUpload || syscall ? error : new BadUpload("no_file");
}

/** Writes what arrives. What the disk does not take is read to its end all the same: only then does its sender listen. */
async function write(place: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  let trouble: unknown = null;
  const note = (error: unknown): undefined => {
    trouble ??= error;
  };
  const file = await fs.open(place, "w").catch(note);
  try {
    for await (const piece of pieces) if (trouble === null) await file?.appendFile(piece).catch(note);
  } finally {
    await file?.close().catch(note);
  }
  if (trouble !== null) throw trouble;
}

/** A file that has arrived whole: where it lies, and what its sender calls it. */
export type Arrived = { place: string; fileName: string };

/**
 * Streams the file of a multipart form to disk, none of it through memory. What breaks off leaves nothing behind. Throws
 * `BadUpload`, and what the disk says.
 */
export async function storeUpload({ body, headers }: Upload): Promise<Arrived> {
  const type = headers.get("content-type") ?? "";
  if (!body || !/^multipart\/form-data\b/i.test(type)) throw new BadUpload("no_file");
  const place = await openPlace(crypto.randomUUID()).catch((error) => {
    throw explain(error);
  });
  let arrived: Promise<string> | null = null;
  try {
    const form = new Busboy({
      headers: { "content-type": type },
      limits: { files: 1, fileSize: IMPORT_LIMITS.bytes, fields: 10, fieldSize: 1000, headerPairs: 50 },
    });
    form.on("file", (_name, stream, fileName) => {
      arrived = pipeline(stream, (pieces: AsyncIterable<Buffer>) => write(place, pieces)).then(() => {
        if (stream.truncated) throw new BadUpload("too_large");
        return fileName;
      });
      // Waited for below; until then a failure is nobody's.
      arrived.catch(() => {});
    });
    try {
      await pipeline(Readable.fromWeb(body as WebStream), form);
    } catch {
      throw new BadUpload("cut_off");
    }
    const fileName = await (arrived as Promise<string> | null);
    if (!fileName) throw new BadUpload("no_file");
    return { place, fileName };
  } catch (error) {
    await (arrived as Promise<string> | null)?.catch(() => {});
    await dropFile(place);
    throw explain(error);
  }
}
