import type { ReactNode } from "react";

/** The figures that a record comes down to, side by side. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-12">{children}</dl>;
}

/** One figure above its name. */
export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="font-semibold text-2xl leading-tight md:text-3xl">{children}</dd>
    </div>
  );
}
