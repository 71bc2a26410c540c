import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { type Part, toBytes } from "@/lib/http/stream";

/** What was sent lately, by the register and the entity tag, which names the address, the revision, the day and the build. */
const kept = new LRUCache<string, Uint8Array<ArrayBuffer>>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: ({ length }) => length || 1,
});
/** Larger files are read anew each time: one of them would push out a hundred lists. */
const LARGEST_KEPT = 512 * 1024;

const keyOf = (tag: string) => `${env.DATABASE_URL} ${tag}`;

/** The whole answer with a tag, if it has been sent before and not been pushed out since. */
export const findAnswer = (tag: string): Uint8Array<ArrayBuffer> | undefined => kept.get(keyOf(tag));

/** Keeps a whole answer, unless it is large; gives it as it is sent. */
export function keepAnswer(tag: string, answer: Part): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(answer);
  if (bytes.length <= LARGEST_KEPT) kept.set(keyOf(tag), bytes);
  return bytes;
}

const join = (parts: readonly Part[]): Part =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : new Uint8Array(Buffer.concat(parts.map(toBytes)));

/** Reads an answer to its end and keeps it. */
export async function readAnswer(tag: string, parts: AsyncIterable<Part>): Promise<Uint8Array<ArrayBuffer>> {
  const read: Part[] = [];
  for await (const part of parts) read.push(part);
  return keepAnswer(tag, join(read));
}

/** Passes an answer on as it is read, and keeps it when it was small and read to its end. */
export async function* keepStream(tag: string, parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  let read: Part[] | null = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > LARGEST_KEPT) read = null;
    else read?.push(part);
    yield part;
  }
  if (read !== null) keepAnswer(tag, join(read));
}
