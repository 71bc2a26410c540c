"use client";

import { CheckField } from "@/components/forms/check-field";
import { FieldNotes } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import type { ChoicesControl } from "@/lib/editing/controls";

/** Several words of a vocabulary, all in view. */
export function ChoicesField({ control }: { control: ChoicesControl }) {
  const { name, label, hint, choices, value } = control;
  const { id, errors } = useField(name, hint);
  return (
    <fieldset id={`${id}-all`} className="form-field" data-wrong={errors.length > 0 ? "" : undefined}>
      <legend className="form-label">{label}</legend>
      <FieldNotes id={`${id}-all`} hint={hint} errors={errors} />
      <div className="flex flex-wrap gap-x-6">
        {choices.map((choice) => (
          <CheckField
            key={choice.value}
            name={name}
            value={choice.value}
            label={choice.label}
            checked={value.includes(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
