"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useId, useMemo } from "react";
import { type FormAction, ONCE_FIELD } from "@/lib/forms/state";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";

export type FormWords = { optional: string; pending: string; summary: string };

type Props = {
  action: FormAction;
  once: string;
  words: FormWords;
  labels: Record<string, string> | undefined;
  label: string | undefined;
  className: string | undefined;
  children: ReactNode;
};

/**
 * The part of a form that a script makes better: it sends without loading the page, so that nothing typed or chosen
 * is lost when it is not taken, and sends once however often the button is pressed. Use `ActionForm`.
 */
export function FormFrame({ action, once, words, labels, label, className, children }: Props) {
  const id = useId();
  const [state, send, pending] = useActionState(action, null);
  const goTo = state?.goTo;
  // Loaded as a page, and not by the router: what it keeps would show again after signing out.
  useEffect(() => {
    if (goTo) window.location.assign(goTo);
  }, [goTo]);

  const isBusy = pending || goTo !== undefined;
  const problems = state?.problems ?? [];
  const context = useMemo(
    () => ({ id, problems: state?.problems ?? [], values: state?.values ?? null, pending: isBusy, words }),
    [id, state, isBusy, words],
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => send(form));
  }

  return (
    <FormContext value={context}>
      <form action={send} onSubmit={submit} noValidate aria-label={label} className={className ?? "form"}>
        <input type="hidden" name={ONCE_FIELD} value={once} />
        {problems.length > 0 && <ErrorSummary form={id} title={words.summary} problems={problems} labels={labels} />}
        {children}
      </form>
    </FormContext>
  );
}
