"use client";

import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

/** A value and its word; `group` puts it under a heading with the others of that name. */
export type Option = { value: string; label: string; group?: string | undefined };

type Props = {
  name: string;
  label: string;
  options: readonly Option[];
  hint?: string | undefined;
  value?: string | null | undefined;
  optional?: boolean | undefined;
  /** The word for 'nothing chosen'; without it the first option is chosen. */
  empty?: string | undefined;
};

/** One of several words. */
export function SelectField({ name, label, options, hint, value, optional, empty }: Props) {
  const { id, errors, words, typed, aria } = useField(name, hint);
  const chosen = typed?.[0] ?? value ?? "";
  const groups = [...new Set(options.map(({ group }) => group))];
  const inGroup = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ));
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} note={optional ? words.optional : undefined}>
      <select key={chosen} id={id} name={name} defaultValue={chosen} required={!optional} className="field" {...aria}>
        {empty !== undefined && <option value="">{empty}</option>}
        {groups.map((group) =>
          group === undefined ? (
            inGroup(group)
          ) : (
            <optgroup key={group} label={group}>
              {inGroup(group)}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}
