import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { namePair } from "@/app/[locale]/staff/duplicates/actions";
import { readStaffPage } from "@/app/staff-page";
import { PairForm } from "@/components/duplicates/pair-form";
import { StepFrame } from "@/components/duplicates/step-frame";
import { findStep } from "@/lib/duplicates/steps";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

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
    <StepFrame
      t={t}
      locale={locale}
      stepped={stepped}
      title={t("duplicates.name.title")}
      lead={t("duplicates.name.lead")}
    >
      <PairForm t={t} action={namePair} facility={stepped.ref} />
    </StepFrame>
  );
}
