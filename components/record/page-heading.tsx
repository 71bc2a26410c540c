import type { ReactNode } from "react";

/** The head of a page that is no record: what it lists, and a sentence about it. */
export function PageHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="pt-6 pb-4 md:pt-8 [nav+&]:pt-1">
      <h1 className="text-2xl md:text-3xl">{title}</h1>
      {children && <div className="measure mt-2 text-soft">{children}</div>}
    </header>
  );
}
