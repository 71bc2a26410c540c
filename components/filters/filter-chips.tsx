import type { Translate } from "@/lib/i18n/translate";

/** One condition in force: what it is about, what it asks for, and the list without it. */
export type FilterChip = { key: string; title: string; value: string; lang?: "en" | undefined; href: string };

/** The conditions in force, each a link that removes it alone. Nothing when there are none. */
export function FilterChips({ t, chips, clearHref }: { t: Translate; chips: FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("filters.inForce")} className="flex flex-wrap items-center gap-2 text-sm">
      {chips.map(({ key, title, value, lang, href }) => (
        <li key={key} className="max-w-full">
          <a href={href} className="chip" aria-label={t("filters.remove", { title, value })}>
            <span className="text-soft">{title}</span>
            <bdi lang={lang} className="truncate">
              {value}
            </bdi>
            <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className="shrink-0">
              <path d="M1 1L9 9M9 1L1 9" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={clearHref} className="flex min-h-9 items-center px-1 max-md:min-h-11">
            {t("filters.clear")}
          </a>
        </li>
      )}
    </ul>
  );
}
