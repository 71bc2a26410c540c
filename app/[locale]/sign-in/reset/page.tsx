import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { forgottenPasswordPath } from "@/lib/paths";
import { isResetToken } from "@/lib/people/reset";
import { choosePassword } from "../actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ token?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("signIn.reset.title"), robots: { index: false } };
}

/** Where the link of a letter leads. */
export default async function ResetPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const { token } = await searchParams;
  const opens = typeof token === "string" && (await isResetToken(token));
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("signIn.reset.title")} />
      {opens ? (
        <ActionForm t={t} action={choosePassword} className="form max-w-md">
          <HiddenField name="token" value={token} />
          <TextField
            name="password"
            type="password"
            dir="ltr"
            label={t("signIn.password.label")}
            hint={t("signIn.password.hint")}
            autoComplete="new-password"
          />
          <SubmitButton>{t("signIn.reset.submit")}</SubmitButton>
        </ActionForm>
      ) : (
        <p className="measure">
          {t("signIn.reset.noLink")} <a href={forgottenPasswordPath(locale)}>{t("signIn.forgotten.link")}</a>
        </p>
      )}
    </div>
  );
}
