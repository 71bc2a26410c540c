import { RecordTable, type TableColumn } from "@/components/table/record-table";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { TALLY_COLUMNS, type Tally } from "@/lib/facilities/tally-columns";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import { CountLink } from "./count-link";

type Props = {
  t: Translate;
  locale: Locale;
  caption: string;
  /** Heading of the first column: what the parts are. */
  heading: string;
  parts: readonly ({ value: string; filter: FacilityFilter } & Tally)[];
  say(value: string): string;
};

/** Facilities in parts, by role or by kind, each number opening exactly those. */
export function PartTable({ t, locale, caption, heading, parts, say }: Props) {
  const figures = TALLY_COLUMNS.map(
    ({ name }): TableColumn => ({ name, label: columnLabel(t, "bodies", name), figures: true }),
  );
  return (
    <RecordTable
      whole
      t={t}
      caption={caption}
      columns={[{ name: "value", label: heading }, ...figures]}
      rows={parts.map(({ value, filter, ...tally }) => ({
        key: value,
        cells: [
          say(value),
          ...TALLY_COLUMNS.map(({ name }) => (
            <CountLink
              key={name}
              t={t}
              locale={locale}
              count={tally[name]}
              href={facilitiesPath(locale, toQuery(name === "facilities" ? filter : { ...filter, status: [name] }))}
              label={columnLabel(t, "bodies", name)}
              of={say(value)}
            />
          )),
        ],
      }))}
    />
  );
}
