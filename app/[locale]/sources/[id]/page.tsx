import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/record/history-section";
import { SourceView } from "@/components/source/source-view";
import { env } from "@/lib/env";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, sourcePath, sourcesPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { readHistory } from "@/lib/records/history";
import { nameOf } from "@/lib/records/named";
import { readRecordRequest } from "@/lib/records/record-request";
import { momentQuery } from "@/lib/revisions/asked";
import { readSource } from "@/lib/sources/queries";

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, id } = await params;
  const locale = readLocale(asked);
  const { directory } = await readRecordRequest(toParameters(await searchParams));
  const name = nameOf(directory.source, id, locale).text;
  return {
    title: name,
    description: translator(locale)("sources.description", { name }),
    alternates: alternatesOf(locale, (one) => sourcePath(one, id)),
  };
}

export default async function SourcePage({ params, searchParams }: Props) {
  const { locale: asked, id } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const request = await readRecordRequest(toParameters(await searchParams));
  const detail = await readSource(id, request);
  if (!detail) notFound();
  const { record, siblings, citing, facilities } = detail;
  const { moment, directory, said, refusals } = request;
  const history = await readHistory("source", id, request.moment.revision);
  return (
    <>
      <SourceView
        t={t}
        locale={locale}
        source={record.document}
        siblings={siblings}
        citing={citing}
        facilities={facilities}
        crumbs={[{ name: t("list.sources"), href: sourcesPath(locale, momentQuery(request.asked)) }]}
        said={said}
        refusals={refusals}
        directory={directory}
        url={absoluteUrl(env.PUBLIC_URL, sourcePath(locale, id))}
        citation={citeRecord({
          name: record.document.title,
          code: id,
          version: record.version,
          moment,
          origin: env.PUBLIC_URL,
          path: (query) => sourcePath("en", id, query),
        })}
      />
      <HistorySection t={t} locale={locale} kind="source" history={history} />
    </>
  );
}
