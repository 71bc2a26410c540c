import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { askForReset } from "../actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ sent?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("signIn.forgotten.title"), robots: { index: false } };
}

export default async function ForgottenPage({ params, searchParams }: Props) {
  const t = translator(readLocale((await params).locale));
  const { sent } = await searchParams;
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("signIn.forgotten.title")}>
        <p>{t("signIn.forgotten.lead")}</p>
      </PageHeading>
      {sent ? (
        <p role="status" className="notice">
          {t("signIn.forgotten.sent")}
        </p>
      ) : (
        <ActionForm t={t} action={askForReset} className="form max-w-md">
          <TextField name="email" type="email" dir="ltr" label={t("signIn.email")} autoComplete="username" />
          <SubmitButton>{t("signIn.forgotten.submit")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
