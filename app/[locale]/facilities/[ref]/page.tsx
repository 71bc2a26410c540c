import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FacilityEvidenceSections } from "@/components/evidence-summary/facility-evidence";
import { openDossier } from "@/components/facility/dossier";
import { FacilityHead } from "@/components/facility/facility-head";
import { FacilityMap } from "@/components/facility/facility-map";
import { FacilityView, Summary } from "@/components/facility/facility-view";
import { NotListed } from "@/components/facility/not-listed";
import { StatusHead } from "@/components/facility/status-head";
import { AsOfBar } from "@/components/notices/as-of-bar";
import { PageHeading } from "@/components/record/page-heading";
import { chooseText } from "@/components/record/record-text";
import { Share } from "@/components/record/share";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { readFacilityEvidence } from "@/lib/evidence/read";
import { readFacilityPage, readSurroundings } from "@/lib/facilities/detail-page";
import { describeForSearch, writeScriptJson } from "@/lib/facilities/json-ld";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { LOCALES, readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { absoluteUrl, facilityPath } from "@/lib/paths";
import { citeRecord } from "@/lib/records/cite";
import { readStanding } from "@/lib/records/documents";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string; ref: string }>; searchParams: Promise<SearchParameters> };

/** Read once for the head of the page and once more for its body: the text is what the two share. */
const readOnce = cache((ref: string, query: string) => readFacilityPage(ref, JSON.parse(query)));

async function readPage({ params, searchParams }: Props) {
  const { locale: asked, ref } = await params;
  const locale = readLocale(asked);
  const { request, detail } = await readOnce(ref, JSON.stringify(toParameters(await searchParams)));
  return { locale, t: translator(locale), ref, request, detail };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, t, ref, request, detail } = await readPage(props);
  if (!detail) return { title: t("facility.gone"), robots: { index: false } };
  const { name, name_ur, summary } = detail.document;
  const title = chooseText(locale, name, name_ur).words;
  return {
    title,
    description: summary,
    alternates: {
      canonical: facilityPath(locale, ref),
      languages: Object.fromEntries(LOCALES.map((one) => [one, facilityPath(one, ref)])),
    },
    ...socialCard(locale, [["facility", ref], ...Object.entries(request.asked)], title),
  };
}

/** One facility: what is known of it on a day, what each value rests on, and what is not known. */
export default async function FacilityPage(props: Props) {
  const { locale, t, ref, request, detail } = await readPage(props);
  const { said, moment, directory, refusals, asked } = request;
  const todayHref = facilityPath(locale, ref);
  if (!detail) {
    if (!(await readStanding("facility", ref))) notFound();
    return (
      <div className="page-width pb-12">
        <PageHeading title={ref}>
          <p>{t("facility.notPublished")}</p>
        </PageHeading>
        <AsOfBar t={t} locale={locale} {...said} todayHref={todayHref} />
      </div>
    );
  }
  const { document, row, sources, newest_source_on: newestSource } = detail;
  const links = momentQuery(asked);
  const head = { t, locale, directory, document, said, refusals, todayHref, moment: links };
  if (!row) {
    return (
      <div className="page-width pb-12">
        <FacilityHead {...head}>
          <NotListed t={t} locale={locale} document={document} day={moment.day} todayHref={todayHref} />
        </FacilityHead>
      </div>
    );
  }
  const dossier = openDossier({ t, locale, directory, document, row, sources, day: moment.day, moment: links });
  const { container, history, ...related } = await readSurroundings(row, request);
  const evidence = await readFacilityEvidence(row, request);
  const url = absoluteUrl(env.PUBLIC_URL, facilityPath(locale, ref, links));
  const name = chooseText(locale, document.name, document.name_ur).words;
  const citation = citeRecord({
    name: document.name,
    code: ref,
    version: row.version,
    moment,
    origin: env.PUBLIC_URL,
    path: (query) => facilityPath(locale, ref, query),
  });
  return (
    <article className="page-width pb-12">
      <script type="application/ld+json">
        {writeScriptJson(
          describeForSearch(row, {
            alternateNames: document.names.map((one) => one.name),
            origin: env.PUBLIC_URL,
            registry: translator("en")("site.name"),
            licence: DATA_LICENCE,
          }),
        )}
      </script>
      <FacilityHead {...head}>
        <StatusHead dossier={dossier} newestSource={newestSource} />
        <Summary dossier={dossier} />
      </FacilityHead>
      <FacilityView
        dossier={dossier}
        container={container}
        related={related}
        history={history}
        map={<FacilityMap dossier={dossier} nearby={related.nearby} ground={readMapGround(env)} />}
        evidence={
          <FacilityEvidenceSections t={t} locale={locale} directory={directory} evidence={evidence} moment={links} />
        }
        share={<Share t={t} name={name} url={url} citation={citation} />}
      />
    </article>
  );
}
