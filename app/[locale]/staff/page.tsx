import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { PageHeading } from "@/components/record/page-heading";
import { DeskView } from "@/components/staff/desk-view";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readDesk } from "@/lib/staff/desk";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.desk.title") };
}

/** What waits for whoever looks. */
export default async function DeskPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "desk");
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("staff.desk.title")} />
      <DeskView locale={locale} t={t} desk={await readDesk(actor)} />
    </div>
  );
}
