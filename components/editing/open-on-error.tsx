"use client";

import type { ReactNode } from "react";
import { useForm } from "@/components/forms/form-context";

type Props = {
  /** What the names of its fields begin with. */
  prefix: string;
  open: boolean;
  summary: string;
  children: ReactNode;
};

/** Fields that few need, folded away until one of them is wrong or was filled in. */
export function OpenOnError({ prefix, open, summary, children }: Props) {
  const { problems, values } = useForm();
  const isWrong = problems.some(({ field }) => field.startsWith(prefix));
  const isTyped = Object.entries(values ?? {}).some(
    ([name, texts]) => name === `${prefix}title` && texts.some((text) => text !== ""),
  );
  return (
    <details open={open || isWrong || isTyped} className="w-full">
      <summary className="disclosure flex min-h-11 cursor-pointer items-center gap-2 text-accent">{summary}</summary>
      <div className="mt-3 grid gap-4 border-line border-s-2 ps-4">{children}</div>
    </details>
  );
}
