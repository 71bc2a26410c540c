import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { SUCCESSIONS } from "@/lib/duplicates/succession";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";

/** Which facility took another's place, or where it moved. */
export function LinkForm({ t, action, facility }: { t: Translate; action: FormAction; facility: string }) {
  const labels = {
    succession: t("duplicates.link.how"),
    other: t("duplicates.link.other"),
    on: t("duplicates.link.on"),
    source: t("duplicates.source"),
    reason: t("duplicates.reason"),
  };
  return (
    <ActionForm t={t} action={action} label={t("duplicates.link.title")} labels={labels}>
      <input type="hidden" name="ref" value={facility} />
      <SelectField
        name="succession"
        label={labels.succession}
        options={SUCCESSIONS.map((value) => ({ value, label: t(`duplicates.succession.${value}`) }))}
      />
      <TextField name="other" label={labels.other} hint={t("duplicates.refHint")} dir="ltr" maxLength={9} />
      <DateField name="on" label={labels.on} hint={t("duplicates.dateHint")} optional />
      <TextField name="source" label={labels.source} hint={t("duplicates.sourceHint")} dir="ltr" maxLength={64} />
      <TextArea name="reason" label={labels.reason} rows={2} />
      <SubmitButton>{t("duplicates.link.propose")}</SubmitButton>
    </ActionForm>
  );
}
