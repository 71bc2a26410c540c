import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { closeFacility } from "@/app/[locale]/staff/duplicates/actions";
import { readStaffPage } from "@/app/staff-page";
import { ClosingForm } from "@/components/duplicates/closing-form";
import { StepFrame } from "@/components/duplicates/step-frame";
import { findStep } from "@/lib/duplicates/steps";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

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
    <StepFrame
      t={t}
      locale={locale}
      stepped={stepped}
      title={t("duplicates.close.title")}
      lead={t("duplicates.close.lead")}
    >
      <ClosingForm t={t} action={closeFacility} facility={stepped.ref} />
    </StepFrame>
  );
}
