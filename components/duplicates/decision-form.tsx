import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";

type Props = { t: Translate; action: FormAction; one: string; other: string };

/** Whether two records are one facility, and why. */
export function DecisionForm({ t, action, one, other }: Props) {
  return (
    <ActionForm t={t} action={action} label={t("duplicates.decide")} labels={{ reason: t("duplicates.reason") }}>
      <input type="hidden" name="one" value={one} />
      <input type="hidden" name="other" value={other} />
      <TextArea name="reason" label={t("duplicates.reason")} rows={2} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton quiet name="decision" value="different">
          {t("duplicates.different")}
        </SubmitButton>
        <SubmitButton quiet name="decision" value="same">
          {t("duplicates.same")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
