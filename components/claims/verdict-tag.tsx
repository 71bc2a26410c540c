import type { Verdict } from "@/lib/claims/verdict";
import type { Translate } from "@/lib/i18n/translate";

/** A sign for each verdict, told apart by its form: level, short, long, unknown, still to come. */
const SIGNS = {
  agrees: "M-8-4H8M-8 4H8",
  list_shorter: "M-8-4H8M-8 4H-1",
  list_longer: "M-8-4H-1M-8 4H8",
  cannot_be_checked: "M-8 0H-5M-1.500 0H1.500M5 0H8",
  target: "M-7-8V9M-7-7H8L3-2L8 3H-7",
} as const satisfies Record<Verdict, string>;

const COLOURS = {
  agrees: "text-status-open",
  list_shorter: "text-warn",
  list_longer: "text-status-building",
  cannot_be_checked: "text-soft",
  target: "text-status-promised",
} as const satisfies Record<Verdict, string>;

/** What holding a claim against the list came to, in words beside its sign. */
export function VerdictTag({ t, verdict }: { t: Translate; verdict: Verdict }) {
  return (
    <span className="inline-flex items-center gap-1.5 justify-self-start">
      <svg
        viewBox="-11 -11 22 22"
        width="14"
        height="14"
        aria-hidden="true"
        className={`mark shrink-0 ${COLOURS[verdict]}`}
      >
        <path d={SIGNS[verdict]} fill="none" stroke="currentColor" strokeWidth="3.2" />
      </svg>
      {t(`verdict.${verdict}`)}
    </span>
  );
}
