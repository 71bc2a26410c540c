import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { AreaView } from "@/components/area/area-view";
import { HistorySection } from "@/components/record/history-section";
import { readAreaPage } from "@/lib/areas/area-page";
import { writeQuestion } from "@/lib/areas/conditions";
import { readAreaRequest } from "@/lib/areas/request";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { isFormQuery } from "@/lib/facilities/list-page";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { absoluteUrl, areaPath, areasPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { readHistory } from "@/lib/records/history";
import { codesAbove, nameOf } from "@/lib/records/named";

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const { directory, asked: moment } = await readAreaRequest(toParameters(await searchParams));
  const name = nameOf(directory.area, code, locale).text;
  return {
    ...socialCard(locale, [["area", code], ...Object.entries(moment)], name),
    title: name,
    description: translator(locale)("areas.description", { name }),
    alternates: alternatesOf(locale, (one) => areaPath(one, code)),
  };
}

export default async function AreaPage({ params, searchParams }: Props) {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const given = toParameters(await searchParams);
  const request = await readAreaRequest(given);
  const page = await readAreaPage(env.DATA_DIR, code, request);
  if (!page) notFound();
  const { moment, directory, conditions } = request;
  // A form writes each choice apart, and what was not chosen: its question has one address.
  const query = writeQuestion(conditions, request.asked);
  if (isFormQuery(given) && request.refusals.length === 0) redirect(areaPath(locale, code, query));
  const { record } = page.detail;
  const crumb = (above: string) => {
    const { text, lang } = nameOf(directory.area, above, locale);
    return { name: text, href: areaPath(locale, above, query), lang: lang === locale ? undefined : ("en" as const) };
  };
  const history = await readHistory("area", code, request.moment.revision);
  return (
    <>
      <AreaView
        t={t}
        locale={locale}
        {...page}
        name={nameOf(directory.area, code, locale).text}
        crumbs={[
          { name: t("list.areas"), href: areasPath(locale, query) },
          ...codesAbove(directory.area, code).map(crumb),
        ]}
        request={request}
        ground={readMapGround(env)}
        permanentHref={areaPath(
          locale,
          code,
          writeQuestion(conditions, { as_of: moment.day, known_at: String(moment.revision) }),
        )}
        url={absoluteUrl(env.PUBLIC_URL, areaPath(locale, code, query))}
        citation={citeRecord({
          name: record.document.name,
          code,
          version: record.version,
          moment,
          origin: env.PUBLIC_URL,
          path: (query) => areaPath("en", code, query),
        })}
      />
      <HistorySection t={t} locale={locale} kind="area" history={history} />
    </>
  );
}
