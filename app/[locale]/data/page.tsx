import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DictionaryTable } from "@/components/data/dictionary-table";
import { FilesTable } from "@/components/data/files-table";
import { ParameterTable } from "@/components/data/parameter-table";
import { CopyButton } from "@/components/record/copy-button";
import { PageHeading } from "@/components/record/page-heading";
import { countLists } from "@/lib/dictionary/counts";
import { DICTIONARY, formatsOf } from "@/lib/dictionary/lists";
import { DICTIONARY_LISTS } from "@/lib/dictionary/words";
import { env } from "@/lib/env";
import { facilityQuery } from "@/lib/facilities/filter";
import { formatDate } from "@/lib/i18n/format";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { aboutPath, absoluteUrl, facilitiesPath, filePath } from "@/lib/paths";
import { permanentQuery } from "@/lib/records/cite";
import { resolveMoment } from "@/lib/revisions/moment";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(readLocale((await params).locale));
  return { title: t("data.title"), description: t("data.lead") };
}

export default async function DataPage({ params }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const moment = await resolveMoment({});
  const counts = await countLists(moment);
  const files = DICTIONARY_LISTS.map((list) => ({ list, count: counts[list], formats: formatsOf(list) }));
  const day = formatDate(locale, moment.day);
  const example = filePath("facilities", "csv", "area=PK-GB&kind=freelancing_hub&status=open");
  const permanent = absoluteUrl(env.PUBLIC_URL, facilitiesPath("en", permanentQuery(moment)));
  const citation = t("data.cite.text", { day, revision: moment.revision, address: permanent });
  const code = (words: ReactNode) => <code dir="ltr">{words}</code>;
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("data.title")}>
        <p className="text-lg">{t("data.lead")}</p>
      </PageHeading>
      <div className="mt-6 grid gap-12">
        <Section id="files" title={t("data.files.title")}>
          <p className="measure">{t("data.files.text", { day, revision: moment.revision })}</p>
          <FilesTable t={t} locale={locale} files={files} />
          <dl className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,40rem)]">
            {(["csv", "json", "geojson", "ndjson", "excel"] as const).map((format) => (
              <FormatNote key={format} name={t(`data.format.${format}.name`)} text={t(`data.format.${format}.text`)} />
            ))}
          </dl>
        </Section>
        <Section id="filter" title={t("data.filter.title")}>
          <p className="measure">{t("data.filter.text")}</p>
          <p>
            <a href={example}>{code(example)}</a>
          </p>
          <ParameterTable t={t} names={facilityQuery.names} />
          <p className="measure">{t.rich("data.filter.errors", { code })}</p>
        </Section>
        <Section id="use" title={t("data.use.title")}>
          <p className="measure">{t.rich("data.use.headers", { code })}</p>
          <p className="measure">{t.rich("data.use.time", { code })}</p>
          <p className="measure">{t("data.use.free")}</p>
        </Section>
        <Section id="cite" title={t("data.cite.title")}>
          <p className="measure">{t("data.cite.lead")}</p>
          <p className="measure border-edge border-s-2 ps-4">{citation}</p>
          <p>
            <CopyButton text={citation} label={t("record.copyCitation")} done={t("record.copied")} />
          </p>
        </Section>
        <Section id="licence" title={t("data.licence.title")}>
          <p className="measure">{t("data.licence.data")}</p>
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
              <DictionaryTable t={t} list={list} columns={DICTIONARY[list]} />
            </section>
          ))}
        </Section>
      </div>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="grid scroll-mt-4 gap-4">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

function FormatNote({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt className="font-semibold">{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
