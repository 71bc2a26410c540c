import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FacilityListView } from "@/components/facility/facility-list-view";
import { socialCard } from "@/lib/cards/social";
import { readDownloadOffer } from "@/lib/facilities/download-offer";
import { facilityQuery } from "@/lib/facilities/filter";
import { firstDayAfter } from "@/lib/facilities/first-record";
import {
  isFormQuery,
  parametersOfFiles,
  queryOfFiles,
  queryOfMap,
  readFacilityListPage,
  readFacilityPlace,
} from "@/lib/facilities/list-page";
import { citeFacilities } from "@/lib/facilities/note-file";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { formatDate } from "@/lib/i18n/format";
import { LOCALES, readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { areasPath, facilitiesPath, mapPath } from "@/lib/paths";
import { addressOfPage, addressWith, sortChoice } from "@/lib/records/list-addresses";
import { writeParameters } from "@/lib/records/query";
import { fixedAt, momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const { heading, place } = await readFacilityPlace(toParameters(await searchParams), locale, translator(locale));
  const query = writeParameters(place.filter);
  return {
    ...socialCard(locale, place.filter, heading),
    title: heading,
    alternates: {
      canonical: facilitiesPath(locale, query),
      languages: Object.fromEntries(LOCALES.map((one) => [one, facilitiesPath(one, query)])),
    },
  };
}

/** The table of the facilities: the whole register, or what a filter leaves of it. */
export default async function FacilitiesPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const given = toParameters(await searchParams);
  const { request, place, page, refusals, groups, districts, ...shown } = await readFacilityListPage(given, locale, t);
  const { filter, view, moment, directory } = request;
  // A form writes empty and repeated parameters: the address that people pass on has the one spelling.
  if (isFormQuery(given) && refusals.length === 0) redirect(addressOfPage(place, view.after ?? null));
  const first = page.total === 0 ? await firstDayAfter(moment) : null;
  const asked = momentQuery(filter);
  const districtList = areasPath(locale, ["level=district", "listed=1", asked].filter(Boolean).join("&"));
  const byDistrict = sortChoice({ ...place, view: {} }, "district").href;
  const permanent = addressWith(place, facilityQuery.toParameters(fixedAt(filter, moment)));
  const offer = await readDownloadOffer(request, {
    count: page.total,
    columns: shown.columns.map(({ name }) => name),
    parameters: parametersOfFiles(place),
  });
  return (
    <FacilityListView
      {...shown}
      t={t}
      locale={locale}
      filter={filter}
      directory={directory}
      place={place}
      page={page}
      refusals={refusals}
      groups={groups}
      districts={{ count: districts, href: shown.chips.length > 0 ? byDistrict : districtList }}
      day={moment.day}
      today={moment.today}
      mapHref={mapPath(locale, queryOfMap(place))}
      fileQuery={queryOfFiles(place)}
      momentQuery={asked}
      emptyReason={
        first && t("statistics.beforeFirst", { first: formatDate(locale, first), date: formatDate(locale, moment.day) })
      }
      offer={offer}
      citation={citeFacilities(request, page.total, permanent)}
    />
  );
}
