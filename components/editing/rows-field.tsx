"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { CheckField } from "@/components/forms/check-field";
import { FieldNotes } from "@/components/forms/field-frame";
import { useField, useForm } from "@/components/forms/form-context";
import type { RowsControl } from "@/lib/editing/controls";
import { PlainField } from "./plain-field";

export type RowsWords = { add: string; remove: string; empty: string; row: string };

/** The name under which a form asks for one more row of a list, where no script adds it. */
const ADD = "add";

/** The numbers of the rows that were sent. */
function sentRows(values: Record<string, string[]>, name: string): number[] {
  const numbers = Object.keys(values).flatMap((key) => {
    const row = key.startsWith(`${name}.`) ? Number(key.slice(name.length + 1).split(".")[0]) : Number.NaN;
    return Number.isInteger(row) ? [row] : [];
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/**
 * A list of rows. One more is a press of a button: with a script at once, without one by sending the form, which comes
 * back with it. A row is taken out by ticking it, so that it can be left in again.
 */
export function RowsField({ control, words }: { control: RowsControl; words: RowsWords }) {
  const { name, label, hint, columns, rows } = control;
  const { values } = useForm();
  const { id, errors } = useField(name, hint);
  const [added, setAdded] = useState<number[]>([]);
  const list = useRef<HTMLOListElement>(null);
  const sent = values ? sentRows(values, name) : rows.map((_, at) => at);
  const numbers = [...new Set([...sent, ...added])].sort((one, other) => one - other);

  useEffect(() => {
    if (added.length > 0)
      list.current?.lastElementChild?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [added]);

  const add = (event: MouseEvent) => {
    event.preventDefault();
    setAdded([...added, (numbers.at(-1) ?? -1) + 1]);
  };

  return (
    <fieldset id={id} className="form-field edit-rows" data-wrong={errors.length > 0 ? "" : undefined}>
      <legend className="form-label">{label}</legend>
      <FieldNotes id={id} hint={hint} errors={errors} />
      <ol ref={list} className="grid gap-4">
        {numbers.map((row, at) => (
          <li key={row}>
            <fieldset className="edit-row">
              <legend className="text-soft text-sm">{`${words.row} ${at + 1}`}</legend>
              <div className="edit-columns">
                {columns.map((column) => (
                  <PlainField
                    key={column.name}
                    control={column}
                    name={column.name === "" ? `${name}.${row}` : `${name}.${row}.${column.name}`}
                    value={rows[row]?.[column.name] ?? ""}
                    empty={words.empty}
                  />
                ))}
              </div>
              <RowNotes name={`${name}.${row}`} />
              <CheckField name={`out.${name}`} value={String(row)} label={words.remove} />
            </fieldset>
          </li>
        ))}
      </ol>
      <button type="submit" name={ADD} value={name} onClick={add} className="button button-quiet justify-self-start">
        {words.add}
      </button>
    </fieldset>
  );
}

/** What is wrong with a row as a whole. */
function RowNotes({ name }: { name: string }) {
  const { id, errors } = useField(name, undefined);
  return errors.length > 0 ? (
    <div id={id}>
      <FieldNotes id={id} hint={undefined} errors={errors} />
    </div>
  ) : null;
}
