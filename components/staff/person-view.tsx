import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { StaffRole } from "@/lib/people/rights";
import { MembershipText } from "./membership-text";
import { RoleFields, roleLabels } from "./role-fields";

type Held = {
  id: string;
  role: StaffRole;
  bodies: string[];
  areas: string[];
  publishesDirectly: boolean;
  decidesOwn: boolean;
  givenAt: Date;
  givenBy: string | null;
  endedAt: Date | null;
};
type Person = {
  id: string;
  office: string | null;
  hasSecondFactor: boolean;
  disabledAt: Date | null;
  memberships: Held[];
};
type Actions = Record<"giveRole" | "endRole" | "nameOffice" | "shutOut" | "letIn" | "takeFactor", FormAction>;
type Props = { locale: Locale; t: Translate; person: Person; actions: Actions };

/** What an administrator sees of a person, and may do. */
export function PersonView({ locale, t, person, actions }: Props) {
  const id = <HiddenField name="person" value={person.id} />;
  const { memberships, disabledAt } = person;
  return (
    <div className="grid gap-10">
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.people.roles")}</h2>
        {memberships.length === 0 && <p className="text-soft">{t("staff.membership.none")}</p>}
        <ul className="max-w-3xl border-line border-t">
          {memberships.map((held) => (
            <li key={held.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-3">
              <div className={`min-w-0 flex-1 ${held.endedAt ? "text-soft" : ""}`}>
                <MembershipText {...held} locale={locale} t={t} />
                <span className="block text-soft text-sm">{sayGiven(t, locale, held)}</span>
              </div>
              {!held.endedAt && (
                <ActionForm t={t} action={actions.endRole} className="form w-auto">
                  {id}
                  <HiddenField name="membership" value={held.id} />
                  <SubmitButton quiet label={t("staff.membership.endThat", { role: t(`staff.role.${held.role}`) })}>
                    {t("staff.membership.end")}
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
        <details>
          <summary className="inline-flex min-h-11 items-center text-accent">{t("staff.membership.give")}</summary>
          <ActionForm t={t} action={actions.giveRole} labels={roleLabels(t)} className="form mt-3">
            {id}
            <RoleFields t={t} />
            <SubmitButton>{t("staff.membership.give")}</SubmitButton>
          </ActionForm>
        </details>
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.people.office")}</h2>
        <ActionForm t={t} action={actions.nameOffice} labels={{ office: t("staff.people.office") }}>
          {id}
          <TextField
            name="office"
            label={t("staff.people.office")}
            hint={t("staff.people.officeHint")}
            value={person.office}
            maxLength={120}
            optional
            autoComplete="off"
          />
          <SubmitButton>{t("staff.people.nameOffice")}</SubmitButton>
        </ActionForm>
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("staff.people.wayIn")}</h2>
        <p className="measure">
          {disabledAt
            ? t("staff.people.disabledSince", { moment: formatInstant(locale, disabledAt) })
            : t(person.hasSecondFactor ? "staff.people.isActive" : "staff.people.isWithoutFactor")}
        </p>
        <div className="flex flex-wrap gap-4">
          <ActionForm t={t} action={disabledAt ? actions.letIn : actions.shutOut} className="form w-auto">
            {id}
            <SubmitButton quiet>{t(disabledAt ? "staff.people.enable" : "staff.people.disable")}</SubmitButton>
          </ActionForm>
          {person.hasSecondFactor && (
            <ActionForm t={t} action={actions.takeFactor} className="form w-auto">
              {id}
              <SubmitButton quiet>{t("staff.people.resetFactor")}</SubmitButton>
            </ActionForm>
          )}
        </div>
        <p className="measure text-soft text-sm">{t("staff.people.wayInHint")}</p>
      </section>
    </div>
  );
}

function sayGiven(t: Translate, locale: Locale, { givenAt, givenBy, endedAt }: Held): string {
  const from = formatInstant(locale, givenAt);
  const given = givenBy
    ? t("staff.membership.givenBy", { moment: from, name: givenBy })
    : t("staff.membership.given", { moment: from });
  return endedAt ? `${given} ${t("staff.membership.ended", { moment: formatInstant(locale, endedAt) })}` : given;
}
