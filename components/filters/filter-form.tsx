import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { type Facet, FacetGroup } from "./facet-group";

/** Parameters that the form does not show but must not lose, such as `bbox` or `sort`. */
export type HiddenParameter = [name: string, value: string];

type Props = {
  t: Translate;
  locale: Locale;
  /** Path of the list, without a query: the form writes one. */
  action: string;
  /** The words searched for. */
  words: string;
  /** What the search looks through, for the label: names, places, bodies. */
  searchLabel: string;
  kept: HiddenParameter[];
  facets: Facet[];
  /** The number of conditions now in force. */
  active: number;
  clearHref: string;
  /** Further controls under the search box, such as 'near me'. */
  children?: ReactNode;
  /** Further groups below the facets. */
  more?: ReactNode;
};

/**
 * The filter of a list as a plain GET form. On a wide page it stands beside the list; on a narrow one it is a sheet
 * that a button opens. Both without a script; a browser that knows no popover shows it above the list.
 */
export function FilterForm(props: Props) {
  const { t, locale, action, words, searchLabel, kept, facets, active, clearHref, children, more } = props;
  return (
    <search>
      <form action={action} className="min-w-0">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchBox t={t} words={words} label={searchLabel} />
        {children}
        <button type="button" popoverTarget="filter-sheet" className="button button-quiet mt-2 w-full lg:hidden">
          {active > 0 ? t("filters.openWith", { count: active }) : t("filters.open")}
        </button>
        <div id="filter-sheet" popover="auto" className="filter-sheet">
          <div className="flex items-center justify-between gap-4 py-2">
            <h2 className="font-sans text-base">{t("filters.title")}</h2>
            <button
              type="button"
              popoverTarget="filter-sheet"
              popoverTargetAction="hide"
              className="min-h-11 px-2 text-accent text-sm underline lg:hidden"
            >
              {t("filters.close")}
            </button>
          </div>
          <div className="filter-sheet-groups">
            {facets.map((facet) => (
              <FacetGroup key={facet.name} t={t} locale={locale} facet={facet} />
            ))}
            {more}
          </div>
          <div className="flex items-center gap-4 border-line border-t py-3">
            <button type="submit" className="button flex-1">
              {t("filters.apply")}
            </button>
            {active > 0 && (
              <a href={clearHref} className="flex min-h-11 items-center text-sm">
                {t("filters.clear")}
              </a>
            )}
          </div>
        </div>
      </form>
    </search>
  );
}

export function SearchBox({ t, words, label }: { t: Translate; words: string; label: string }) {
  return (
    <div className="flex gap-2">
      <input
        type="search"
        name="q"
        defaultValue={words}
        maxLength={200}
        aria-label={label}
        placeholder={label}
        className="field flex-1 md:text-sm"
      />
      <button type="submit" className="button">
        {t("filters.search")}
      </button>
    </div>
  );
}
