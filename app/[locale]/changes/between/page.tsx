import type { Metadata } from "next";
import { DifferenceView } from "@/components/changes/difference-view";
import { permanentBetween, readBetween, readDifference, writeBetween } from "@/lib/facilities/between";
import { describeFilter } from "@/lib/facilities/describe";
import { facilityQuery } from "@/lib/facilities/filter";
import { citeList } from "@/lib/files/cite-list";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { betweenPath } from "@/lib/paths";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

/** So many differences stand on the page; the files have all. */
const SHOWN = 500;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = writeBetween(await readBetween(toParameters(await searchParams)));
  return {
    title: t("between.title"),
    description: t("between.lead"),
    alternates: alternatesOf(locale, (one) => betweenPath(one, query)),
  };
}

/** What differs between two days or two revisions. */
export default async function BetweenPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const asked = await readBetween(toParameters(await searchParams));
  const rows = await readDifference(asked);
  const permanent = betweenPath(locale, permanentBetween(asked));
  return (
    <DifferenceView
      t={t}
      locale={locale}
      action={betweenPath(locale)}
      from={asked.from ?? ""}
      to={asked.to ?? ""}
      kept={[
        ...facilityQuery.toParameters(asked.filter),
        ...(asked.knownAt === null ? [] : [["known_at", asked.knownAt] as [string, string]]),
      ]}
      ends={asked.moments}
      about={describeFilter(asked.filter, asked.directory, locale, t)}
      rows={rows}
      shown={SHOWN}
      query={writeBetween(asked)}
      refusals={asked.refusals}
      citation={asked.moments && citeList("changes", asked.moments.later, rows.length, writeBetween(asked), permanent)}
    />
  );
}
