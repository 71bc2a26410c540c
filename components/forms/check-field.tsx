"use client";

import type { ReactNode } from "react";
import { FieldNotes } from "./field-frame";
import { useField } from "./form-context";

type Props = {
  name: string;
  /** What is sent when it is ticked. */
  value?: string | undefined;
  label: ReactNode;
  hint?: string | undefined;
  checked?: boolean | undefined;
};

/** A box to tick. Several of one name need a `value` each. */
export function CheckField({ name, value = "1", label, hint, checked = false }: Props) {
  const { id: fieldId, errors, typed, sent, aria } = useField(name, hint);
  const id = value === "1" ? fieldId : `${fieldId}-${value}`;
  const ticked = sent ? (typed?.includes(value) ?? false) : checked;
  return (
    <div className="form-field" data-wrong={errors.length > 0 ? "" : undefined}>
      <label className="form-choice" htmlFor={id}>
        <input
          key={String(ticked)}
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={ticked}
          className="tick"
          {...aria}
        />
        <span>{label}</span>
      </label>
      <FieldNotes id={fieldId} hint={hint} errors={errors} />
    </div>
  );
}
