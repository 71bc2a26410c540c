import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { BASES } from "@/lib/facilities/schema";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";

/** When a facility closed, why, and who says so. */
export function ClosingForm({ t, action, facility }: { t: Translate; action: FormAction; facility: string }) {
  const labels = { on: t("duplicates.close.on"), source: t("duplicates.source"), reason: t("duplicates.close.reason") };
  return (
    <ActionForm t={t} action={action} label={t("duplicates.close.title")} labels={labels}>
      <input type="hidden" name="ref" value={facility} />
      <DateField name="on" label={labels.on} hint={t("duplicates.dateHint")} />
      <RadioGroup
        name="basis"
        legend={t("duplicates.close.basis")}
        value="event_date"
        options={BASES.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }))}
      />
      <TextField name="source" label={labels.source} hint={t("duplicates.sourceHint")} dir="ltr" maxLength={64} />
      <TextArea name="reason" label={labels.reason} rows={2} />
      <SubmitButton>{t("duplicates.close.propose")}</SubmitButton>
    </ActionForm>
  );
}
