import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffRecordPath } from "@/lib/paths";

type Props = {
  t: Translate;
  locale: Locale;
  stepped: { ref: string; document: { name: string } };
  title: string;
  lead: string;
  children: ReactNode;
};

/** A page of one step in a facility's life: the way back to its form, what the step is, and its own form. */
export function StepFrame({ t, locale, stepped, title, lead, children }: Props) {
  return (
    <div className="page-width grid gap-6 pb-16">
      <Breadcrumbs
        t={t}
        crumbs={[{ name: stepped.document.name, href: staffRecordPath(locale, "facility", stepped.ref) }]}
      />
      <PageHeading title={title}>
        <p>{lead}</p>
      </PageHeading>
      {children}
    </div>
  );
}
