import type { ReactNode } from "react";
import { columnLabel, type DictionaryList } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import type { Tally } from "@/lib/facilities/tally-columns";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import { CountLink } from "./count-link";

type Context<Row> = {
  t: Translate;
  locale: Locale;
  list: DictionaryList;
  /** The filter whose list the count in all opens, moment included. */
  filterOf(row: Row): FacilityFilter;
  nameOf(row: Row): string;
};

/** The cells of the counts that end every list: in all, then by status group, each opening exactly those facilities. */
export function tallyCells<Row extends Tally>({
  t,
  locale,
  list,
  filterOf,
  nameOf,
}: Context<Row>): Record<string, (row: Row) => ReactNode> {
  const cell = (name: "facilities" | StatusGroup) => (row: Row) => {
    const filter = filterOf(row);
    const query = toQuery(name === "facilities" ? filter : { ...filter, status: [name] });
    return (
      <CountLink
        key={name}
        t={t}
        locale={locale}
        count={row[name]}
        href={facilitiesPath(locale, query)}
        label={columnLabel(t, list, name)}
        of={nameOf(row)}
      />
    );
  };
  return Object.fromEntries((["facilities", ...STATUS_GROUP_NAMES] as const).map((name) => [name, cell(name)]));
}
