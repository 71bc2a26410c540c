import type { Metadata } from "next";
import { readVisitor } from "@/app/staff-page";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { forgottenPasswordPath } from "@/lib/paths";
import { readNext } from "@/lib/staff/next";
import { signInWithPassword } from "./actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; changed?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("signIn.title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const { next, changed } = await searchParams;
  const goOn = readNext(next, locale);
  const t = translator(locale);
  // No redirect: it would race with where the form goes on to, for this page is made again while the form is answered.
  if (await readVisitor())
    return (
      <div className="page-width pb-16">
        <PageHeading title={t("signIn.title")}>
          <p>{t("signIn.already")}</p>
        </PageHeading>
        <a href={goOn} className="button">
          {t("signIn.goOn")}
        </a>
      </div>
    );
  const labels = { email: t("signIn.email"), password: t("signIn.passwordLabel") };
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("signIn.title")}>
        <p>{t("signIn.lead")}</p>
      </PageHeading>
      {changed && (
        <p role="status" className="notice mb-6">
          {t("signIn.changed")}
        </p>
      )}
      <ActionForm t={t} action={signInWithPassword} labels={labels} className="form max-w-md">
        <HiddenField name="next" value={goOn} />
        <TextField name="email" type="email" dir="ltr" label={labels.email} autoComplete="username" />
        <TextField name="password" type="password" dir="ltr" label={labels.password} autoComplete="current-password" />
        <SubmitButton>{t("signIn.submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-6">
        <a href={forgottenPasswordPath(locale)} className="inline-flex min-h-11 items-center">
          {t("signIn.forgotten.link")}
        </a>
      </p>
    </div>
  );
}
