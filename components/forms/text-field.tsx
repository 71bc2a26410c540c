"use client";

import type { ComponentProps } from "react";
import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

type InputProps = ComponentProps<"input">;
type Props = {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | null | undefined;
  /** Says `(optional)` beside the label; all others are asked for. */
  optional?: boolean | undefined;
  type?: "text" | "email" | "password" | "tel" | "url" | "search" | "number" | undefined;
  /** `ltr` for codes, addresses and numbers; else by what is typed. */
  dir?: "auto" | "ltr" | "rtl" | undefined;
  lang?: string | undefined;
  maxLength?: number | undefined;
  autoComplete?: string | undefined;
  inputMode?: InputProps["inputMode"] | undefined;
  /** The id of a `<datalist>`. */
  list?: string | undefined;
  className?: string | undefined;
};

/** One line of text. */
export function TextField({
  name,
  label,
  hint,
  value,
  optional,
  type = "text",
  dir = "auto",
  className,
  ...rest
}: Props) {
  const { id, errors, words, typed, aria } = useField(name, hint);
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} note={optional ? words.optional : undefined}>
      <input
        id={id}
        name={name}
        type={type}
        dir={dir}
        defaultValue={typed?.[0] ?? value ?? ""}
        required={!optional}
        className={`field ${className ?? ""}`}
        {...aria}
        {...rest}
      />
    </FieldFrame>
  );
}
