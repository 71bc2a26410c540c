"use client";

import type { ReactNode } from "react";

type Props = {
  id: string;
  label: ReactNode;
  hint: string | undefined;
  errors: string[];
  /** `(optional)`, where the field is. */
  note?: string | undefined;
  children: ReactNode;
};

/** A field with its label above, its hint, and what is wrong with it. */
export function FieldFrame({ id, label, hint, errors, note, children }: Props) {
  return (
    <div className="form-field" data-wrong={errors.length > 0 ? "" : undefined}>
      <label htmlFor={id} className="form-label">
        {label}
        {note && <span className="form-note"> {note}</span>}
      </label>
      <FieldNotes id={id} hint={hint} errors={errors} />
      {children}
    </div>
  );
}

/** Hint and problems, which `useField` names as the field's description. */
export function FieldNotes({ id, hint, errors }: { id: string; hint: string | undefined; errors: string[] }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="form-hint">
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} className="form-error">
          {errors.join(" ")}
        </p>
      )}
    </>
  );
}
