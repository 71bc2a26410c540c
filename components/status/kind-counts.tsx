import type { FacilityKind } from "@/lib/facilities/schema";
import type { Translate } from "@/lib/i18n/translate";
import { KindMark } from "./status-mark";

/** `href` opens the list of exactly these. */
export type KindCount = { kind: FacilityKind; count: number; href: string };

/** So many of each kind, in words: `12 software technology parks`, `1 school IT centre`. */
export function KindCounts({ t, counts }: { t: Translate; counts: KindCount[] }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {counts.map(({ kind, count, href }) => (
        <li key={kind} className="flex items-center gap-2">
          <KindMark kind={kind} />
          <a href={href} className="flex min-h-9 items-center max-md:min-h-11">
            {t(`kindCount.${kind}`, { count })}
          </a>
        </li>
      ))}
    </ul>
  );
}
