"use client";

import { TextField } from "./text-field";

type Props = {
  name: string;
  label: string;
  /** Says how a date may look: `2024`, `2024-11` or `2024-11-12`. */
  hint: string;
  value?: string | null | undefined;
  optional?: boolean | undefined;
};

/** A date as exact as it is known, as text: a calendar would ask for a day that nobody knows. */
export function DateField(props: Props) {
  return <TextField {...props} dir="ltr" maxLength={10} inputMode="numeric" autoComplete="off" className="max-w-40" />;
}
