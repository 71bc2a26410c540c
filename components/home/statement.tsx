import type { ReactNode } from "react";
import { StatusSwatch } from "@/components/status/status-mark";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Headline } from "@/lib/facilities/tally-columns";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { MapLinks } from "./map-links";

type Props = {
  t: Translate;
  locale: Locale;
  /** What is counted, in words. */
  title: string;
  headline: Headline;
  /** The day the figures hold for. */
  day: string;
  /** The lists of exactly what each number counts. */
  links: Pick<MapLinks, "tableHref" | "districtsHref" | "groupHref">;
};

/** How many, in how many districts, and how far: a sentence in which every number opens what it counts. */
export function Statement({ t, locale, title, headline, day, links }: Props) {
  const { total, groups, districts } = headline;
  const asOf = t("headline.asOf", { date: formatDate(locale, day) });
  const present = STATUS_GROUP_NAMES.filter((group) => groups[group] > 0);
  const link = (href: string) => (words: ReactNode) => (
    <a href={href} className="figure-link">
      {words}
    </a>
  );
  return (
    <section aria-label={t("headline.label")}>
      <h1 id="map-title" tabIndex={-1} className="text-lg outline-none lg:text-xl">
        {title}
      </h1>
      <p className="mt-1">
        {t.rich("home.total", {
          total,
          districts,
          all: link(links.tableHref),
          in: link(links.districtsHref),
          b: strong,
        })}{" "}
        <span className={`inline-block text-soft text-xs ${present.length > 0 ? "lg:hidden" : ""}`}>{asOf}</span>
      </p>
      {present.length > 0 && (
        <ul className="mt-0.5 flex flex-wrap gap-x-4 max-lg:hidden">
          {present.map((group) => (
            <li key={group}>
              <Figure href={links.groupHref(group)}>
                <StatusSwatch group={group} />
                <span>{t.rich(`home.group.${group}`, { count: groups[group], b: strong })}</span>
              </Figure>
            </li>
          ))}
          <li className="self-center text-soft text-xs">{asOf}</li>
        </ul>
      )}
    </section>
  );
}

const strong = (words: ReactNode) => <b className="font-semibold">{words}</b>;

function Figure({ href, children }: { href: string | null; children: ReactNode }) {
  const className = "inline-flex min-h-8 items-center gap-1.5 max-md:min-h-9";
  if (href === null) return <span className={className}>{children}</span>;
  return (
    <a href={href} className={`figure-link ${className}`}>
      {children}
    </a>
  );
}
