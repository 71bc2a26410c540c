import { formatMoney, sayMoney } from "@/lib/i18n/format-money";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = { t: Translate; locale: Locale; least: number; most: number };

/** An amount in rupees, exactly and as people say it; two where sources differ. */
export function AmountOf({ t, locale, least, most }: Props) {
  const [one, other] = [least, most].map((amount) => ({
    exact: formatMoney(t, locale, amount, "PKR"),
    words: sayMoney(t, locale, amount, "PKR"),
  }));
  if (!one || !other) return null;
  const range = (part: "exact" | "words") =>
    least === most ? one[part] : t("projects.range", { least: one[part], most: other[part] });
  return (
    <span className="grid">
      <bdi>{range("words")}</bdi>
      <bdi className="text-soft text-xs">{range("exact")}</bdi>
      {least !== most && <span className="text-warn text-xs">{t("projects.differ")}</span>}
    </span>
  );
}
