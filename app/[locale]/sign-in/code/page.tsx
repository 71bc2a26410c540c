import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { signInPath } from "@/lib/paths";
import { readNext } from "@/lib/staff/next";
import { signInWithCode } from "../actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("signIn.code.title"), robots: { index: false } };
}

/** The second step of signing in. It holds for ten minutes after the first. */
export default async function CodePage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("signIn.code.title")}>
        <p>{t("signIn.code.lead")}</p>
      </PageHeading>
      <ActionForm t={t} action={signInWithCode} className="form max-w-md">
        <HiddenField name="next" value={readNext((await searchParams).next, locale)} />
        <TextField
          name="code"
          dir="ltr"
          label={t("signIn.code.label")}
          hint={t("signIn.code.hint")}
          autoComplete="one-time-code"
          className="max-w-60"
        />
        <SubmitButton>{t("signIn.submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-6">
        <a href={signInPath(locale)} className="inline-flex min-h-11 items-center">
          {t("signIn.code.again")}
        </a>
      </p>
    </div>
  );
}
