import type { ReactNode } from "react";
import { CountLink } from "@/components/lists/count-link";
import { RecordTable } from "@/components/table/record-table";
import { facilitiesPath } from "@/lib/paths";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import { sayKey, saySeries, sayValue } from "@/lib/statistics/words";
import type { StatisticsContext } from "./context";

type Props = {
  context: StatisticsContext;
  caption: string;
  /** What the rows are. */
  heading: string;
  numbers: readonly StatisticsNumber[];
  /** What stands for a number that has no value. */
  blank?: string;
  /** In a narrow window each row is a card; else the table scrolls. */
  narrow?: "cards";
};

/** The numbers of a chart: a row a key, a column a series; each opens the list of exactly what it counts. */
export function NumberTable({ context, caption, heading, numbers, blank, narrow }: Props) {
  const { t } = context;
  const series = [...new Map(numbers.map((number) => [number.series, number])).values()];
  const rows = [...new Map(numbers.map((number) => [number.key, number])).values()];
  const cells = new Map(numbers.map((number) => [`${number.series} ${number.key}`, number]));
  return (
    <RecordTable
      whole
      t={t}
      caption={caption}
      {...(narrow ? { narrow } : {})}
      columns={[
        { name: "key", label: heading },
        ...series.map((number) => ({ name: number.series, label: saySeries(context, number), figures: true })),
      ]}
      rows={rows.map((row) => ({
        key: row.key,
        cells: [
          sayKey(context, row),
          ...series.map((column) => {
            const number = cells.get(`${column.series} ${row.key}`);
            return number && <NumberCell key={column.series} context={context} number={number} blank={blank} />;
          }),
        ],
      }))}
    />
  );
}

type CellProps = { context: StatisticsContext; number: StatisticsNumber; blank: string | undefined };

function NumberCell({ context, number, blank }: CellProps): ReactNode {
  const { t, locale } = context;
  const said = sayValue(context, number);
  if (said === null) return <span className="text-soft">{blank}</span>;
  if (number.query === null || number.value === null) return said;
  return (
    <CountLink
      t={t}
      locale={locale}
      count={number.value}
      href={facilitiesPath(locale, number.query)}
      label={saySeries(context, number)}
      of={sayKey(context, number)}
    />
  );
}
