import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BodyView } from "@/components/body/body-view";
import { EvidenceSummaryView } from "@/components/evidence-summary/evidence-summary";
import { HistorySection } from "@/components/record/history-section";
import { GrowthSection } from "@/components/statistics/growth-section";
import { readBody } from "@/lib/bodies/queries";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { readBodyEvidence } from "@/lib/evidence/read";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { absoluteUrl, bodiesPath, bodyPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { readHistory } from "@/lib/records/history";
import { codesAbove, nameOf } from "@/lib/records/named";
import { readRecordRequest } from "@/lib/records/record-request";
import { momentQuery } from "@/lib/revisions/asked";
import { readGrowth } from "@/lib/statistics/growth";

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const { directory, asked: moment } = await readRecordRequest(toParameters(await searchParams));
  const name = nameOf(directory.body, code, locale).text;
  return {
    ...socialCard(locale, [["body", code], ...Object.entries(moment)], name),
    title: name,
    description: translator(locale)("bodies.description", { name }),
    alternates: alternatesOf(locale, (one) => bodyPath(one, code)),
  };
}

export default async function BodyPage({ params, searchParams }: Props) {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const request = await readRecordRequest(toParameters(await searchParams));
  const detail = await readBody(code, request);
  if (!detail) notFound();
  const { record, sources, overview, roles, children, programmes } = detail;
  const { moment, directory, said, refusals } = request;
  const carried = momentQuery(request.asked);
  const ownProgrammes = programmes.map((programme) => programme.code);
  const [evidence, growth] = await Promise.all([
    readBodyEvidence(code, ownProgrammes, request),
    readGrowth({ filter: overview.filter, moment, directory }),
  ]);
  const crumb = (above: string) => {
    const { text, lang } = nameOf(directory.body, above, locale);
    return { name: text, href: bodyPath(locale, above, carried), lang: lang === locale ? undefined : ("en" as const) };
  };
  const history = await readHistory("body", code, request.moment.revision);
  return (
    <>
      <BodyView
        t={t}
        locale={locale}
        body={record.document}
        sources={sources}
        name={nameOf(directory.body, code, locale).text}
        crumbs={[
          { name: t("list.bodies"), href: bodiesPath(locale, carried) },
          ...codesAbove(directory.body, code).map(crumb),
        ]}
        said={said}
        refusals={refusals}
        directory={directory}
        overview={overview}
        roles={roles}
        subordinates={children}
        programmes={programmes}
        day={moment.day}
        ground={readMapGround(env)}
        evidence={
          <>
            <GrowthSection
              t={t}
              locale={locale}
              directory={directory}
              filter={overview.filter}
              numbers={growth}
              subject={nameOf(directory.body, code, locale).text}
              shown={moment}
            />
            <EvidenceSummaryView t={t} locale={locale} directory={directory} summary={evidence} moment={carried} />
          </>
        }
        url={absoluteUrl(env.PUBLIC_URL, bodyPath(locale, code))}
        citation={citeRecord({
          name: record.document.name,
          code,
          version: record.version,
          moment,
          origin: env.PUBLIC_URL,
          path: (query) => bodyPath("en", code, query),
        })}
      />
      <HistorySection t={t} locale={locale} kind="body" history={history} />
    </>
  );
}
