import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ClaimView } from "@/components/claims/claim-view";
import { HistorySection } from "@/components/record/history-section";
import { readClaim } from "@/lib/claims/record";
import { readClaimRequest } from "@/lib/claims/request";
import { claimQuery } from "@/lib/claims/rule";
import { sayClaim } from "@/lib/claims/words";
import { env } from "@/lib/env";
import { isFormQuery } from "@/lib/facilities/list-page";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, claimPath, claimsPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { readHistory } from "@/lib/records/history";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string; ref: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: asked, ref } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const request = await readClaimRequest(toParameters(await searchParams));
  const detail = await readClaim(ref, request);
  if (!detail) return {};
  const name = sayClaim(t, locale, request.directory, detail.row);
  return {
    title: `${name} (${ref})`,
    description: t("claims.description", { name }),
    alternates: alternatesOf(locale, (one) => claimPath(one, ref)),
  };
}

export default async function ClaimPage({ params, searchParams }: Props) {
  const { locale: asked, ref } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const given = toParameters(await searchParams);
  const request = await readClaimRequest(given);
  const detail = await readClaim(ref, request);
  if (!detail) notFound();
  // A form writes each tick apart: its question has one address.
  const query = claimQuery(request.asked, detail.rule);
  if (isFormQuery(given) && request.refusals.length === 0) redirect(claimPath(locale, ref, query));
  const { record, row } = detail;
  const history = await readHistory("claim", ref, request.moment.revision);
  return (
    <>
      <ClaimView
        t={t}
        locale={locale}
        detail={detail}
        request={request}
        crumbs={[{ name: t("list.claims"), href: claimsPath(locale, momentQuery(request.asked)) }]}
        url={absoluteUrl(env.PUBLIC_URL, claimPath(locale, ref, query))}
        citation={citeRecord({
          name: sayClaim(translator("en"), "en", request.directory, row),
          code: ref,
          version: record.version,
          moment: request.moment,
          origin: env.PUBLIC_URL,
          path: (query) => claimPath("en", ref, query),
        })}
        fileQuery={query}
      />
      <HistorySection t={t} locale={locale} kind="claim" history={history} />
    </>
  );
}
