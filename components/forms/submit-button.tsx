"use client";

import type { ReactNode } from "react";
import { useForm } from "./form-context";

type Props = {
  children: ReactNode;
  /** Sent along, where a form has more than one button. */
  name?: string | undefined;
  value?: string | undefined;
  quiet?: boolean | undefined;
  /** What a screen reader says where the words alone do not tell which of several it is. */
  label?: string | undefined;
};

/** Sends its form. Pressed, it says so and stays in reach; a second press does nothing. */
export function SubmitButton({ children, name, value, quiet, label }: Props) {
  const { pending, words } = useForm();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      aria-label={pending ? undefined : label}
      className={quiet ? "button button-quiet" : "button"}
    >
      {pending ? words.pending : children}
    </button>
  );
}
