import type { AgreementDocument } from "@/lib/agreements/schema";
import { type Day, daysBetween, firstDay, lastDay } from "@/lib/dates/partial-date";
import { QUIET_DAYS } from "@/lib/facilities/status";

/** What a delivery is judged by: a facility that came of the agreement, as it stood on the day. */
export type DeliveredFacility = { status_group: string; quiet_since: string | null };

/** Short of what was promised: past the day that was stated, or without a report for 730 days. */
export const OVERDUE = ["past_due", "no_report", "no", "unknown"] as const;

export type Delivery = {
  promised: number | null;
  listed: number;
  open: number;
  days_since_signing: number | null;
  last_report_on: Day | null;
  overdue: (typeof OVERDUE)[number];
};

/**
 * Promised and delivered as of a day. An agreement is overdue when it is short of what was promised after the day
 * stated for it, or when nothing was reported of it or its facilities for 730 days. Without a promised number it is
 * short while any of its facilities is short of open, and of one that promises no facility nothing can be said. Dates count from the first day they may mean, as everywhere.
 */
export function judgeDelivery(
  agreement: Pick<AgreementDocument, "promised_kinds" | "promised_count" | "signed_on"> & { due_on?: string | null },
  facilities: readonly DeliveredFacility[],
  day: Day,
): Delivery {
  const signed = agreement.signed_on;
  const due = agreement.due_on ?? null;
  const open = facilities.filter(({ status_group }) => status_group === "open").length;
  const reports = [
    ...(signed ? [firstDay(signed)] : []),
    ...facilities.flatMap(({ quiet_since }) => quiet_since ?? []),
  ];
  const last = reports.sort().at(-1) ?? null;
  const short = open < (agreement.promised_count ?? Math.max(1, facilities.length));
  const promises = agreement.promised_kinds.length > 0 || agreement.promised_count !== null || facilities.length > 0;
  const judge = (): Delivery["overdue"] => {
    if (!promises) return "unknown";
    if (!short) return "no";
    if (due !== null && lastDay(due) < day) return "past_due";
    if (last === null) return "unknown";
    return daysBetween(last, day) >= QUIET_DAYS ? "no_report" : "no";
  };
  return {
    promised: agreement.promised_count,
    listed: facilities.length,
    open,
    days_since_signing: signed ? daysBetween(firstDay(signed), day) : null,
    last_report_on: last,
    overdue: judge(),
  };
}
