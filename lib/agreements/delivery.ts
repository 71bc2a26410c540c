import type { AgreementDocument } from "@/lib/agreements/schema";
import { type Day, daysBetween, firstDay, lastDay } from "@/lib/dates/partial-date";
import { QUIET_DAYS } from "@/lib/facilities/status";

/** What a delivery is judged by: a facility that came of the agreement, as it stood on the day. */
export type DeliveredFacility = { status_group: string; quiet_since: string | null };

export type Delivery = {
  promised: number | null;
  listed: number;
  open: number;
  days_since_signing: number | null;
  last_report_on: Day | null;
  overdue: "no_report" | "no" | "unknown";
};

/**
 * Promised and delivered as of a day. The package states no due dates, so an agreement is overdue only by silence:
 * short of what was promised, and nothing reported of it or its facilities for 730 days. Without a promised number,
 * it is short while any of its facilities is short of open.
 */
export function judgeDelivery(
  agreement: Pick<AgreementDocument, "promised_count" | "signed_on">,
  facilities: readonly DeliveredFacility[],
  day: Day,
): Delivery {
  const signed = agreement.signed_on;
  const open = facilities.filter(({ status_group }) => status_group === "open").length;
  const reports = [...(signed ? [lastDay(signed)] : []), ...facilities.flatMap(({ quiet_since }) => quiet_since ?? [])];
  const last = reports.sort().at(-1) ?? null;
  const short = agreement.promised_count !== null ? open < agreement.promised_count : facilities.length === 0 || open < facilities.length;
  return {
    promised: agreement.promised_count,
    listed: facilities.length,
    open,
    days_since_signing: signed ? daysBetween(firstDay(signed), day) : null,
    last_report_on: last,
    overdue: last === null ? "unknown" : short && daysBetween(last, day) >= QUIET_DAYS ? "no_report" : "no",
  };
}
