import { CheckField } from "@/components/forms/check-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translate";
import { STAFF_ROLES } from "@/lib/people/rights";

/** The fields by which a role is given: which, over what, and what is granted in so many words. */
export function RoleFields({ t }: { t: Translate }) {
  return (
    <>
      <RadioGroup
        name="role"
        legend={t("staff.membership.role")}
        value="editor"
        options={STAFF_ROLES.map((role) => ({
          value: role,
          label: t(`staff.role.${role}`),
          hint: t(`staff.roleHint.${role}`),
        }))}
      />
      <TextField
        name="bodies"
        dir="ltr"
        label={t("staff.membership.bodies")}
        hint={t("staff.membership.bodiesHint")}
        optional
      />
      <TextField
        name="areas"
        dir="ltr"
        label={t("staff.membership.areas")}
        hint={t("staff.membership.areasHint")}
        optional
      />
      <CheckField name="publishes_directly" label={t("staff.membership.publishesDirectly")} />
      <CheckField name="decides_own" label={t("staff.membership.decidesOwn")} />
    </>
  );
}

/** Their labels, for the error summary. */
export const roleLabels = (t: Translate) => ({
  role: t("staff.membership.role"),
  bodies: t("staff.membership.bodies"),
  areas: t("staff.membership.areas"),
});
