import type { Metadata } from "next";
import { EmbedFrame } from "@/components/embed/embed-frame";
import { MapEmbed } from "@/components/embed/map-embed";
import { env } from "@/lib/env";
import { describeFilter } from "@/lib/facilities/describe";
import { toQuery } from "@/lib/facilities/filter";
import { readFacilityRequest } from "@/lib/facilities/request";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { readMapFit } from "@/lib/map/page";
import { mapPath } from "@/lib/paths";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const { filter, directory } = await readFacilityRequest(toParameters(await searchParams));
  return {
    title: describeFilter(filter, directory, locale, translator(locale)),
    alternates: { canonical: mapPath(locale, toQuery(filter)) },
  };
}

/** The map of a filter for a frame of another site. */
export default async function MapEmbedPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const request = await readFacilityRequest(toParameters(await searchParams));
  const { filter, directory, moment, refusals } = request;
  const { total, fit } = await readMapFit(request);
  return (
    <EmbedFrame
      t={t}
      locale={locale}
      title={describeFilter(filter, directory, locale, t)}
      count={total}
      day={moment.day}
      revision={moment.revision}
      refusals={refusals}
      href={mapPath(locale, toQuery(filter))}
    >
      <MapEmbed t={t} locale={locale} page={{ request, fit }} ground={readMapGround(env)} />
    </EmbedFrame>
  );
}
