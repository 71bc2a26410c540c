"use client";

import { FieldNotes } from "./field-frame";
import { useField } from "./form-context";
import type { Option } from "./select-field";

type Props = {
  name: string;
  /** What is asked. */
  legend: string;
  options: readonly (Option & { hint?: string | undefined })[];
  hint?: string | undefined;
  value?: string | null | undefined;
};

/** One of a few, all of them in view. */
export function RadioGroup({ name, legend, options, hint, value }: Props) {
  const { id, errors, typed, aria } = useField(name, hint);
  const chosen = typed?.[0] ?? value ?? "";
  return (
    <fieldset
      className="form-field"
      data-wrong={errors.length > 0 ? "" : undefined}
      aria-describedby={aria["aria-describedby"]}
    >
      <legend className="form-label">{legend}</legend>
      <FieldNotes id={id} hint={hint} errors={errors} />
      {options.map((option, index) => {
        // The first one bears the group's name: the error summary leads there.
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div key={option.value}>
            <label className="form-choice" htmlFor={optionId}>
              <input
                key={String(option.value === chosen)}
                id={optionId}
                type="radio"
                name={name}
                value={option.value}
                defaultChecked={option.value === chosen}
                className="tick"
              />
              <bdi>{option.label}</bdi>
            </label>
            {option.hint && <p className="form-hint ps-8">{option.hint}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}
