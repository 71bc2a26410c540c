import type { Metadata } from "next";
import { DataContents, FormatNote, DataSection as Section } from "@/components/data/data-section";
import { DictionaryTable } from "@/components/data/dictionary-table";
import { FilesTable } from "@/components/data/files-table";
import { OtherParameters, Takers } from "@/components/data/other-parameters";
import { code, ParameterTable } from "@/components/data/parameter-table";
import { ReleaseTable } from "@/components/data/release-table";
import { CitationForms } from "@/components/record/citation-forms";
import { PageHeading } from "@/components/record/page-heading";
import { describeDataset } from "@/lib/dictionary/dataset";
import { readListStates } from "@/lib/dictionary/filled";
import { DICTIONARY, formatsOf } from "@/lib/dictionary/lists";
import { FILTER_PARAMETERS, takersOf, VIEW_PARAMETERS } from "@/lib/dictionary/parameters";
import { DICTIONARY_LISTS } from "@/lib/dictionary/words";
import { env } from "@/lib/env";
import { firstRecordDay } from "@/lib/facilities/first-record";
import { writeScriptJson } from "@/lib/facilities/json-ld";
import { readFacilityRequest } from "@/lib/facilities/request";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { measureFiles } from "@/lib/files/file-sizes";
import { alternatesOf } from "@/lib/i18n/alternates";
import { formatDate } from "@/lib/i18n/format";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listOperations } from "@/lib/openapi/document";
import {
  aboutPath,
  absoluteUrl,
  cataloguePath,
  dataPath,
  embedMakerPath,
  filePath,
  ogcPath,
  openapiPath,
  packagePath,
  releaseIndexPath,
  releasePath,
  releasesPath,
} from "@/lib/paths";
import { citeWork, stateOfList } from "@/lib/records/cite";
import { writeParameters } from "@/lib/records/query";
import { listReleases } from "@/lib/releases/read";
import { resolveMoment } from "@/lib/revisions/moment";

/** So many releases stand on the page itself. */
const SHOWN_RELEASES = 3;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const alternates = alternatesOf(locale, (one) => dataPath(one));
  return { title: t("data.title"), description: t("data.lead"), alternates };
}

