import type { Metadata } from "next";
import type { ReactNode } from "react";
import { GeodataSources } from "@/components/about/geodata-sources";
import { PageHeading } from "@/components/record/page-heading";
import { type Locale, readLocale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { changesPath, dataPath } from "@/lib/paths";

type Props = { params: Promise<{ locale: string }> };

const SECTIONS = ["what", "status", "evidence", "kept", "places", "licence", "accessibility"] as const;
type Section = (typeof SECTIONS)[number];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(readLocale((await params).locale));
  return { title: t("about.title"), description: t("about.lead") };
}

export default async function AboutPage({ params }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("about.title")}>
        <p className="text-lg">{t("about.lead")}</p>
      </PageHeading>
      <div className="mt-4 grid gap-x-16 gap-y-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label={t("about.contents")} className="text-sm lg:sticky lg:top-6 lg:self-start print:hidden">
          <ul className="border-line border-t">
            {SECTIONS.map((section) => (
              <li key={section} className="border-line border-b">
                <a href={`#${section}`} className="flex min-h-10 items-center max-md:min-h-11">
                  {t(`about.${section}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid gap-10">
          {SECTIONS.map((section) => (
            <section key={section} id={section} className="measure">
              <h2 className="text-xl">{t(`about.${section}.title`)}</h2>
              <div className="mt-2 grid gap-4">{writeSection(section, t, locale)}</div>
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

function writeSection(section: Section, t: Translate, locale: Locale): ReactNode {
  const links = {
    changes: (words: ReactNode) => <a href={changesPath(locale)}>{words}</a>,
    data: (words: ReactNode) => <a href={dataPath(locale)}>{words}</a>,
    code: (words: ReactNode) => <code dir="ltr">{words}</code>,
  };
  switch (section) {
    case "licence":
      return <p>{t("about.licence.p1")}</p>;
    case "kept":
      return (
        <>
          <p>{t.rich("about.kept.p1", links)}</p>
          <p>{t.rich("about.kept.p2", links)}</p>
        </>
      );
    case "accessibility":
      return (
        <>
          <p>{t("about.accessibility.p1")}</p>
          <p>{t("about.accessibility.p2")}</p>
          <p>{t("about.accessibility.p3")}</p>
        </>
      );
    default:
      return (
        <>
          <p>{t(`about.${section}.p1`)}</p>
          <p>{t(`about.${section}.p2`)}</p>
          {section === "places" && <GeodataSources t={t} />}
        </>
      );
  }
}
