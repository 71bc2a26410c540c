import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDay } from "@/lib/dates/partial-date";
import { EVENT_STATUSES } from "@/lib/facilities/schema";
import { decidingEvent, QUIET_DAYS, STATUS_GROUPS, statusGroup, statusOn, turningDays } from "@/lib/facilities/status";
import { days, event, statusEvents } from "@/tests/support/documents";

const TODAY = "2026-11-22";
const statusAt = (day: string, ...events: ReturnType<typeof event>[]) => statusOn(events, day).status;

test("without an event the status is unknown", () => {
  expect(statusOn([], TODAY)).toEqual({
    status: "unknown",
    status_on: null,
    status_basis: null,
    announced_on: null,
    opened_on: null,
    opened_basis: null,
    stalled_inferred: false,
    quiet_since: null,
    contested: false,
  });
});

test("the latest event decides, even when it is less far along", () => {
  expect(statusAt(TODAY, event("operational", "2024-03-01"), event("under_construction", "2025-01-09"))).toBe(
    "under_construction",
  );
});

test("of two events on one day the one further along decides", () => {
  expect(statusAt(TODAY, event("operational", "2024-03-01"), event("ready", "2024-03-01"))).toBe("operational");
});

test("a partial date counts from its first day", () => {
  const events = [event("ready", "2024"), event("announced", "2024-01-02")];
  expect(statusAt("2024-01-01", ...events)).toBe("ready");
  expect(statusAt("2024-01-02", ...events)).toBe("announced");
  expect(statusAt(TODAY, event("announced", "2024-01-01"), event("ready", "2024-01"))).toBe("ready");
  expect(statusAt("2023-12-31", ...events)).toBe("unknown");
});

test("an undated event counts as later than a dated one only if it is further along", () => {
  expect(statusAt(TODAY, event("under_construction", "2024-05"), event("operational", null))).toBe("operational");
  expect(statusAt(TODAY, event("under_construction", "2024-05"), event("announced", null))).toBe("under_construction");
  expect(statusAt(TODAY, event("ready", "2024-05"), event("ready", null))).toBe("ready");
  expect(statusOn([event("ready", "2024-05"), event("ready", null)], TODAY).status_on).toBe("2024-05");
});

test("an undated event takes no part before the day it was first published", () => {
  const events = [event("under_construction", "2024-05"), event("operational", null, { recorded_on: "2026-11-22" })];
  expect(statusAt("2026-11-21", ...events)).toBe("under_construction");
  expect(statusAt("2026-11-22", ...events)).toBe("operational");
});

test("a contested event is heard but never decides", () => {
  const found = statusOn(
    [event("ready", "2024-02-01"), event("operational", "2025-02-01", { contested: true })],
    TODAY,
  );
  expect(found).toMatchObject({ status: "ready", status_on: "2024-02-01", contested: true, opened_on: null });
  expect(found.quiet_since).toBe("2025-02-01");
  expect(statusAt(TODAY, event("operational", "2025-02-01", { contested: true }))).toBe("unknown");
});

test("a facility is contested only from the day of the contested event", () => {
  const events = [event("ready", "2024-02-01"), event("operational", "2025-02-01", { contested: true })];
  expect(statusOn(events, "2025-01-31").contested).toBe(false);
  expect(statusOn(events, "2025-02-01").contested).toBe(true);
});

test("announced_on is the first announcement or agreement, opened_on the first open event, at their own precision", () => {
  const found = statusOn(
    [
      event("agreement_signed", "2022-06"),
      event("announced", "2022-09-01"),
      event("notified", "2021-01-01"),
      event("operational", "2025-03-01"),
      event("soft_launched", "2024", { basis: "report_date" }),
      event("upgrade_planned", "2023-01-01", { contested: true }),
    ],
    TODAY,
  );
  expect(found).toMatchObject({ announced_on: "2022-06", opened_on: "2024", opened_basis: "report_date" });
  expect(found).toMatchObject({ status: "operational", status_on: "2025-03-01", status_basis: "event_date" });
});

test("short of open, 730 days without any report are said, 729 are not", () => {
  const events = [event("announced", "2024-01-01")];
  expect(QUIET_DAYS).toBe(730);
  expect(statusOn(events, "2025-12-30").stalled_inferred).toBe(false);
  expect(statusOn(events, "2025-12-31")).toMatchObject({ stalled_inferred: true, quiet_since: "2024-01-01" });
  expect(turningDays(events)).toContain("2025-12-31");
});

test("any event ends the silence, a contested one too", () => {
  const events = [event("announced", "2024-01-01"), event("operational", "2025-06-01", { contested: true })];
  expect(statusOn(events, "2026-11-22").stalled_inferred).toBe(false);
});

test("what is open or stopped is never said to have gone quiet", () => {
  for (const status of [...STATUS_GROUPS.open, ...STATUS_GROUPS.stopped])
    expect(statusOn([event(status, "2015")], TODAY).stalled_inferred).toBe(false);
  for (const status of [...STATUS_GROUPS.ready, ...STATUS_GROUPS.building, ...STATUS_GROUPS.promised])
    expect(statusOn([event(status, "2015")], TODAY).stalled_inferred).toBe(true);
});

test("every status belongs to one group", () => {
  const grouped = Object.values(STATUS_GROUPS).flat();
  expect([...grouped].sort()).toEqual([...EVENT_STATUSES, "unknown"].sort());
  for (const [group, statuses] of Object.entries(STATUS_GROUPS))
    for (const status of statuses) expect(statusGroup(status)).toBe(group);
});

const events = fc.array(statusEvents, { maxLength: 7 });

test("the order in which events are written down does not matter", () => {
  const shuffled = events.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, days, ([list, other], day) => {
      expect(statusOn(other, day)).toEqual(statusOn(list, day));
    }),
    { numRuns: 2000 },
  );
});

test("the event that decides is uncontested, was heard of, and no dated one that was heard of is later", () => {
  fc.assert(
    fc.property(events, days, (list, day) => {
      const deciding = decidingEvent(list, day);
      const dated = list.filter((one) => !one.contested && one.on !== null && firstDay(one.on) <= day);
      if (!deciding) {
        expect(dated).toEqual([]);
        return;
      }
      expect(deciding.contested).toBe(false);
      const along = (one: { status: (typeof EVENT_STATUSES)[number] }) => EVENT_STATUSES.indexOf(one.status);
      for (const one of dated) {
        const later = deciding.on !== null && firstDay(one.on ?? "") > firstDay(deciding.on);
        expect(later).toBe(false);
      }
      const newest = dated
        .map(({ on }) => firstDay(on ?? ""))
        .sort()
        .at(-1);
      if (deciding.on === null && newest) {
        const best = Math.max(...dated.filter(({ on }) => firstDay(on ?? "") === newest).map(along));
        expect(along(deciding)).toBeGreaterThan(best);
      }
    }),
    { numRuns: 1000 },
  );
});

test("nothing that events say changes between two turning days", () => {
  fc.assert(
    fc.property(events, days, (list, day) => {
      const turn = turningDays(list)
        .filter((one) => one <= day)
        .at(-1);
      if (turn) expect(statusOn(list, day)).toEqual(statusOn(list, turn));
      else expect(statusOn(list, day)).toEqual(statusOn([], day));
    }),
    { numRuns: 1000 },
  );
});
