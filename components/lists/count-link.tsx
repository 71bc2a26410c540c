import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  locale: Locale;
  count: number;
  /** The list of exactly these. */
  href: string;
  /** What is counted, and of whom: said aloud, for a figure alone says nothing out of its row. */
  label: string;
  of: string;
};

/** A number that opens the list of what it counts; nothing to open for a zero. */
export function CountLink({ t, locale, count, href, label, of }: Props) {
  const figure = formatNumber(locale, count);
  if (count === 0) return <span className="text-soft">{figure}</span>;
  return (
    <a href={href} aria-label={t("lists.countOf", { of, label, count: figure })} className="count-link">
      {figure}
    </a>
  );
}