export default async function DataPage({ params }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const moment = await resolveMoment({});
  const [states, releases, firstDay, whole] = await Promise.all([
    readListStates(moment),
    listReleases(),
    firstRecordDay(moment),
    readFacilityRequest([]),
  ]);
  const sizes = await measureFiles(whole, states.facilities.count);
  const files = DICTIONARY_LISTS.map((list) => ({ list, count: states[list].count, formats: formatsOf(list) }));
  const day = formatDate(locale, moment.day);
  const example = filePath("facilities", "csv", "area=PK-GB&kind=freelancing_hub&status=open");
  const citation = citeWork({
    title: translator("en")("data.package.title"),
    state: stateOfList(moment, states.facilities.count),
    revision: moment.revision,
    day: moment.day,
    url: absoluteUrl(env.PUBLIC_URL, packagePath(writeParameters([["known_at", String(moment.revision)]]))),
  });
  return (
    <div className="page-width pb-16">
      <script type="application/ld+json">
        {writeScriptJson(describeDataset(moment, { t, locale, firstDay, origin: env.PUBLIC_URL, sizes }))}
      </script>
      <PageHeading title={t("data.title")}>
        <p className="text-lg">{t("data.lead")}</p>
      </PageHeading>
      <div className="mt-4 grid gap-x-14 gap-y-8 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <DataContents t={t} />
        <div className="grid min-w-0 gap-12">
          <Section id="files" title={t("data.files.title")}>
            <p className="measure">{t("data.files.text", { day, revision: moment.revision })}</p>
            <FilesTable t={t} locale={locale} files={files} />
            <dl className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,40rem)]">
              {(["csv", "excel", "xlsx", "json", "geojson", "ndjson", "kml", "parquet"] as const).map((format) => (
                <FormatNote
                  key={format}
                  name={t(`data.format.${format}.name`)}
                  text={t.rich(`data.format.${format}.text`, { code })}
                />
              ))}
            </dl>
          </Section>
          <Section id="package" title={t("data.package.title")}>
            <p className="measure">{t.rich("data.package.text", { code })}</p>
            <p>
              <a href={packagePath()} download>
                <code dir="ltr">{packagePath()}</code>
              </a>
            </p>
          </Section>
          <Section id="releases" title={t("data.releases.title")}>
            <p className="measure">{t("releases.lead")}</p>
            <ReleaseTable t={t} locale={locale} releases={releases.slice(0, SHOWN_RELEASES)} />
            <p>
              <a href={releasesPath(locale)}>{t("releases.all")}</a>
            </p>
            <p>
              {t("releases.latest")} <code dir="ltr">{releasePath("latest", "registry.zip")}</code>
            </p>
            <p>
              {t("releases.index")}{" "}
              <a href={releaseIndexPath()}>
                <code dir="ltr">{releaseIndexPath()}</code>
              </a>
            </p>
          </Section>
          <Section id="filter" title={t("data.filter.title")}>
            <p className="measure">{t("data.filter.text")}</p>
            <p>
              <a href={example}>
                <code dir="ltr">{example}</code>
              </a>
            </p>
            <ParameterTable
              t={t}
              caption={t("data.filter.title")}
              parameters={FILTER_PARAMETERS.facilities.map((name) => ({ name }))}
            />
            <p className="measure">{t.rich("data.filter.errors", { code })}</p>
            <h3 className="mt-4 text-lg">{t("data.filter.others")}</h3>
            <p className="measure">{t("data.filter.othersText")}</p>
            <OtherParameters t={t} parameters={FILTER_PARAMETERS} />
            <h3 className="mt-4 text-lg">{t("data.view.title")}</h3>
            <p className="measure">{t("data.view.text")}</p>
            <ParameterTable
              t={t}
              caption={t("data.view.title")}
              parameters={VIEW_PARAMETERS.map((name) => ({ name, note: <Takers t={t} takers={takersOf(name)} /> }))}
            />
          </Section>
          <Section id="api" title={t("data.api.title")}>
            <p className="measure">{t.rich("data.api.text", { code })}</p>
            <ul className="flex flex-wrap gap-x-6">
              {[openapiPath(), ogcPath(), filePath("changes", "atom"), cataloguePath()].map((path) => (
                <li key={path}>
                  <a href={path} className="flex min-h-9 items-center max-md:min-h-11">
                    <code dir="ltr">{path}</code>
                  </a>
                </li>
              ))}
            </ul>
            <p className="measure">{t.rich("data.api.policy", { code })}</p>
            <details className="text-sm">
              <summary className="min-h-9 cursor-pointer py-1.5 text-accent max-md:min-h-11">
                {t("data.api.all")}
              </summary>
              <ul dir="ltr" lang="en" className="grid gap-1 pt-2">
                {listOperations().map(({ path, summary }) => (
                  <li key={path}>
                    <code>{path}</code> <span className="text-soft">{summary}</span>
                  </li>
                ))}
              </ul>
            </details>
          </Section>
          <Section id="embed" title={t("data.embed.title")}>
            <p className="measure">{t("data.embed.text")}</p>
            <p>
              <a href={embedMakerPath(locale)} className="inline-flex min-h-9 items-center max-md:min-h-11">
                {t("data.embed.make")}
              </a>
            </p>
          </Section>
          <Section id="use" title={t("data.use.title")}>
            <p className="measure">{t.rich("data.use.headers", { code })}</p>
            <p className="measure">{t.rich("data.use.time", { code })}</p>
            <p className="measure">{t("data.use.free")}</p>
          </Section>
          <Section id="cite" title={t("data.cite.title")}>
            <p className="measure">{t("data.cite.lead")}</p>
            <CitationForms t={t} citation={citation} />
          </Section>
          <Section id="licence" title={t("data.licence.title")}>
            <p className="measure">
              {t.rich("data.licence.data", {
                licence: (words) => (
                  <a href={DATA_LICENCE} rel="license noopener">
                    {words}
                  </a>
                ),
              })}
            </p>
            <p className="measure">{t("data.licence.places")}</p>
            <p>
              <a href={aboutPath(locale, "licence")}>{t("data.licence.more")}</a>
            </p>
          </Section>
          <Section id="dictionary" title={t("data.dictionary.title")}>
            <p className="measure">{t("data.dictionary.text")}</p>
            {DICTIONARY_LISTS.map((list) => (
              <section key={list} id={list} className="grid scroll-mt-4 gap-2 pt-4">
                <h3 className="text-lg">{t(`list.${list}`)}</h3>
                <DictionaryTable t={t} locale={locale} list={list} columns={DICTIONARY[list]} state={states[list]} />
              </section>
            ))}
          </Section>
        </div>
      </div>
    </div>
  );
}
