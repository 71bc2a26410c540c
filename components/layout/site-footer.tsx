import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { aboutPath, changesPath, dataPath, licencesPath, signInPath, staffPath, suggestPath } from "@/lib/paths";
import type { LatestRevision } from "@/lib/revisions/clock";

type Props = {
  locale: Locale;
  t: Translate;
  /** Null while the database is away: the page stands without it. */
  latest: LatestRevision | null;
  /** Path and query as the browser sees them. */
  address: string;
};

export function SiteFooter({ locale, t, latest, address }: Props) {
  return (
    <footer className="mt-auto border-t border-line text-sm text-soft">
      <div className="page-width flex flex-wrap gap-x-6 gap-y-1 py-4">
        {latest && (
          <a href={changesPath(locale)} className="flex items-center max-md:min-h-11">
            {t("footer.revision", { revision: latest.revision, date: formatDate(locale, latest.publishedOn) })}
          </a>
        )}
        <a href={dataPath(locale)} className="flex items-center max-md:min-h-11 print:hidden">
          {t("footer.download")}
        </a>
        <a href={suggestPath(locale)} className="flex items-center max-md:min-h-11 print:hidden">
          {t("suggest.ofMissing")}
        </a>
        {/* A page of the staff side is seen by who has signed in. */}
        {!address.startsWith(staffPath(locale)) && (
          <a href={signInPath(locale)} className="flex items-center max-md:min-h-11 print:hidden">
            {t("signIn.title")}
          </a>
        )}
        <a href={aboutPath(locale, "accessibility")} className="flex items-center max-md:min-h-11 print:hidden">
          {t("footer.accessibility")}
        </a>
        <a href={dataPath(locale, "licence")} className="flex items-center max-md:min-h-11">
          {t("footer.licence")}
        </a>
        <a href={licencesPath()} className="flex items-center max-md:min-h-11">
          {t("footer.code")}
        </a>
        <span className="flex items-center">{t("footer.boundaries")}</span>
      </div>
    </footer>
  );
}
