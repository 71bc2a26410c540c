"use client";

import { formatNumber } from "@/lib/i18n/format";
import { fillIn } from "./fill-in";
import { useMapAnswer, useMapSettings } from "./map-provider";

type Props = {
  /** Facilities of the filter and those without a point, as the page knew them: said until the map answers. */
  total: number;
  withoutPoint: number;
  /** The list of those without a point. */
  withoutPointHref: string;
};

/** 'n in view of m' and 'k without a point', kept in step with the map and read out when it has moved. */
export function MapCounts({ total, withoutPoint, withoutPointHref }: Props) {
  const { labels, locale } = useMapSettings();
  const answer = useMapAnswer();
  const number = (value: number) => formatNumber(locale, value);
  const inView = answer?.in_view ?? total - withoutPoint;
  const without = answer?.without_point ?? withoutPoint;
  return (
    <p className="text-sm">
      <span aria-live="polite">{fillIn(labels.inView, { n: number(inView), m: number(answer?.total ?? total) })}</span>
      {without > 0 && (
        <>
          {" · "}
          <a href={withoutPointHref}>{fillIn(labels.withoutPoint, { n: number(without) })}</a>
        </>
      )}
    </p>
  );
}
