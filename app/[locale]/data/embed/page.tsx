import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EmbedMaker } from "@/components/embed/embed-maker";
import { addressOfEmbed, MAKER_NAMES, makerPath, readChoice, writeFrame } from "@/lib/embeds/maker";
import { env } from "@/lib/env";
import { listChips } from "@/lib/facilities/conditions";
import { describeFilter } from "@/lib/facilities/describe";
import { viewFacets } from "@/lib/facilities/facet-view";
import { countFacets } from "@/lib/facilities/facets";
import { type FacilityFilter, facilityQuery } from "@/lib/facilities/filter";
import { isFormQuery } from "@/lib/facilities/list-page";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, embedMakerPath } from "@/lib/paths";
import { readStatisticsRequest } from "@/lib/statistics/request";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const alternates = alternatesOf(locale, (one) => embedMakerPath(one));
  return { title: t("embed.title"), description: t("embed.lead"), alternates };
}

/** Writes the code with which another site shows a map, a table or a figure of the register. */
export default async function EmbedMakerPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const given = toParameters(await searchParams);
  const { choice, given: chosen, refusals } = readChoice(given, locale);
  const others = given.filter(([name]) => !MAKER_NAMES.includes(name));
  const request = await readStatisticsRequest(others);
  const { filter, moment, directory } = request;
  const href = (one: FacilityFilter) => makerPath(locale, chosen, one);
  const refused = [...refusals, ...request.refusals];
  // A form writes empty and repeated parameters: the address that people pass on has the one spelling.
  if (isFormQuery(given) && refused.length === 0) redirect(href(filter));
  const frame = { t: translator(choice.language), locale: choice.language };
  const subject = describeFilter(filter, directory, frame.locale, frame.t);
  const name = frame.t("embed.frame", { subject, registry: frame.t("site.name") });
  const path = addressOfEmbed(choice, filter);
  return (
    <EmbedMaker
      t={t}
      locale={locale}
      choice={choice}
      filter={filter}
      place={{
        filter: facilityQuery.toParameters(filter),
        view: {},
        columns: [],
        sort: null,
        path: (query) => embedMakerPath(locale, query),
      }}
      facets={viewFacets({ facets: await countFacets(filter, moment), filter, directory, locale, t, href })}
      chips={listChips(filter, { directory, locale, t }, href)}
      clearHref={href({})}
      refusals={refused}
      path={path}
      name={name}
      code={writeFrame(absoluteUrl(env.PUBLIC_URL, path), name, choice.height)}
    />
  );
}
