import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";

/** The other record that may be the same facility, by its reference. */
export function PairForm({ t, action, facility }: { t: Translate; action: FormAction; facility: string }) {
  const label = t("duplicates.name.other");
  return (
    <ActionForm t={t} action={action} label={t("duplicates.name.title")} labels={{ other: label }}>
      <input type="hidden" name="ref" value={facility} />
      <TextField name="other" label={label} hint={t("duplicates.refHint")} dir="ltr" maxLength={9} />
      <SubmitButton>{t("duplicates.name.compare")}</SubmitButton>
    </ActionForm>
  );
}
