import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { dropFile, openPlace } from "@/lib/imports/files";
import { IMPORT_LIMITS } from "@/lib/imports/schema";

/** Why something that was sent is no file to import: too large, not a form with a file, or cut off on its way. */
export class BadUpload extends Error {
  constructor(readonly why: "too_large" | "no_file" | "cut_off") {
    super(`The upload cannot be taken: ${why}`);
  }
}

type Upload = { body: ReadableStream<Uint8Array> | null; headers: Headers };

/** A file that has arrived whole: where it lies, and what its sender calls it. */
export type Arrived = { place: string; fileName: string };

/**
 * Streams the file of a multipart form to disk, none of it through memory. What breaks off leaves nothing behind. Throws
 * `BadUpload`.
 */
export async function storeUpload({ body, headers }: Upload): Promise<Arrived> {
  const type = headers.get("content-type") ?? "";
  if (!body || !/^multipart\/form-data\b/i.test(type)) throw new BadUpload("no_file");
  const place = await openPlace(crypto.randomUUID());
  let arrived: Promise<string> | null = null;
  try {
    const form = new Busboy({
      headers: { "content-type": type },
      limits: { files: 1, fileSize: IMPORT_LIMITS.bytes, fields: 10, fieldSize: 1000, headerPairs: 50 },
    });
    form.on("file", (_name, stream, fileName) => {
      arrived = pipeline(stream, fs.createWriteStream(place)).then(() => {
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
    throw error instanceof BadUpload ? error : new BadUpload("no_file");
  }
}
