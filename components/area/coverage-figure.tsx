import "./coverage.css";
import { CountLink } from "@/components/lists/count-link";
import { RecordTable } from "@/components/table/record-table";
import type { CoverageMap, Shade, ShadedShape } from "@/lib/areas/choropleth";
import { describeFilter } from "@/lib/facilities/describe";
import { toQuery } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { formatList, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import { type Directory, nameOf } from "@/lib/records/named";
import { CoverageDrawing } from "./coverage-drawing";
import { type Filling, fillOf } from "./coverage-patterns";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  map: CoverageMap;
  moment: { as_of?: string; known_at?: string };
  /** A part of the country: drawn smaller, for its lines are no more exact. */
  part?: boolean;
};

const STATES = ["coming", "perhaps", "none", "no_data"] as const;

/** A map of districts by how many facilities each has, with its legend and its numbers. */
export function CoverageFigure({ t, locale, directory, map, moment, part = false }: Props) {
  const { outlines, shapes, shades, conditions } = map;
  const what = describeFilter(conditions, directory, locale, t);
  const [only, ...others] = conditions.status ?? [];
  const group = STATUS_GROUP_NAMES.find((one) => one === only && others.length === 0);
  const nameShape = ({ areas }: ShadedShape) =>
    formatList(
      locale,
      areas.map((code) => nameOf(directory.area, code, locale).text),
    );
  const sorted = shapes.toSorted(
    (one, other) => (other.count ?? 0) - (one.count ?? 0) || nameShape(one).localeCompare(nameShape(other), locale),
  );
  return (
    <figure
      className={`coverage-map ${part ? "coverage-part" : "coverage-wide"} grid content-start gap-3 ${group ? `of-${group}` : ""}`}
    >
      <figcaption className="font-heading font-semibold">{t("areas.mapTitle", { what })}</figcaption>
      <CoverageDrawing
        outlines={outlines}
        shapes={shapes}
        summary={sayMap({ t, locale, sorted, nameShape })}
        say={(shape) => `${nameShape(shape)}: ${sayShape(t, locale, shape)}`}
      />
      <Legend t={t} shades={shades} shapes={shapes} />
      <p className="text-soft text-xs">
        {t("areas.mapShared", { credits: outlines.attribution.slice(0, 2).join(", ") })}
      </p>
      <details className="border-line border-y print:hidden">
        <summary className="disclosure flex min-h-11 items-center py-1.5 text-sm">{t("areas.mapTable")}</summary>
        <div className="pb-3">
          <RecordTable
            t={t}
            whole
            caption={t("areas.mapTitle", { what })}
            columns={[
              { name: "district", label: t("areas.mapDistrict") },
              { name: "count", label: t("columns.areas.facilities.label"), figures: true },
              { name: "state", label: t("areas.mapMeans") },
            ]}
            rows={sorted.map((shape) => ({
              key: shape.shape,
              cells: [
                <bdi key="district">{nameShape(shape)}</bdi>,
                shape.count === null ? (
                  <span key="count" className="text-soft">
                    {t("areas.notCounted")}
                  </span>
                ) : (
                  <CountLink
                    key="count"
                    t={t}
                    locale={locale}
                    count={shape.count}
                    href={facilitiesPath(locale, toQuery({ ...conditions, area: [...shape.areas], ...moment }))}
                    label={what}
                    of={nameShape(shape)}
                  />
                ),
                <span key="state" className="text-soft">
                  {shape.state === "counted" ? sayShade(t, shades[shape.shade ?? 0]) : t(`areas.state.${shape.state}`)}
                </span>,
              ],
            }))}
          />
        </div>
      </details>
    </figure>
  );
}

function sayShade(t: Translate, shade: Shade | undefined): string {
  if (!shade) return "";
  const { from, to } = shade;
  if (to === null) return t("areas.shade.more", { from });
  return from === to ? t("areas.shade.one", { from }) : t("areas.shade.range", { from, to });
}

const sayShape = (t: Translate, locale: Locale, { count, state }: ShadedShape) =>
  state === "counted" ? formatNumber(locale, count ?? 0) : t(`areas.state.${state}`);

type Said = { t: Translate; locale: Locale; sorted: readonly ShadedShape[]; nameShape(shape: ShadedShape): string };

function sayMap({ t, locale, sorted, nameShape }: Said): string {
  const counted = sorted.filter(({ count }) => count !== null);
  if (counted.length === 0) return t("areas.mapNothing");
  const first = counted.filter(({ count }) => (count ?? 0) > 0).slice(0, 3);
  const names = first.map((shape) => `${nameShape(shape)} ${formatNumber(locale, shape.count ?? 0)}`);
  return t("areas.mapSummary", {
    most: names.length > 0 ? t("areas.mapMost", { names: formatList(locale, names) }) : t("areas.mapEmpty"),
    none: counted.filter(({ count }) => count === 0).length,
    total: sorted.length,
  });
}

type LegendProps = { t: Translate; shades: readonly Shade[]; shapes: readonly ShadedShape[] };

/** Every class and every state that the map has, and the disputed territory, which it always has. */
function Legend({ t, shades, shapes }: LegendProps) {
  const states = STATES.filter((state) => shapes.some((shape) => shape.state === state));
  const entries: { filling: Filling; words: string }[] = [
    ...shades.map((shade, filling) => ({ filling, words: sayShade(t, shade) })),
    ...states.map((filling) => ({ filling, words: t(`areas.state.${filling}`) })),
    { filling: "disputed", words: t("areas.state.disputed") },
  ];
  return (
    <ul aria-label={t("charts.legend")} className="coverage-legend flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {entries.map(({ filling, words }) => (
        <li key={filling} className="inline-flex items-center gap-2">
          <svg viewBox="0 0 64 38" aria-hidden="true" className="mark shrink-0">
            <rect x="1" y="1" width="62" height="36" fill={fillOf(filling)} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
