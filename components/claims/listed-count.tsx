import { CountLink } from "@/components/lists/count-link";
import { INTL_TAGS, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";

type Props = {
  t: Translate;
  locale: Locale;
  /** How many are listed; null where that cannot be asked. */
  count: number | null;
  /** The English path of the table with exactly these. */
  address: string | null;
  label: string;
  of: string;
};

/** How many the register lists of a claim's scope, opening exactly those; words where nothing can be counted. */
export function ListedCount({ t, locale, count, address, label, of }: Props) {
  if (count === null || address === null) return <span className="text-soft">{t("claims.notCounted")}</span>;
  return <CountLink t={t} locale={locale} count={count} href={tableIn(locale, address)} label={label} of={of} />;
}

/** The same table in the language of the page. */
export const tableIn = (locale: Locale, address: string): string => facilitiesPath(locale, address.split("?")[1] ?? "");

/** Listed less claimed, with its sign: `−34`. */
export function Difference({ locale, value }: { locale: Locale; value: number }) {
  const figure = new Intl.NumberFormat(INTL_TAGS[locale], { signDisplay: "exceptZero", maximumFractionDigits: 2 });
  return (
    <bdi dir="ltr" className="whitespace-nowrap">
      {figure.format(value).replace("-", "−")}
    </bdi>
  );
}
