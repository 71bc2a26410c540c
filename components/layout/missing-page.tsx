import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath, homePath } from "@/lib/paths";

/** What a person sees at an address of nothing: what may be wrong, a search, and two ways on. */
export function MissingPage({ locale, t }: { locale: Locale; t: Translate }) {
  return (
    <div className="page-width py-12">
      <h1 className="text-2xl">{t("problem.missingTitle")}</h1>
      <p className="measure mt-4">{t("problem.missingText")}</p>
      <form action={facilitiesPath(locale)} className="mt-6 flex max-w-md gap-2">
        <input type="search" name="q" aria-label={t("problem.searchLabel")} className="field flex-1" />
        <button type="submit" className="button">
          {t("problem.search")}
        </button>
      </form>
      <p className="mt-6 flex flex-wrap gap-x-6">
        <a href={homePath(locale)}>{t("problem.toMap")}</a>
        <a href={facilitiesPath(locale)}>{t("problem.toTable")}</a>
      </p>
    </div>
  );
}
