import { formatDistance } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/** How far two records lie from each other, in words; none at all is one point, which may be the middle of a district. */
export const sayDistance = (t: Translate, locale: Locale, metres: number): string =>
  metres < 1 ? t("facility.samePoint") : formatDistance(locale, metres);
