import { afterAll, expect } from "vitest";
import { findUntraced } from "@/lib/audit/trace";
import { verifyLog } from "@/lib/audit/verify";

/**
 * Holds everything that the tests of a file published against the promise of the staff side: each change has its proposal,
 * person, reason, source and audit rows, and the chain of the log is whole.
 */
export const expectEverythingTraced = () =>
  afterAll(async () => {
    expect(await findUntraced()).toEqual([]);
    expect(await verifyLog()).toMatchObject({ whole: true });
  });
