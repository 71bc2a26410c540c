import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translate";

/** What a mark of a chart stands for. `mark` is drawn in a box from -10 to 10. */
export type LegendEntry = { key: string; mark: ReactNode; words: string };

/** What the marks of a chart mean: told apart by shape and filling, and only then by colour. */
export function ChartLegend({ t, entries }: { t: Translate; entries: readonly LegendEntry[] }) {
  return (
    <ul aria-label={t("charts.legend")} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {entries.map(({ key, mark, words }) => (
        <li key={key} className="inline-flex items-center gap-2">
          <svg viewBox="-13 -13 26 26" width="16" height="16" aria-hidden="true" className="mark shrink-0">
            {mark}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
