import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgrammeView } from "@/components/body/programme-view";
import { EvidenceSummaryView } from "@/components/evidence-summary/evidence-summary";
import { HistorySection } from "@/components/record/history-section";
import { GrowthSection } from "@/components/statistics/growth-section";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { readProgrammeEvidence } from "@/lib/evidence/read";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { absoluteUrl, bodiesPath, bodyPath, programmePath } from "@/lib/paths";
import { readProgramme } from "@/lib/programmes/queries";
import { citeRecord } from "@/lib/records/cite";
import { readHistory } from "@/lib/records/history";
import { nameOf } from "@/lib/records/named";
import { readRecordRequest } from "@/lib/records/record-request";
import { momentQuery } from "@/lib/revisions/asked";
import { readGrowth } from "@/lib/statistics/growth";

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const { directory, asked: moment } = await readRecordRequest(toParameters(await searchParams));
  const name = nameOf(directory.programme, code, locale).text;
  return {
    ...socialCard(locale, [["programme", code], ...Object.entries(moment)], name),
    title: name,
    description: translator(locale)("programmes.description", { name }),
    alternates: alternatesOf(locale, (one) => programmePath(one, code)),
  };
}

export default async function ProgrammePage({ params, searchParams }: Props) {
  const { locale: asked, code } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const request = await readRecordRequest(toParameters(await searchParams));
  const detail = await readProgramme(code, request);
  if (!detail) notFound();
  const { record, sources, overview, kinds } = detail;
  const { moment, directory, said, refusals } = request;
  const carried = momentQuery(request.asked);
  const [evidence, growth] = await Promise.all([
    readProgrammeEvidence(code, request),
    readGrowth({ filter: overview.filter, moment, directory }),
  ]);
  const body = nameOf(directory.body, record.document.body_code, locale);
  const history = await readHistory("programme", code, request.moment.revision);
  return (
    <>
      <ProgrammeView
        t={t}
        locale={locale}
        programme={record.document}
        sources={sources}
        crumbs={[
          { name: t("list.bodies"), href: bodiesPath(locale, carried) },
          {
            name: body.text,
            href: bodyPath(locale, record.document.body_code, carried),
            lang: body.lang === locale ? undefined : "en",
          },
        ]}
        said={said}
        refusals={refusals}
        directory={directory}
        overview={overview}
        kinds={kinds}
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
              subject={nameOf(directory.programme, code, locale).text}
              shown={moment}
            />
            <EvidenceSummaryView t={t} locale={locale} directory={directory} summary={evidence} moment={carried} />
          </>
        }
        url={absoluteUrl(env.PUBLIC_URL, programmePath(locale, code))}
        citation={citeRecord({
          name: record.document.name,
          code,
          version: record.version,
          moment,
          origin: env.PUBLIC_URL,
          path: (query) => programmePath("en", code, query),
        })}
      />
      <HistorySection t={t} locale={locale} kind="programme" history={history} />
    </>
  );
}
