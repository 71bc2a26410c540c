import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AreaView } from "@/components/area/area-view";
import { readArea } from "@/lib/areas/queries";
import { env } from "@/lib/env";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { absoluteUrl, areaPath, areasPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { codesAbove, nameOf } from "@/lib/records/named";
import { readRecordRequest } from "@/lib/records/record-request";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const { directory } = await readRecordRequest(toParameters(await searchParams));
  const name = nameOf(directory.area, code, locale).text;
  return {
    title: name,
    description: translator(locale)("areas.description", { name }),
    alternates: alternatesOf(locale, (one) => areaPath(one, code)),
  };
}

export default async function AreaPage({ params, searchParams }: Props) {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const request = await readRecordRequest(toParameters(await searchParams));
  const detail = await readArea(code, request);
  if (!detail) notFound();
  const { record, overview, children, unplaced, perhaps, extent } = detail;
  const { moment, directory, said, refusals } = request;
  const carried = momentQuery(request.asked);
  const crumb = (above: string) => {
    const { text, lang } = nameOf(directory.area, above, locale);
    return { name: text, href: areaPath(locale, above, carried), lang: lang === locale ? undefined : ("en" as const) };
  };
  return (
    <AreaView
      t={t}
      locale={locale}
      area={record.document}
      name={nameOf(directory.area, code, locale).text}
      crumbs={[
        { name: t("list.areas"), href: areasPath(locale, carried) },
        ...codesAbove(directory.area, code).map(crumb),
      ]}
      said={said}
      refusals={refusals}
      directory={directory}
      overview={overview}
      parts={children}
      unplaced={unplaced}
      perhaps={perhaps}
      extent={extent}
      day={moment.day}
      ground={readMapGround(env)}
      url={absoluteUrl(env.PUBLIC_URL, areaPath(locale, code))}
      citation={citeRecord({
        name: record.document.name,
        code,
        version: record.version,
        moment,
        origin: env.PUBLIC_URL,
        path: (query) => areaPath("en", code, query),
      })}
    />
  );
}
