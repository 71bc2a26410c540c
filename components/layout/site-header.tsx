import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import {
  aboutPath,
  agreementsPath,
  areasPath,
  bodiesPath,
  changesPath,
  claimsPath,
  dataPath,
  facilitiesPath,
  homePath,
  mapPath,
  projectsPath,
  sourcesPath,
  statisticsPath,
} from "@/lib/paths";
import { LanguageLink } from "./language-link";
import { SiteMark } from "./site-mark";

const PLACES = [
  { key: "nav.map", path: homePath },
  { key: "nav.table", path: facilitiesPath },
  { key: "nav.areas", path: areasPath },
  { key: "nav.bodies", path: bodiesPath },
  { key: "nav.claims", path: claimsPath },
  { key: "nav.agreements", path: agreementsPath },
  { key: "nav.projects", path: projectsPath },
  { key: "nav.statistics", path: statisticsPath },
  { key: "nav.sources", path: sourcesPath },
  { key: "nav.changes", path: changesPath },
  { key: "nav.data", path: dataPath },
  { key: "nav.about", path: aboutPath },
] as const;

/** `address`: path and query as the browser sees them. */
export function SiteHeader({ locale, t, address }: { locale: Locale; t: Translate; address: string }) {
  const pathname = address.split("?")[0] ?? "";
  return (
    <header className="border-b border-line">
      <a href="#content" className="skip-link">
        {t("nav.skip")}
      </a>
      <div className="page-width flex flex-wrap items-center gap-x-6">
        <a href={homePath(locale)} className="flex min-h-12 items-center gap-2.5 text-ink no-underline">
          <SiteMark />
          <span className="font-heading font-semibold leading-tight">{t("site.name")}</span>
          <span className="hidden text-soft text-sm sm:inline">{t("site.country")}</span>
        </a>
        <nav
          aria-label={t("nav.main")}
          className="nav-strip order-last -mx-4 print:hidden w-[calc(100%+2rem)] overflow-x-auto lg:order-none lg:mx-0 lg:w-auto"
        >
          <ul className="flex px-2 lg:px-0">
            {PLACES.map(({ key, path }) => (
              <li key={key}>
                <NavLink href={path(locale)} current={isCurrent(path(locale), locale, pathname)}>
                  {t(key)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageLink locale={locale} address={address} />
      </div>
    </header>
  );
}

function NavLink({ href, current, children }: { href: string; current: boolean; children: string }) {
  return (
    <a
      href={href}
      aria-current={current ? "page" : undefined}
      className="nav-link flex min-h-11 items-center whitespace-nowrap px-2.5 text-sm lg:min-h-12"
    >
      {children}
    </a>
  );
}

/** A record belongs to its list, the map of the whole window to the first page. */
function isCurrent(href: string, locale: Locale, pathname: string): boolean {
  if (href === homePath(locale)) return pathname === href || pathname === mapPath(locale);
  return pathname === href || pathname.startsWith(`${href}/`);
}
