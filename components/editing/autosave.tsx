"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { flushSync } from "react-dom";
import { useForm } from "@/components/forms/form-context";
import type { FormAction } from "@/lib/forms/state";

type Props = {
  /** Keeps the form as a draft and answers `draft` and `key` among its values. */
  action: FormAction;
  draft: string;
  recordKey: string;
  words: { saved: string; failed: string };
};

/** After so much quiet a draft is kept, in milliseconds; so long a form waits for one that is being kept. */
const QUIET_MS = 4000;
const PATIENCE_MS = 5000;

/**
 * The draft that a form is kept in: which it is, and with a script a save of its own whenever typing rests. What it
 * says is read out politely.
 */
export function Autosave({ action, draft, recordKey, words }: Props) {
  const { values, pending } = useForm();
  const input = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  const saving = useRef<Promise<void> | null>(null);
  const [kept, setKept] = useState<{ draft: string; key: string } | null>(null);
  const [said, setSaid] = useState("");
  const [, start] = useTransition();
  busy.current = pending;

  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      if (busy.current) return;
      const sent = new FormData(form);
      sent.set("intent", "autosave");
      const keep = async () => {
        const state = await action(null, sent).catch(() => null);
        const [id, key] = [state?.values.draft?.[0], state?.values.key?.[0]];
        const isKept = state?.problems.length === 0 && id !== undefined && key !== undefined;
        flushSync(() => {
          if (isKept) setKept({ draft: id, key });
          setSaid(isKept ? words.saved : (state?.problems[0]?.message ?? words.failed));
        });
        saving.current = null;
      };
      start(async () => {
        saving.current = keep();
        await saving.current;
      });
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(save, QUIET_MS);
    };
    const stop = () => clearTimeout(timer);
    // A form that overtakes the keeping of its draft would make another one, and leave the first behind.
    const hold = (event: SubmitEvent) => {
      stop();
      if (!saving.current) return;
      event.preventDefault();
      event.stopPropagation();
      const patience = new Promise<void>((done) => setTimeout(done, PATIENCE_MS));
      Promise.race([saving.current, patience]).then(() => {
        saving.current = null;
        form.requestSubmit(event.submitter);
      });
    };
    form.addEventListener("input", wait);
    form.addEventListener("submit", hold);
    return () => {
      stop();
      form.removeEventListener("input", wait);
      form.removeEventListener("submit", hold);
    };
  }, [action, words]);

  return (
    <>
      <input ref={input} type="hidden" name="draft" value={values?.draft?.[0] || kept?.draft || draft} />
      {recordKey !== "" || kept || values?.draft?.[0] ? (
        <input type="hidden" name="key" value={recordKey || kept?.key || values?.key?.[0] || ""} />
      ) : null}
      <p role="status" className="min-h-6 text-sm text-soft">
        {said}
      </p>
    </>
  );
}
