import type { LocationPrecision } from "@/lib/facilities/schema";
import { formatDistance } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { roundToTown } from "@/lib/map/distance";

type Props = { t: Translate; locale: Locale; km: number; precision: LocationPrecision };

/** How far a facility is from the place asked about, as the list beside the map says it. */
export function Away({ t, locale, km, precision }: Props) {
  const metres = precision === "building" ? km * 1000 : roundToTown(km);
  return (
    <span className="block text-soft text-xs">{t(`map.away.${precision}`, { n: formatDistance(locale, metres) })}</span>
  );
}
