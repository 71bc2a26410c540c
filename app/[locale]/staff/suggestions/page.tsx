import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { PageHeading } from "@/components/record/page-heading";
import { SuggestionTable } from "@/components/suggestions/suggestion-table";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffSuggestionsPath } from "@/lib/paths";
import { listSuggestions } from "@/lib/suggestions/queries";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ state?: string | string[] }> };

const STATES = ["received", "proposed", "declined"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("suggest.inbox.title") };
}

/** What the public has sent in about the facilities that one may deal with. */
export default async function SuggestionsPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "suggestions");
  const asked = (await searchParams).state;
  const state = STATES.find((one) => one === asked) ?? "received";
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("suggest.inbox.title")}>
        <p>{t("suggest.inbox.lead")}</p>
      </PageHeading>
      <nav aria-label={t("suggest.inbox.states")} className="mb-4">
        <ul className="flex flex-wrap gap-2">
          {STATES.map((one) => (
            <li key={one}>
              <a
                href={staffSuggestionsPath(locale, one === "received" ? undefined : `state=${one}`)}
                aria-current={one === state ? "page" : undefined}
                className="nav-link flex min-h-11 items-center px-2.5"
              >
                {t(`suggest.state.is.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SuggestionTable locale={locale} t={t} suggestions={await listSuggestions(actor, state)} />
    </div>
  );
}
