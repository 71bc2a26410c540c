import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgreementView } from "@/components/agreements/agreement-view";
import { HistorySection } from "@/components/record/history-section";
import { readAgreement } from "@/lib/agreements/record";
import { env } from "@/lib/env";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, agreementPath, agreementsPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { readHistory } from "@/lib/records/history";
import { readRecordRequest } from "@/lib/records/record-request";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string; ref: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, ref } = await params;
  const locale = readLocale(asked);
  const detail = await readAgreement(ref, await readRecordRequest(toParameters(await searchParams)));
  if (!detail) return {};
  const name = detail.row.title;
  return {
    title: name,
    description: translator(locale)("agreements.description", { name }),
    alternates: alternatesOf(locale, (one) => agreementPath(one, ref)),
  };
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const { locale: asked, ref } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const request = await readRecordRequest(toParameters(await searchParams));
  const detail = await readAgreement(ref, request);
  if (!detail) notFound();
  const history = await readHistory("agreement", ref, request.moment.revision);
  return (
    <>
      <AgreementView
        t={t}
        locale={locale}
        detail={detail}
        request={request}
        crumbs={[{ name: t("list.agreements"), href: agreementsPath(locale, momentQuery(request.asked)) }]}
        url={absoluteUrl(env.PUBLIC_URL, agreementPath(locale, ref))}
        citation={citeRecord({
          name: detail.row.title,
          code: ref,
          version: detail.record.version,
          moment: request.moment,
          origin: env.PUBLIC_URL,
          path: (query) => agreementPath("en", ref, query),
        })}
      />
      <HistorySection t={t} locale={locale} kind="agreement" history={history} />
    </>
  );
}
