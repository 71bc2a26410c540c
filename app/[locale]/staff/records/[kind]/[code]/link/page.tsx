import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkFacility } from "@/app/[locale]/staff/duplicates/actions";
import { readStaffPage } from "@/app/staff-page";
import { LinkForm } from "@/components/duplicates/link-form";
import { StepFrame } from "@/components/duplicates/step-frame";
import { findStep } from "@/lib/duplicates/steps";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type Props = { params: Promise<{ locale: string; kind: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.link.title") };
}

/** Which facility took the place of another. */
export default async function LinkPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind, code } = await params;
  const stepped = kind === "facility" ? await findStep(actor, code, "link") : null;
  if (!stepped) notFound();
  return (
    <StepFrame
      t={t}
      locale={locale}
      stepped={stepped}
      title={t("duplicates.link.title")}
      lead={t("duplicates.link.lead")}
    >
      <LinkForm t={t} action={linkFacility} facility={stepped.ref} />
    </StepFrame>
  );
}
