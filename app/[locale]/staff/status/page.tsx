import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readStaffPage } from "@/app/staff-page";
import { PageHeading } from "@/components/record/page-heading";
import { HealthView } from "@/components/staff/health-view";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffSecurityPath } from "@/lib/paths";
import { readHealth } from "@/lib/staff/health";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.status.title") };
}

/** How the register stands, for whoever is on call. */
export default async function StatusPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "status");
  const health = await readHealth(actor);
  if (!health) notFound();
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("staff.status.title")}>
        <p>{t("staff.status.lead")}</p>
      </PageHeading>
      <p className="my-4">
        <a href={staffSecurityPath(locale)} className="inline-flex min-h-11 items-center">
          {t("staff.security.title")}
        </a>
      </p>
      <HealthView locale={locale} t={t} health={health} />
    </div>
  );
}
