import type { ReactNode } from "react";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Refusal } from "@/lib/records/query-fields";

type Props = {
  t: Translate;
  locale: Locale;
  /** What is shown, in words. */
  title: string;
  count: number;
  day: string;
  revision: number;
  refusals: readonly Refusal[];
  /** The same on our own site. */
  href: string;
  children: ReactNode;
};

/** The end of what is framed: where it comes from. A map's link that skips it leads here. */
export const FOOT_ID = "from";

/** What is framed with its name above it, and below it whose it is, of which day, and the way to the register. */
export function EmbedFrame({ t, locale, title, count, day, revision, refusals, href, children }: Props) {
  return (
    <>
      <div className="grid gap-2 px-3 py-2">
        <h1 className="text-base">
          {title} <span className="font-normal text-soft">({t("embed.count", { count })})</span>
        </h1>
        <IgnoredNotice t={t} refusals={refusals} />
      </div>
      {children}
      <footer
        id={FOOT_ID}
        tabIndex={-1}
        className="mt-auto flex flex-wrap items-center gap-x-4 border-line border-t px-3 py-1 text-soft text-xs outline-none"
      >
        <a href={href} target="_blank" rel="noopener" className="inline-flex min-h-9 items-center font-semibold">
          {t("site.name")}, {t("site.country")}
        </a>
        <span>{t("embed.asOf", { date: formatDate(locale, day), revision })}</span>
        <a href={DATA_LICENCE} target="_blank" rel="license noopener" className="inline-flex min-h-9 items-center">
          CC BY 4.0
        </a>
      </footer>
    </>
  );
}
