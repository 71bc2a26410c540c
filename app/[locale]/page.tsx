import type { Metadata } from "next";
import { HomeView } from "@/components/home/home-view";
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
import { homePath } from "@/lib/paths";
import { fixedAt } from "@/lib/revisions/asked";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const { filter, directory } = await readFacilityRequest(toParameters(await searchParams));
  const query = toQuery(filter);
  const other = otherLocale(locale);
  const t = translator(locale);
  const subject = query === "" ? null : describeFilter(filter, directory, locale, t);
  return {
    ...socialCard(locale, facilityQuery.toParameters(filter), subject ?? undefined),
    // The layout's template is for the pages below it, not for the one beside it.
    title: { absolute: subject === null ? t("site.name") : `${subject} · ${t("site.name")}` },
    alternates: {
      canonical: homePath(locale, query),
      languages: { [locale]: homePath(locale, query), [other]: homePath(other, query) },
    },
  };
}

/** The first page: how many and how far, the map, and the list in step with it. */
export default async function HomePage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const page = await readMapPage(toParameters(await searchParams));
  const { filter, moment } = page.request;
  const permanent = homePath(locale, toQuery(fixedAt(filter, moment)));
  const ground = readMapGround(env);
  return (
    <HomeView
      t={translator(locale)}
      locale={locale}
      page={page}
      ground={ground}
      outlines={await readOpening(env.DATA_DIR, page, ground)}
      citation={citeFacilities(page.request, page.headline.total, permanent)}
    />
  );
}
