"use client";

import { createContext, useContext } from "react";
import type { FormProblem } from "@/lib/forms/state";

/** What the parts of a form know of it. Words come from the server, for the browser has no messages. */
type FormContextValue = {
  id: string;
  problems: FormProblem[];
  /** What had been typed, once the form was sent and not taken. */
  values: Record<string, string[]> | null;
  pending: boolean;
  words: { optional: string; pending: string };
};

export const FormContext = createContext<FormContextValue>({
  id: "form",
  problems: [],
  values: null,
  pending: false,
  words: { optional: "", pending: "" },
});

export const useForm = () => useContext(FormContext);

/** The id of a field, for labels and for the links of the error summary. */
export const fieldId = (form: string, name: string) => `${form}-${name}`;

/** What one field shows: its id, its problems, what had been typed into it, and what describes it. */
export function useField(name: string, hint: string | undefined) {
  const { id: form, problems, values, words } = useForm();
  const id = fieldId(form, name);
  const errors = problems.filter(({ field }) => field === name).map(({ message }) => message);
  const described = [hint ? `${id}-hint` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    errors,
    words,
    typed: values?.[name],
    sent: values !== null,
    aria: {
      "aria-describedby": described || undefined,
      "aria-invalid": errors.length > 0 ? (true as const) : undefined,
    },
  };
}
