"use client";

import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

type Props = {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | null | undefined;
  optional?: boolean | undefined;
  rows?: number | undefined;
  maxLength?: number | undefined;
  lang?: string | undefined;
};

/** Several lines of text, in the direction of what is typed. */
export function TextArea({ name, label, hint, value, optional, rows = 4, maxLength = 4000, lang }: Props) {
  const { id, errors, words, typed, aria } = useField(name, hint);
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} note={optional ? words.optional : undefined}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        lang={lang}
        maxLength={maxLength}
        defaultValue={typed?.[0] ?? value ?? ""}
        required={!optional}
        className="field field-area"
        {...aria}
      />
    </FieldFrame>
  );
}
