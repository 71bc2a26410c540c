import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { namePair } from "@/app/[locale]/staff/duplicates/actions";
import { readStaffPage } from "@/app/staff-page";
import { PairForm } from "@/components/duplicates/pair-form";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { findStep } from "@/lib/duplicates/steps";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffRecordPath } from "@/lib/paths";

type Props = { params: Promise<{ locale: string; kind: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.name.title") };
}

/** Which other record may be the same facility. */
export default async function PairPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind, code } = await params;
  const stepped = kind === "facility" ? await findStep(actor, code, "duplicate") : null;
  if (!stepped) notFound();
  return (
    <div className="page-width grid gap-6 pb-16">
      <Breadcrumbs
        t={t}
        crumbs={[{ name: stepped.document.name, href: staffRecordPath(locale, "facility", stepped.ref) }]}
      />
      <PageHeading title={t("duplicates.name.title")}>
        <p>{t("duplicates.name.lead")}</p>
      </PageHeading>
      <PairForm t={t} action={namePair} facility={stepped.ref} />
    </div>
  );
}
