import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { MembershipList } from "@/components/staff/membership-list";
import { SessionList } from "@/components/staff/session-list";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { signOutPath } from "@/lib/paths";
import { listSessions } from "@/lib/people/account";
import { changeOwnPassword, endOwnSession, renewOwnFactor } from "./actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.account.title") };
}

/** A person's own place: what they may do, where they are signed in, password and second factor. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { locale, t, actor, signedIn } = await readStaffPage(params, "account");
  const { done } = await searchParams;
  const labels = { current_password: t("staff.account.current"), new_password: t("staff.account.wanted") };
  return (
    <div className="page-width grid gap-10 pb-16">
      <PageHeading title={t("staff.account.title")}>
        <p>
          <bdi>{actor.name}</bdi> · <bdi dir="ltr">{signedIn.email}</bdi>
        </p>
      </PageHeading>
      {(done === "password" || done === "session") && (
        <p role="status" className="notice -mt-6">
          {t(`staff.account.done.${done}`)}
        </p>
      )}
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.account.rights")}</h2>
        <MembershipList locale={locale} t={t} memberships={actor.memberships} />
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.account.sessions")}</h2>
        <SessionList locale={locale} t={t} sessions={await listSessions(signedIn)} end={endOwnSession} />
        <form method="post" action={signOutPath(locale)}>
          <input type="hidden" name="everywhere" value="1" />
          <button type="submit" className="button button-quiet">
            {t("staff.account.everywhere")}
          </button>
        </form>
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.account.password")}</h2>
        <ActionForm t={t} action={changeOwnPassword} labels={labels} className="form max-w-md">
          <TextField
            name="current_password"
            type="password"
            dir="ltr"
            label={labels.current_password}
            autoComplete="current-password"
          />
          <TextField
            name="new_password"
            type="password"
            dir="ltr"
            label={labels.new_password}
            hint={t("signIn.password.hint")}
            autoComplete="new-password"
          />
          <SubmitButton>{t("staff.account.changePassword")}</SubmitButton>
        </ActionForm>
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.account.factor")}</h2>
        <p className="measure">{t(signedIn.hasSecondFactor ? "staff.account.factorOn" : "staff.account.factorOff")}</p>
        <ActionForm t={t} action={renewOwnFactor} className="form max-w-md">
          <TextField
            name="password"
            type="password"
            dir="ltr"
            label={t("signIn.passwordLabel")}
            autoComplete="current-password"
          />
          <SubmitButton quiet>
            {t(signedIn.hasSecondFactor ? "staff.account.renew" : "staff.account.setUp")}
          </SubmitButton>
        </ActionForm>
      </section>
    </div>
  );
}
