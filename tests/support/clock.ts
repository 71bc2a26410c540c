import { afterAll, beforeAll, vi } from "vitest";

/** A day after the shipped data was published, so that tests say the same whatever the machine's clock says. */
export const TODAY = "2026-12-15";

/** Sets the clock of a test file to noon in Karachi on `TODAY`; timers go on as ever. */
export function stopClock(): void {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${TODAY}T12:00:00+05:00`) });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
}
