import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readInvitation } from "@/lib/people/invite";
import { joinByInvitation } from "../actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ token?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("signIn.invitation.title"), robots: { index: false } };
}

/** Where an invitation leads, and the link that the first start prints: name and address are asked where they are open. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const t = translator(readLocale((await params).locale));
  const { token } = await searchParams;
  const invitation = typeof token === "string" ? await readInvitation(token) : null;
  if (!token || !invitation) {
    return (
      <div className="page-width pb-16">
        <PageHeading title={t("signIn.invitation.title")} />
        <p className="measure">{t("signIn.invitation.no_invitation")}</p>
      </div>
    );
  }
  const { name, email } = invitation;
  const labels = { name: t("signIn.name"), email: t("signIn.email"), password: t("signIn.password.label") };
  return (
    <div className="page-width pb-16">
      <PageHeading title={name ? t("signIn.invitation.welcome", { name }) : t("signIn.invitation.first")}>
        <p>{t(name ? "signIn.invitation.lead" : "signIn.invitation.firstLead")}</p>
      </PageHeading>
      <ActionForm t={t} action={joinByInvitation} labels={labels} className="form max-w-md">
        <HiddenField name="token" value={token} />
        {!name && <TextField name="name" label={labels.name} autoComplete="name" maxLength={120} />}
        {email ? (
          <p>
            {labels.email}: <bdi dir="ltr">{email}</bdi>
          </p>
        ) : (
          <TextField name="email" type="email" dir="ltr" label={labels.email} autoComplete="username" />
        )}
        <TextField
          name="password"
          type="password"
          dir="ltr"
          label={labels.password}
          hint={t("signIn.password.hint")}
          autoComplete="new-password"
        />
        <SubmitButton>{t("signIn.invitation.submit")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
