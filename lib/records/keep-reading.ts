import type { LRUCache } from "lru-cache";

/** Gives what is kept under a key, or reads it once for all who ask meanwhile. A failed read is not kept: the next asks again. */
export function keepReading<Result>(
  kept: LRUCache<string, Promise<Result>>,
  key: string,
  read: () => Promise<Result>,
): Promise<Result> {
  const known = kept.get(key);
  if (known) return known;
  const reading = read();
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
