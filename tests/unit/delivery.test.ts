import { expect, test } from "vitest";
import { judgeDelivery } from "@/lib/agreements/delivery";

const DAY = "2026-12-15";
const agreement = {
  promised_kinds: ["school_it_centre" as const],
  promised_count: 14,
  signed_on: "2024-10",
  due_on: null as string | null,
};
const facility = (status_group: string, quiet_since: string | null = null) => ({ status_group, quiet_since });

test("14 promised, none listed, nothing heard for two years", () => {
  expect(judgeDelivery(agreement, [], DAY)).toEqual({
    promised: 14,
    listed: 0,
    open: 0,
    days_since_signing: 805,
    last_report_on: "2024-10-01",
    overdue: "no_report",
  });
});

test("a report of one of its facilities breaks the silence; 730 days end it", () => {
  const heard = (on: string) => judgeDelivery(agreement, [facility("building", on)], DAY).overdue;
  expect(heard("2024-12-15")).toBe("no_report");
  expect(heard("2024-12-16")).toBe("no");
});

test("a stated day that has passed makes it overdue, whatever was heard since", () => {
  const late = { ...agreement, due_on: "2026-06" };
  expect(judgeDelivery(late, [facility("building", "2026-12-01")], DAY).overdue).toBe("past_due");
  expect(judgeDelivery({ ...late, due_on: "2026-12" }, [facility("building", "2026-12-01")], DAY).overdue).toBe("no");
});

test("what is delivered is not overdue, however long ago it was signed", () => {
  const one = { ...agreement, promised_count: 1, signed_on: "2012-02-13" };
  expect(judgeDelivery(one, [facility("open", "2013-01-01")], DAY).overdue).toBe("no");
  expect(judgeDelivery(one, [facility("ready", "2013-01-01")], DAY)).toMatchObject({
    listed: 1,
    open: 0,
    overdue: "no_report",
  });
});

test("without a number it is short while one of its facilities is; without any promise nothing is said", () => {
  const open = { ...agreement, promised_count: null };
  expect(judgeDelivery(open, [facility("open"), facility("promised")], DAY).overdue).toBe("no_report");
  expect(judgeDelivery(open, [facility("open")], DAY).overdue).toBe("no");
  expect(judgeDelivery(open, [], DAY).overdue).toBe("no_report");
  expect(judgeDelivery({ ...open, promised_kinds: [] }, [], DAY).overdue).toBe("unknown");
});

test("an undated agreement with nothing heard says nothing", () => {
  expect(judgeDelivery({ ...agreement, signed_on: null }, [], DAY)).toMatchObject({
    days_since_signing: null,
    last_report_on: null,
    overdue: "unknown",
  });
});
