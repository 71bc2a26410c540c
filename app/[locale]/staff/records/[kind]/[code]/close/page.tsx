import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { closeFacility } from "@/app/[locale]/staff/duplicates/actions";
import { readStaffPage } from "@/app/staff-page";
import { ClosingForm } from "@/components/duplicates/closing-form";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { findStep } from "@/lib/duplicates/steps";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffRecordPath } from "@/lib/paths";

type Props = { params: Promise<{ locale: string; kind: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.close.title") };
}

/** When and why a facility closed. */
export default async function ClosingPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind, code } = await params;
  const stepped = kind === "facility" ? await findStep(actor, code, "close") : null;
  if (!stepped) notFound();
  return (
    <div className="page-width grid gap-6 pb-16">
      <Breadcrumbs
        t={t}
        crumbs={[{ name: stepped.document.name, href: staffRecordPath(locale, "facility", stepped.ref) }]}
      />
      <PageHeading title={t("duplicates.close.title")}>
        <p>{t("duplicates.close.lead")}</p>
      </PageHeading>
      <ClosingForm t={t} action={closeFacility} facility={stepped.ref} />
    </div>
  );
}
