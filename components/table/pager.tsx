import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  locale: Locale;
  /** Rows on this page, and rows of the whole list. */
  shown: number;
  total: number;
  /** Rows of the list before this page, where that is known. */
  before?: number;
  /** Null on the first page, and on the last. */
  firstHref: string | null;
  nextHref: string | null;
  sizes: { limit: number; href: string; current: boolean }[];
};

/** Where one is in a list that is paged by cursor: how much of it is here, back to its start, on, and how many at once. */
export function Pager({ t, locale, shown, total, before = 0, firstHref, nextHref, sizes }: Props) {
  return (
    <nav
      aria-label={t("table.pages")}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 text-sm print:hidden"
    >
      <ShownCount t={t} shown={shown} total={total} before={before} />
      {firstHref && (
        <a href={firstHref} className="flex min-h-11 items-center">
          {t("table.first")}
        </a>
      )}
      {nextHref && (
        <a href={nextHref} rel="next" className="button button-quiet">
          {t("table.next")}
        </a>
      )}
      {total > 25 && (
        <span className="flex items-center gap-1 sm:ms-auto">
          <span className="text-soft">{t("table.rows")}</span>
          {sizes.map(({ limit, href, current }) => (
            <a
              key={limit}
              href={href}
              aria-current={current ? "true" : undefined}
              className="flex min-h-11 min-w-11 items-center justify-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {formatNumber(locale, limit)}
            </a>
          ))}
        </span>
      )}
    </nav>
  );
}

type ShownCountProps = { t: Translate; shown: number; total: number; before?: number };

/** `showing 50 of 215`, further on `showing 51 to 100 of 215`: always true, of this page and of the whole list. */
export function ShownCount({ t, shown, total, before = 0 }: ShownCountProps) {
  if (shown === total) return <span>{t("table.all", { total })}</span>;
  if (before === 0) return <span>{t("table.shown", { shown, total })}</span>;
  return <span>{t("table.range", { from: before + 1, to: before + shown, total })}</span>;
}
