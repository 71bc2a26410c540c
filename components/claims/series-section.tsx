import type { ReactNode } from "react";
import { Downloads } from "@/components/downloads/downloads";
import { RecordSection } from "@/components/lists/record-frame";
import type { ClaimRow } from "@/lib/claims/columns";
import type { ClaimSeries } from "@/lib/claims/series";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimsPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { SeriesFigure } from "./series-figure";
import { SeriesTable } from "./series-table";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  title: ReactNode;
  /** All series of the filter; the first is the one that matters most here. */
  series: readonly ClaimSeries<ClaimRow>[];
  current: string | null;
  /** The query of the ledger with exactly these claims. */
  query: string;
  moment: string;
  /** What the claims are about, for the name of their files; null where the page offers those already. */
  about: string | null;
  /** Whether the tables stand closed below their charts, for the page has them anyway. */
  folded?: boolean;
};

const sizeOf = ({ points, timeless }: ClaimSeries<ClaimRow>) => points.length + timeless.length;

/** Claims over time: the first series in full, the others folded, and the file of them all. */
export function SeriesSection({ t, locale, title, series, query, about, ...rest }: Props) {
  const [own, ...others] = series;
  if (!own) return null;
  const drawn = others.filter(({ points }) => points.length > 1);
  const single = others.filter(({ points }) => points.length <= 1);
  const context = { t, locale, ...rest };
  const copies = new Set(series.flatMap((one) => [...one.copies.keys()])).size;
  const total = series.reduce((sum, one) => sum + sizeOf(one), copies);
  return (
    <RecordSection title={title}>
      <div className="grid gap-6">
        <SeriesFigure {...context} series={own} />
        {others.length > 0 && (
          <details className="border-line border-y">
            <summary className="disclosure flex min-h-11 items-center gap-2 py-1.5">
              {t("claims.series.others")}{" "}
              <span className="text-soft">({others.reduce((sum, one) => sum + sizeOf(one), 0)})</span>
            </summary>
            <div className="grid gap-8 py-3">
              {drawn.map((one) => (
                <SeriesFigure key={one.key} {...context} series={one} />
              ))}
              {single.length > 0 && <SeriesTable {...context} series={single} caption={t("claims.series.others")} />}
            </div>
          </details>
        )}
        {about !== null && (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <a href={claimsPath(locale, query)} className="flex min-h-11 items-center">
              {t("claims.series.ledger", { count: total })}
            </a>
            <Downloads t={t} list="claims" query={query} count={total} formats={["csv", "json"]} about={about} />
          </div>
        )}
      </div>
    </RecordSection>
  );
}
