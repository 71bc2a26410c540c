import type { Delivery } from "@/lib/agreements/delivery";
import type { Translate } from "@/lib/i18n/translate";

/** Whether an agreement is overdue, in words; marked where it is. */
export function OverdueTag({ t, overdue }: { t: Translate; overdue: Delivery["overdue"] }) {
  const late = overdue === "past_due" || overdue === "no_report";
  return <span className={late ? "tag text-warn" : "text-soft"}>{t(`overdue.${overdue}`)}</span>;
}
