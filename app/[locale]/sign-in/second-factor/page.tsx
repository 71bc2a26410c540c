import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readVisitor } from "@/app/staff-page";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { FactorSetup } from "@/components/staff/factor-setup";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { signInPath, staffPath } from "@/lib/paths";
import { readPendingFactor } from "@/lib/people/second-factor";
import { beginFactor, confirmFactor } from "../actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("signIn.factor.title"), robots: { index: false } };
}

/** Setting up the second factor: the key for the app and the recovery codes are shown here, and after that nowhere. */
export default async function SecondFactorPage({ params }: Props) {
  const locale = readLocale((await params).locale);
  const visitor = await readVisitor();
  if (!visitor) redirect(signInPath(locale));
  const t = translator(locale);
  const pending = await readPendingFactor({ id: visitor.actor.id, email: visitor.email });
  // No redirect: it would race with where the form goes on to, for this page is made again while the form is answered.
  if (!pending && visitor.hasSecondFactor)
    return (
      <div className="page-width pb-16">
        <PageHeading title={t("signIn.factor.title")}>
          <p>{t("signIn.factor.isSet")}</p>
        </PageHeading>
        <a href={staffPath(locale)} className="button">
          {t("signIn.goOn")}
        </a>
      </div>
    );
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("signIn.factor.title")}>
        <p>{t("signIn.factor.lead")}</p>
      </PageHeading>
      {pending ? (
        <FactorSetup t={t} pending={pending} confirm={confirmFactor} />
      ) : (
        <ActionForm t={t} action={beginFactor} className="form max-w-md">
          <TextField
            name="password"
            type="password"
            dir="ltr"
            label={t("signIn.passwordLabel")}
            hint={t("signIn.factor.whyPassword")}
            autoComplete="current-password"
          />
          <SubmitButton>{t("signIn.factor.begin")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
