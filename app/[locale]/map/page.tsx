import type { Metadata } from "next";
import { MapScreenView } from "@/components/home/map-screen-view";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { describeFilter } from "@/lib/facilities/describe";
import { facilityQuery, toQuery } from "@/lib/facilities/filter";
import { citeFacilities } from "@/lib/facilities/note-file";
import { readFacilityRequest } from "@/lib/facilities/request";
import { toParameters } from "@/lib/http/search-parameters";
import { otherLocale, readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { readOpening } from "@/lib/map/outlines";
import { readMapPage } from "@/lib/map/page";
import { mapPath } from "@/lib/paths";
import { fixedAt } from "@/lib/revisions/asked";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const { filter, directory } = await readFacilityRequest(toParameters(await searchParams));
  const query = toQuery(filter);
  const other = otherLocale(locale);
  const subject = describeFilter(filter, directory, locale, t);
  return {
    ...socialCard(locale, facilityQuery.toParameters(filter), subject),
    title: t("home.mapTitle", { subject }),
    alternates: {
      canonical: mapPath(locale, query),
      languages: { [locale]: mapPath(locale, query), [other]: mapPath(other, query) },
    },
  };
}

/** The map in the whole window, with the same query string as the first page and the table. */
export default async function MapPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const page = await readMapPage(toParameters(await searchParams));
  const { filter, moment } = page.request;
  const permanent = mapPath(locale, toQuery(fixedAt(filter, moment)));
  const ground = readMapGround(env);
  return (
    <MapScreenView
      t={translator(locale)}
      locale={locale}
      page={page}
      ground={ground}
      outlines={await readOpening(env.DATA_DIR, page, ground)}
      citation={citeFacilities(page.request, page.headline.total, permanent)}
    />
  );
}
