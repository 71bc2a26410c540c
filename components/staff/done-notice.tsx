import type { Translate } from "@/lib/i18n/translate";

/** What was just done to people, as the address says it. */
const DONE = ["invited", "withdrawn", "given", "ended", "office", "disabled", "enabled", "factor"] as const;

/** Says that something was done, after the form that did it led here. */
export function DoneNotice({ t, done }: { t: Translate; done: string | undefined }) {
  const known = DONE.find((one) => one === done);
  if (!known) return null;
  return (
    <p role="status" className="notice mb-6">
      {t(`staff.people.done.${known}`)}
    </p>
  );
}
