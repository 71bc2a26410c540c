import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";

type Step = { name: string; label: string; quiet?: boolean | undefined };
type Props = {
  t: Translate;
  action: FormAction;
  id: bigint;
  label: string;
  steps: readonly Step[];
  /** Whether a reason is asked for, and what it is called. */
  reason?: string | undefined;
  hint?: string | undefined;
};

/** What can be done next with an import: its reason, and a button for each way. */
export function StepForm({ t, action, id, label, steps, reason, hint }: Props) {
  return (
    <ActionForm t={t} action={action} label={label} labels={{ reason: reason ?? "" }}>
      <input type="hidden" name="id" value={String(id)} />
      {reason && <TextArea name="reason" label={reason} hint={hint} />}
      <div className="flex flex-wrap gap-3">
        {steps.map((step) => (
          <SubmitButton key={step.name} name="step" value={step.name} quiet={step.quiet}>
            {step.label}
          </SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
