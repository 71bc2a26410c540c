import type { StatusGroup } from "@/lib/facilities/status";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { GROUP_COLOURS } from "./status-mark";

/** `href` opens the list of exactly these facilities; `current` when that is the list shown. */
export type GroupCount = { group: StatusGroup; count: number; href: string; current?: boolean };

type Props = {
  t: Translate;
  locale: Locale;
  groups: GroupCount[];
  /** Districts with at least one of the facilities counted; null where they are no question. */
  districts: { count: number; href: string } | null;
  /** The day the figures hold for. */
  day: string;
};

/** So many open, ready, being built, promised, stopped and unknown, in so many districts: each number a link to its list. */
export function Headline({ t, locale, groups, districts, day }: Props) {
  return (
    <section aria-label={t("headline.label")}>
      <ProportionBar groups={groups} />
      <ul className="mt-2 grid grid-cols-3 gap-x-4 gap-y-1 sm:flex sm:flex-wrap sm:gap-x-8">
        {groups.map(({ group, count, href, current }) => (
          <li key={group}>
            <Figure
              href={href}
              current={current ?? false}
              count={formatNumber(locale, count)}
              name={t(`group.${group}`)}
              colour={GROUP_COLOURS[group]}
            />
          </li>
        ))}
        {districts && (
          <li className="sm:border-s sm:border-line sm:ps-8">
            <Figure
              href={districts.href}
              current={false}
              count={formatNumber(locale, districts.count)}
              name={t("headline.districts", { count: districts.count })}
            />
          </li>
        )}
        <li className="col-span-2 self-end text-soft text-xs sm:ms-auto sm:pb-1">
          {t("headline.asOf", { date: formatDate(locale, day) })}
        </li>
      </ul>
    </section>
  );
}

type FigureProps = { href: string; current: boolean; count: string; name: string; colour?: string };

function Figure({ href, current, count, name, colour }: FigureProps) {
  return (
    <a
      href={href}
      aria-current={current ? "true" : undefined}
      className="group block min-h-11 text-ink no-underline aria-[current]:shadow-[inset_0_-2px_0_var(--accent)]"
    >
      <span className="block font-semibold text-xl leading-tight group-hover:text-accent sm:text-2xl">{count}</span>
      <span className="flex items-baseline gap-1.5 text-sm leading-snug">
        {colour && (
          <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true" className={`mark shrink-0 ${colour}`}>
            <path d="M0 0H8V8H0Z" fill="currentColor" />
          </svg>
        )}
        <span className="underline decoration-line underline-offset-4 group-hover:decoration-current">{name}</span>
      </span>
    </a>
  );
}

/** The groups as shares of one line, in the order of the figures below it; it says nothing that they do not. */
function ProportionBar({ groups }: { groups: GroupCount[] }) {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let start = 0;
  const parts = groups.map(({ group, count }) => {
    const part = { group, start, width: (count / total) * 100 };
    start += part.width;
    return part;
  });
  return (
    <svg width="100%" height="6" aria-hidden="true" className="mark block rtl:-scale-x-100">
      {parts.map(({ group, start: x, width }) => (
        <rect
          key={group}
          x={`${x}%`}
          y="0"
          width={`${width}%`}
          height="6"
          fill="currentColor"
          className={GROUP_COLOURS[group]}
        />
      ))}
    </svg>
  );
}
