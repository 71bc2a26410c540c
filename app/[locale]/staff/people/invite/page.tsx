import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { RoleFields, roleLabels } from "@/components/staff/role-fields";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { inviteSomebody } from "../actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.people.invite") };
}

export default async function InvitePage({ params }: Props) {
  const { t } = await readStaffPage(params, "people");
  const labels = { email: t("signIn.email"), name: t("staff.people.name"), office: t("staff.people.office") };
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("staff.people.invite")}>
        <p>{t("staff.people.inviteLead")}</p>
      </PageHeading>
      <ActionForm t={t} action={inviteSomebody} labels={{ ...labels, ...roleLabels(t) }}>
        <TextField name="name" label={labels.name} maxLength={120} autoComplete="off" />
        <TextField name="email" type="email" dir="ltr" label={labels.email} autoComplete="off" />
        <TextField
          name="office"
          label={labels.office}
          hint={t("staff.people.officeHint")}
          maxLength={120}
          optional
          autoComplete="off"
        />
        <RoleFields t={t} />
        <SubmitButton>{t("staff.people.sendInvitation")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
