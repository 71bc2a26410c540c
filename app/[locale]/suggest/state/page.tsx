import type { Metadata } from "next";
import { PageHeading } from "@/components/record/page-heading";
import { SuggestionStanding } from "@/components/suggestions/suggestion-standing";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { suggestionStatePath } from "@/lib/paths";
import { readPublicStanding } from "@/lib/suggestions/receive";
import { readReference } from "@/lib/suggestions/reference";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ reference?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("suggest.state.title"), robots: { index: false } };
}

/** How a suggestion stands, by the number that its sender was given. */
export default async function SuggestionStatePage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const { reference: asked } = await searchParams;
  const typed = typeof asked === "string" ? asked.slice(0, 40) : "";
  const reference = readReference(typed);
  const standing = reference === null ? null : await readPublicStanding(reference);
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("suggest.state.title")} />
      {standing && <SuggestionStanding locale={locale} t={t} standing={standing} />}
      {typed && !standing && (
        <p role="status" className="notice">
          {t("suggest.state.unknown")}
        </p>
      )}
      <form action={suggestionStatePath(locale)} className="form-row mt-8 max-w-md">
        <div className="form-field">
          <label htmlFor="reference" className="form-label">
            {t("suggest.state.reference")}
          </label>
          <input id="reference" name="reference" dir="ltr" defaultValue={typed} className="field" autoComplete="off" />
        </div>
        <button type="submit" className="button button-quiet">
          {t("suggest.state.look")}
        </button>
      </form>
    </div>
  );
}
