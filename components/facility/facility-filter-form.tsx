import type { ReactNode } from "react";
import type { Facet } from "@/components/filters/facet-group";
import { FilterForm } from "@/components/filters/filter-form";
import { KindMark, StatusSwatch } from "@/components/status/status-mark";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { keptParameters, type ListPlace } from "@/lib/records/list-addresses";
import { DateFields } from "./date-fields";

type Props = {
  t: Translate;
  locale: Locale;
  filter: FacilityFilter;
  place: ListPlace;
  facets: Facet[];
  /** The number of conditions now in force. */
  active: number;
  /** The last day that can be asked for. */
  today: string;
  clearHref: string;
};

/** The whole filter of the facilities as a form, for the table and for whatever else is counted under it. */
export function FacilityFilterForm({ t, locale, filter, place, facets, active, today, clearHref }: Props) {
  const asked = ["q", "opened", "updated_since", "as_of", ...facets.map(({ name }) => name)];
  return (
    <FilterForm
      t={t}
      locale={locale}
      action={place.path("")}
      words={filter.q ?? ""}
      searchLabel={t("facilities.search")}
      kept={keptParameters(place, asked)}
      facets={facets.map(addMarks)}
      active={active}
      clearHref={clearHref}
      more={<DateFields t={t} filter={filter} today={today} />}
    />
  );
}

/** The colours of the status groups and the shapes of the kinds, as table and map have them. */
function addMarks(facet: Facet): Facet {
  return { ...facet, values: facet.values.map((choice) => ({ ...choice, mark: markOf(facet.name, choice.value) })) };
}

function markOf(facet: string, value: string): ReactNode {
  const group = facet === "status" && STATUS_GROUP_NAMES.find((one) => one === value);
  if (group) return <StatusSwatch group={group} />;
  const kind = facet === "kind" && FACILITY_KINDS.find((one) => one === value);
  return kind ? <KindMark kind={kind} /> : null;
}
