import type { ReactNode } from "react";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { FormFrame } from "./form-frame";

type Props = {
  t: Translate;
  /** An action of `app/**\/actions.ts` that ends in `runStaffAction`. */
  action: FormAction;
  /** What the form is called where a page has several. */
  label?: string | undefined;
  /** The label of each field by its name (or by the part before a dot), for the error summary. */
  labels?: Record<string, string> | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/**
 * A form that is sent to a server action, with or without a script. Its fields are the parts beside this file; a
 * problem that the action answers stands at the field of that name and in the summary on top, which takes the focus,
 * and what was typed stays. It carries a token, so that the same form sent twice is taken once.
 */
export function ActionForm({ t, action, label, labels, className, children }: Props) {
  const words = {
    optional: t("forms.optional"),
    pending: t("forms.pending"),
    summary: t("forms.summary"),
    lost: t("forms.lost"),
  };
  return (
    <FormFrame
      action={action}
      once={crypto.randomUUID()}
      words={words}
      labels={labels}
      label={label}
      className={className}
    >
      {children}
    </FormFrame>
  );
}
