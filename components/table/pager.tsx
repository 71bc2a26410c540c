import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  locale: Locale;
  /** Rows on this page, and rows of the whole list. */
  shown: number;
  total: number;
  /** Null on the first page, and on the last. */
  firstHref: string | null;
  nextHref: string | null;
  sizes: { limit: number; href: string; current: boolean }[];
};

/** Where one is in a list that is paged by cursor: how much of it is here, back to its start, on, and how many at once. */
export function Pager({ t, locale, shown, total, firstHref, nextHref, sizes }: Props) {
  return (
    <nav
      aria-label={t("table.pages")}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 text-sm print:hidden"
    >
      <ShownCount t={t} shown={shown} total={total} />
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

/** `showing 50 of 215`: always true, of this page and of the whole list. */
export function ShownCount({ t, shown, total }: { t: Translate; shown: number; total: number }) {
  return <span>{shown === total ? t("table.all", { total }) : t("table.shown", { shown, total })}</span>;
}
