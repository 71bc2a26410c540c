"use client";

import { type FormEvent, type ReactNode, useActionState, useId, useMemo, useState, useTransition } from "react";
import { type FormAction, type FormState, ONCE_FIELD } from "@/lib/forms/state";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";

export type FormWords = { optional: string; pending: string; summary: string; lost: string };

type Props = {
  action: FormAction;
  once: string;
  words: FormWords;
  labels: Record<string, string> | undefined;
  label: string | undefined;
  className: string | undefined;
  children: ReactNode;
};

/** Loads a page; one of this very address with another fragment has to be asked for, or the browser stays as it is. */
function leaveFor(path: string): void {
  const { pathname, search } = window.location;
  const there = new URL(path, window.location.href);
  window.location.assign(path);
  if (there.hash !== "" && there.pathname === pathname && there.search === search) window.location.reload();
}

/**
 * The part of a form that a script makes better: it sends without loading the page, so that nothing typed or chosen
 * is lost when it is not taken or nobody is reached, and sends once however often the button is pressed. Use `ActionForm`.
 */
export function FormFrame({ action, once, words, labels, label, className, children }: Props) {
  const id = useId();
  // What came back without a script, or before it was there; with one `submit` keeps it itself.
  const [loaded, post] = useActionState(action, null);
  const [answered, setAnswered] = useState<FormState>(null);
  const [isLeaving, setLeaving] = useState(false);
  const [isPending, startTransition] = useTransition();
  const state = answered ?? loaded;
  const isBusy = isPending || isLeaving;
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
    startTransition(async () => {
      const answer = await send(form);
      if (answer?.goTo === undefined) return setAnswered(answer);
      setLeaving(true);
      // Loaded as a page, and not by the router: what that keeps would show again after signing out.
      leaveFor(answer.goTo);
    });
  }

  async function send(form: FormData): Promise<FormState> {
    try {
      return await action(state, form);
    } catch (error) {
      // Thrown by the framework to go elsewhere.
      if (String((error as { digest?: string }).digest).startsWith("NEXT_")) throw error;
      return { problems: [{ field: "", message: words.lost }], values: state?.values ?? {} };
    }
  }

  return (
    <FormContext value={context}>
      <form action={post} onSubmit={submit} noValidate aria-label={label} className={className ?? "form"}>
        <input type="hidden" name={ONCE_FIELD} value={once} />
        {problems.length > 0 && <ErrorSummary form={id} title={words.summary} problems={problems} labels={labels} />}
        {children}
      </form>
    </FormContext>
  );
}
