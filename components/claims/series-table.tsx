import type { ReactNode } from "react";
import { RecordTable, type TableColumn } from "@/components/table/record-table";
import type { ClaimRow } from "@/lib/claims/columns";
import type { ClaimSeries, SeriesPoint } from "@/lib/claims/series";
import type { OurSum } from "@/lib/claims/sums";
import { sayClaim, sayMeasured, sayValue } from "@/lib/claims/words";
import { columnLabel } from "@/lib/dictionary/words";
import { formatDate, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { ClaimedValue, ClaimLink } from "./claim-link";
import { ListedCount } from "./listed-count";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  caption: string;
  series: readonly ClaimSeries<ClaimRow>[];
  current: string | null;
  moment: string;
};

/** The numbers of some series: each claim with its day, what is listed of it, and what sets it apart. */
export function SeriesTable(props: Props) {
  const { t, caption, series } = props;
  const counted = series.some(({ points }) => points.some(({ said }) => said.address !== null));
  const label = (name: string) => columnLabel(t, "claims", name);
  const columns: TableColumn[] = [
    { name: "paraphrase", label: label("paraphrase") },
    { name: "as_of", label: label("as_of") },
    { name: "value", label: label("value"), figures: true },
    ...(counted ? [{ name: "listed", label: label("listed"), figures: true }] : []),
    { name: "remark", label: t("claims.series.remark") },
  ];
  const cells = ({ claim, date, value, listed, remark }: Cells): ReactNode[] =>
    counted ? [claim, date, value, listed, remark] : [claim, date, value, remark];
  const rows = series.flatMap((one) => [
    ...inOrder(one).map((entry) =>
      "refs" in entry
        ? { key: entry.refs.join(), cells: cells(sumCells(props, entry, one)) }
        : { key: entry.said.ref, cells: cells(pointCells(props, entry, one)) },
    ),
    ...one.timeless.map((said) => ({ key: said.ref, cells: cells(timelessCells(props, said)) })),
  ]);
  return <RecordTable whole t={t} caption={caption} columns={columns} rows={rows} narrow="cards" />;
}

type Cells = { claim: ReactNode; date: ReactNode; value: ReactNode; listed: ReactNode; remark: ReactNode };

/** Sums stand behind the last of their parts. */
function inOrder({ points, sums }: ClaimSeries<ClaimRow>): (SeriesPoint<ClaimRow> | OurSum)[] {
  return points.flatMap((point, at) => {
    const last = points.findLastIndex(({ day }) => day === point.day) === at;
    return [point, ...(last ? sums.filter(({ day }) => day === point.day) : [])];
  });
}

function pointCells(
  props: Props,
  { said, scope_changed, lower_than }: SeriesPoint<ClaimRow>,
  series: ClaimSeries<ClaimRow>,
): Cells {
  const { t, locale } = props;
  const higher = series.points.find((point) => point.said.ref === lower_than);
  const copies = [...series.copies].filter(([, original]) => original === said.ref).map(([copy]) => copy);
  const remarks = [
    ...(said.ref === props.current ? [t("claims.series.here")] : []),
    ...(said.is_target ? [t("claims.series.target")] : []),
    ...(higher
      ? [
          t("claims.series.lowerThan", {
            value: sayValue(t, locale, higher.said) ?? "",
            date: formatDate(locale, higher.said.as_of ?? higher.day),
          }),
        ]
      : []),
    ...(scope_changed ? [t("claims.series.scopeChanged")] : []),
    ...(copies.length > 0 ? [t("claims.series.copied", { refs: formatList(locale, copies) })] : []),
  ];
  return {
    ...claimCells(props, said),
    date: formatDate(locale, said.as_of ?? ""),
    remark: <Remarks remarks={remarks} />,
  };
}

function timelessCells(props: Props, said: ClaimRow): Cells {
  const { t, locale } = props;
  const date =
    said.as_of === null ? <span className="text-soft">{t("claims.undated")}</span> : formatDate(locale, said.as_of);
  return { ...claimCells(props, said), date, remark: said.is_target && t("claims.series.target") };
}

function claimCells({ t, locale, directory, moment }: Props, said: ClaimRow): Omit<Cells, "date" | "remark"> {
  return {
    claim: <ClaimLink t={t} locale={locale} directory={directory} claim={said} moment={moment} />,
    value: <ClaimedValue t={t} locale={locale} claim={said} />,
    listed: (
      <ListedCount
        t={t}
        locale={locale}
        count={said.listed}
        address={said.address}
        label={columnLabel(t, "claims", "listed")}
        of={sayClaim(t, locale, directory, said)}
      />
    ),
  };
}

function sumCells(
  { t, locale }: Props,
  { refs, day, value, qualifier }: OurSum,
  { points }: ClaimSeries<ClaimRow>,
): Cells {
  const measure = points[0]?.said.measure ?? "facilities";
  return {
    claim: <span className="text-soft">{t("claims.series.sum")}</span>,
    date: formatDate(locale, day),
    value: t(`claims.value.${qualifier}`, { figure: sayMeasured(t, locale, measure, value) }),
    listed: null,
    remark: t("claims.series.ourSum", { refs: formatList(locale, refs) }),
  };
}

function Remarks({ remarks }: { remarks: readonly string[] }) {
  return (
    <>
      {remarks.map((remark) => (
        <span key={remark} className="block">
          {remark}
        </span>
      ))}
    </>
  );
}
