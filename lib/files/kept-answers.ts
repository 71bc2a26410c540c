import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";

/** What was sent lately, by the register and the entity tag, which names the address, the revision, the day and the build. */
const kept = new LRUCache<string, Uint8Array<ArrayBuffer>>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: ({ length }) => length || 1,
});
/** Larger files are read anew each time: one of them would push out a hundred lists. */
const LARGEST_KEPT = 512 * 1024;

const encoder = new TextEncoder();
const keyOf = (tag: string) => `${env.DATABASE_URL} ${tag}`;

/** Keeps a whole answer, unless it is large; gives it as it is sent. */
export function keepAnswer(tag: string, text: string): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(text);
  if (bytes.length <= LARGEST_KEPT) kept.set(keyOf(tag), bytes);
  return bytes;
}

/** The whole answer with a tag, if it has been sent before and not been pushed out since. */
export const findAnswer = (tag: string): Uint8Array<ArrayBuffer> | undefined => kept.get(keyOf(tag));

/** Reads an answer to its end and keeps it. */
export async function readAnswer(tag: string, parts: AsyncIterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  let text = "";
  for await (const part of parts) text += part;
  return keepAnswer(tag, text);
}

/** Passes an answer on as it is read, and keeps it when it was small and read to its end. */
export async function* keepStream(tag: string, parts: AsyncIterable<string>): AsyncGenerator<string> {
  let text: string | null = "";
  for await (const part of parts) {
    text = text !== null && text.length + part.length <= LARGEST_KEPT ? text + part : null;
    yield part;
  }
  if (text !== null) keepAnswer(tag, text);
}
