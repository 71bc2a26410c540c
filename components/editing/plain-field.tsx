"use client";

import { CheckField } from "@/components/forms/check-field";
import { SelectField } from "@/components/forms/select-field";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { PlainControl } from "@/lib/editing/controls";
import { listId } from "@/lib/editing/suggestion";

type Props = { control: PlainControl; name: string; value: string; empty: string };

const LTR = new Set<PlainControl["input"]>(["number", "date", "url", "email", "tel", "record"]);
const KEYBOARD = { number: "decimal", date: "numeric", url: "url", email: "email", tel: "tel" } as const;

/** One value of a record, typed as its kind asks for. `name` is what is sent, `value` what stands there at first. */
export function PlainField({ control, name, value, empty }: Props) {
  const { input, label, hint, optional, choices, names } = control;
  const said = { name, label, hint, optional };
  if (input === "flag") return <CheckField name={name} label={label} hint={hint} checked={value !== ""} />;
  if (input === "choice") return <SelectField {...said} value={value} options={choices ?? []} empty={empty} />;
  if (input === "long") return <TextArea {...said} value={value} rows={3} />;
  return (
    <TextField
      {...said}
      value={value}
      dir={LTR.has(input) ? "ltr" : "auto"}
      lang={name.endsWith("name_ur") ? "ur" : undefined}
      list={names && listId(names)}
      inputMode={input in KEYBOARD ? KEYBOARD[input as keyof typeof KEYBOARD] : undefined}
      autoComplete="off"
      maxLength={4000}
    />
  );
}
