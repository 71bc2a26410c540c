import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readStaffPage } from "@/app/staff-page";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { SecurityFilterForm } from "@/components/staff/security-filter-form";
import { SecurityTable } from "@/components/staff/security-table";
import { readSecurity, SECURITY_EVENTS, SECURITY_PAGE, SecurityFilter } from "@/lib/audit/security";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffPath } from "@/lib/paths";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.security.title") };
}

/** What looks like an attack, and what was done to accounts and rights, the newest first. */
export default async function SecurityPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "status");
  const filter = SecurityFilter.parse(await searchParams);
  const found = await readSecurity(actor, filter);
  if (!found) notFound();
  return (
    <div className="page-width pb-16">
      <Breadcrumbs t={t} crumbs={[{ name: t("staff.status.title"), href: staffPath(locale, "status") }]} />
      <PageHeading title={t("staff.security.title")}>
        <p>{t("staff.security.lead")}</p>
      </PageHeading>
      <SecurityFilterForm locale={locale} t={t} filter={filter} events={SECURITY_EVENTS} />
      <div className="mt-4">
        <SecurityTable locale={locale} t={t} lines={found.lines} />
      </div>
      {found.more && <p className="mt-4 text-soft">{t("staff.security.more", { count: SECURITY_PAGE })}</p>}
    </div>
  );
}
