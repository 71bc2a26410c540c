import type { Metadata } from "next";
import { ReleaseTable } from "@/components/data/release-table";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { dataPath, releasesPath } from "@/lib/paths";
import { listReleases } from "@/lib/releases/read";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  return {
    title: t("releases.title"),
    description: t("releases.lead"),
    alternates: alternatesOf(locale, (one) => releasesPath(one)),
  };
}

/** Every dated release with its files. */
export default async function ReleasesPage({ params }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  return (
    <div className="page-width pb-16">
      <Breadcrumbs t={t} crumbs={[{ name: t("data.title"), href: dataPath(locale, "releases") }]} />
      <PageHeading title={t("releases.title")}>
        <p className="text-lg">{t("releases.lead")}</p>
      </PageHeading>
      <div className="mt-4">
        <ReleaseTable t={t} locale={locale} releases={await listReleases()} />
      </div>
    </div>
  );
}
