import type { ReactNode } from "react";
import { AsOfBar } from "@/components/notices/as-of-bar";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { Breadcrumbs, type Crumb } from "@/components/record/breadcrumbs";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Refusal } from "@/lib/records/query-fields";
import type { AskedMoment } from "@/lib/revisions/asked";

type Props = {
  t: Translate;
  locale: Locale;
  crumbs: Crumb[];
  said: AskedMoment;
  refusals: readonly Refusal[];
  /** The same page as of today. */
  todayHref: string;
  heading: ReactNode;
  /** The figures, above all else. */
  lead: ReactNode;
  aside: ReactNode;
  children: ReactNode;
};

/** The page of a body, an area, a programme or a source: where it is, what it is, and beside it what goes with it. */
export function RecordFrame(props: Props) {
  const { t, locale, crumbs, said, refusals, todayHref, heading, lead, aside, children } = props;
  return (
    <div className="brief page-width pt-3 pb-16">
      <Breadcrumbs t={t} crumbs={crumbs} />
      <div className="grid gap-3 empty:hidden">
        <AsOfBar t={t} locale={locale} {...said} todayHref={todayHref} />
        <IgnoredNotice t={t} refusals={refusals} />
      </div>
      <div className="mt-2">{heading}</div>
      <div className="mt-6 grid print:mt-3 gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] print:block">
        <div>{lead}</div>
        <aside className="grid content-start gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1 print:mt-4">
          {aside}
        </aside>
        <div className="grid content-start gap-10 print:mt-2 print:gap-2">{children}</div>
      </div>
    </div>
  );
}

type SectionProps = {
  title: ReactNode;
  note?: ReactNode;
  /** Not in print: a brief has one page, and its address leads to the rest. */
  onScreen?: boolean;
  children: ReactNode;
};

/** A part of such a page under a heading of its own. */
export function RecordSection({ title, note, onScreen = false, children }: SectionProps) {
  return (
    <section className={onScreen ? "print:hidden" : undefined}>
      <h2 className="text-xl">{title}</h2>
      {note && <div className="measure mt-1 text-sm text-soft">{note}</div>}
      <div className="mt-3 print:mt-1">{children}</div>
    </section>
  );
}
