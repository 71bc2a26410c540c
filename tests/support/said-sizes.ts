import { expect } from "vitest";
import type { FacilityFormat } from "@/lib/files/formats";
import type { FileSize } from "@/lib/files/say-size";

/** Holds what is said of a file's length against its bytes: to the byte, or about (lib/files/file-sizes.ts). */
export function expectSaidSize(said: FileSize | null, format: FacilityFormat, bytes: number, query: string): void {
  expect(said, `${format} ${query}`).not.toBeNull();
  if (!said) return;
  if (said.exact) expect(said.bytes, `${format} ${query}`).toBe(bytes);
  // What is packed hangs on how alike the values are; and the notes of a file name its filter.
  const most = format === "parquet" || format === "xlsx" ? 0.33 : 0.1;
  expect(Math.abs(said.bytes - bytes), `${format} ${query}: ${said.bytes} of ${bytes}`).toBeLessThan(
    bytes * most + 1000,
  );
}
