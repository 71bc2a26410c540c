import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { splitFacility } from "@/app/[locale]/staff/duplicates/actions";
import { sayingOf } from "@/app/duplicate-names";
import { readStaffPage } from "@/app/staff-page";
import { SplitForm } from "@/components/duplicates/split-form";
import { StepFrame } from "@/components/duplicates/step-frame";
import { findStep } from "@/lib/duplicates/steps";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type Props = { params: Promise<{ locale: string; kind: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.split.title") };
}

/** Which part of a facility becomes one of its own. */
export default async function SplitPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind, code } = await params;
  const stepped = kind === "facility" ? await findStep(actor, code, "split") : null;
  if (!stepped) notFound();
  return (
    <StepFrame
      t={t}
      locale={locale}
      stepped={stepped}
      title={t("duplicates.split.title")}
      lead={t("duplicates.split.lead")}
    >
      <SplitForm saying={await sayingOf(locale, t, [stepped.document])} action={splitFacility} stepped={stepped} />
    </StepFrame>
  );
}
