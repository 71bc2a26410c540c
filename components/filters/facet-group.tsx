import type { ReactNode } from "react";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/**
 * One value of a facet. `count`: the total of the list that `href` opens, which is this value alone in its facet;
 * null where the link only leads back up. `name` may be record text in one language; `lang` says which when it is not
 * the page's. A `plain` value is a link without a box, `depth` 1 stands below the one before it.
 */
export type FacetValue = {
  value: string;
  name: string;
  lang?: "en" | undefined;
  count: number | null;
  href: string;
  checked: boolean;
  plain?: boolean;
  depth?: number;
  mark?: ReactNode;
};

/** `name` is the parameter; values beyond `shown` wait behind a disclosure. */
export type Facet = { name: string; title: string; values: FacetValue[]; shown?: number; open?: boolean };

type Props = { t: Translate; locale: Locale; facet: Facet };

/** A group of the filter form: tick several and apply, or follow one number to that value alone. */
export function FacetGroup({ t, locale, facet }: Props) {
  const { name, title, values, shown = 8, open = false } = facet;
  const ticked = values.filter(({ checked }) => checked).length;
  const first = values.slice(0, shown);
  const rest = values.slice(shown);
  return (
    <details open={open || ticked > 0} className="border-t border-line">
      <summary className="disclosure flex min-h-11 items-center gap-2 py-1.5 font-medium text-sm">
        {title}
        {ticked > 0 && <span className="text-accent">({formatNumber(locale, ticked)})</span>}
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{title}</legend>
        <FacetRows t={t} locale={locale} name={name} title={title} values={first} />
        {rest.length > 0 && (
          <details open={rest.some(({ checked }) => checked)}>
            <summary className="disclosure flex min-h-11 items-center text-accent text-sm">
              {t("filters.more", { count: rest.length })}
            </summary>
            <FacetRows t={t} locale={locale} name={name} title={title} values={rest} />
          </details>
        )}
      </fieldset>
    </details>
  );
}

type RowsProps = { t: Translate; locale: Locale; name: string; title: string; values: FacetValue[] };

function FacetRows({ t, locale, name, title, values }: RowsProps) {
  return (
    <ul className="text-sm">
      {values.map((choice) => (
        <li key={choice.value} className={choice.depth ? "facet-row ps-7" : "facet-row"}>
          {choice.plain ? (
            <PlainRow locale={locale} choice={choice} />
          ) : (
            <TickRow t={t} locale={locale} name={name} title={title} choice={choice} />
          )}
        </li>
      ))}
    </ul>
  );
}

function TickRow({ t, locale, name, title, choice }: Omit<RowsProps, "values"> & { choice: FacetValue }) {
  const { value, name: label, lang, count, href, checked, mark } = choice;
  return (
    <>
      <label className="facet-choice cursor-pointer">
        <input type="checkbox" name={name} value={value} defaultChecked={checked} className="tick" />
        {mark}
        <bdi lang={lang}>{label}</bdi>
      </label>
      {count !== null && (
        <a href={href} aria-label={t("filters.only", { title, name: label, count })} className="facet-count">
          {formatNumber(locale, count)}
        </a>
      )}
    </>
  );
}

function PlainRow({ locale, choice: { name, lang, count, href, depth } }: { locale: Locale; choice: FacetValue }) {
  return (
    <a href={href} className="facet-choice">
      {!depth && (
        <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true" className="shrink-0 rtl:-scale-x-100">
          <path d="M6 1L2 4L6 7" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      )}
      <bdi lang={lang}>{name}</bdi>
      {count !== null && <span className="ms-auto px-1">{formatNumber(locale, count)}</span>}
    </a>
  );
}
