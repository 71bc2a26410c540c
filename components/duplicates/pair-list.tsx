import type { Pair } from "@/lib/duplicates/pair";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayDistance } from "@/lib/map/say-distance";
import { staffPairPath } from "@/lib/paths";

/** Pairs of records that may be one facility, each a way to its two sides. */
export function PairList({ locale, t, pairs }: { locale: Locale; t: Translate; pairs: readonly Pair[] }) {
  if (pairs.length === 0) return <p className="text-soft">{t("duplicates.none")}</p>;
  return (
    <ul className="border-line border-t">
      {pairs.map(({ one, other, reason, decidedReason, metres }) => (
        <li key={`${one.ref} ${other.ref}`} className="grid gap-1 border-line border-b py-3">
          <a
            href={staffPairPath(locale, one.ref, other.ref)}
            className="inline-flex min-h-11 flex-wrap items-center gap-x-2"
          >
            <bdi>{one.document.name}</bdi>
            <span>{t("duplicates.and")}</span>
            <bdi>{other.document.name}</bdi>
          </a>
          <p className="measure text-soft text-sm">
            {metres !== null && `${sayDistance(t, locale, metres)} · `}
            <bdi>{decidedReason ?? reason}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}
