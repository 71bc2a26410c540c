"use client";

import { useEffect, useRef } from "react";
import type { FormProblem } from "@/lib/forms/state";
import { fieldId } from "./form-context";

type Props = { form: string; title: string; problems: FormProblem[]; labels: Record<string, string> | undefined };

/** What is to be mended, on top of the form: takes the focus, and each line leads to its field. */
export function ErrorSummary({ form, title, problems, labels }: Props) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same problems sent again are news again.
  useEffect(() => summary.current?.focus(), [problems]);
  // A field of a row is named by its list and the row's number: `events.1.on` is in the second row of the events.
  const nameOf = (field: string) => {
    const [list = "", row = ""] = field.split(".");
    const name = labels?.[field] ?? labels?.[list];
    return name && /^\d+$/.test(row) ? `${name} ${Number(row) + 1}` : name;
  };
  return (
    // biome-ignore lint/a11y/noAutofocus: without a script it is the one way to bring a reader to what went wrong.
    <div ref={summary} role="alert" tabIndex={-1} autoFocus className="error-summary">
      <h2 className="text-lg">{title}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === "" ? (
              message
            ) : (
              <a href={`#${encodeURIComponent(fieldId(form, field))}`}>
                {nameOf(field) ? `${nameOf(field)}: ` : ""}
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
