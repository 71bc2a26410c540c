import type { Translate } from "@/lib/i18n/translate";

/** `lang` when the name is not in the language of the page. */
export type Crumb = { name: string; href: string; lang?: "en" | undefined };

/** The way from the list to this record; the record itself is the heading below. */
export function Breadcrumbs({ t, crumbs }: { t: Translate; crumbs: Crumb[] }) {
  return (
    <nav aria-label={t("record.breadcrumbs")} className="text-sm has-[+header]:pt-3 print:hidden">
      <ol className="flex flex-wrap items-center">
        {crumbs.map(({ name, href, lang }) => (
          <li key={href} className="crumb flex items-center">
            <a href={href} className="flex min-h-9 items-center max-md:min-h-11">
              <bdi lang={lang}>{name}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
