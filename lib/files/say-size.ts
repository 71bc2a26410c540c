import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/** The length of a file before compression, in bytes: that of the file itself (`exact`), or worked out from some of its rows. */
export type FileSize = { bytes: number; exact: boolean };

/** The length of a file as people read it: `140 kB`, `1.3 MB`; two digits and 'about' where it was worked out. */
export function sayFileSize(t: Translate, locale: Locale, { bytes, exact }: FileSize): string {
  const unit = bytes < 999_500 ? "kilobytes" : "megabytes";
  const size = bytes / (unit === "kilobytes" ? 1e3 : 1e6);
  // Small files are rounded up, so that none is said to hold nothing.
  const rounded = size < 1 ? 1 : Number(size.toPrecision(exact ? 3 : 2));
  const said = t(`fileSize.${unit}`, { size: formatNumber(locale, rounded) });
  return exact ? said : t("fileSize.about", { size: said });
}
