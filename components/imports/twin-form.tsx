import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";

type Props = { t: Translate; action: FormAction; id: bigint; position: number; twin: string; name: string };

/** Whether a new row is a known facility: one of two, with the reason. */
export function TwinForm({ t, action, id, position, twin, name }: Props) {
  return (
    <ActionForm t={t} action={action} label={t("imports.twins.about", { name })}>
      <input type="hidden" name="id" value={String(id)} />
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="ref" value={twin} />
      <TextField name="reason" label={t("imports.twins.reason")} maxLength={500} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton quiet name="decision" value="same" label={t("imports.twins.sameAs", { name })}>
          {t("imports.twins.same")}
        </SubmitButton>
        <SubmitButton quiet name="decision" value="different" label={t("imports.twins.differentFrom", { name })}>
          {t("imports.twins.different")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
