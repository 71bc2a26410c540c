import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readStaffPage } from "@/app/staff-page";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { PageHeading } from "@/components/record/page-heading";
import { SuggestionFacts } from "@/components/suggestions/suggestion-facts";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffSuggestionsPath } from "@/lib/paths";
import { mayDecline, readSuggestion } from "@/lib/suggestions/queries";
import { decline, takeUp } from "../actions";

type Props = { params: Promise<{ locale: string; reference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("suggest.inbox.one") };
}

/** One suggestion: what it says, from whom, and what to do with it. */
export default async function SuggestionPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "suggestions");
  const suggestion = await readSuggestion(actor, (await params).reference);
  if (!suggestion) notFound();
  const reference = <HiddenField name="reference" value={suggestion.reference} />;
  return (
    <div className="page-width grid gap-8 pb-16">
      <PageHeading title={<bdi>{suggestion.name ?? t("suggest.inbox.missing")}</bdi>} />
      <SuggestionFacts locale={locale} t={t} suggestion={suggestion} />
      {suggestion.state === "received" && (
        <section className="grid gap-3">
          <h2 className="text-xl">{t("suggest.inbox.takeUp")}</h2>
          <p className="measure">{t("suggest.inbox.takeUpHow")}</p>
          <ActionForm t={t} action={takeUp}>
            {reference}
            <SubmitButton>{t("suggest.inbox.makeDraft")}</SubmitButton>
          </ActionForm>
        </section>
      )}
      {(await mayDecline(actor, suggestion)) && (
        <section className="grid gap-3">
          <h2 className="text-xl">{t("suggest.inbox.decline")}</h2>
          <ActionForm t={t} action={decline} labels={{ reason: t("suggest.inbox.reason") }}>
            {reference}
            <TextArea
              name="reason"
              label={t("suggest.inbox.reason")}
              hint={t("suggest.inbox.reasonHint")}
              maxLength={1000}
            />
            <SubmitButton quiet>{t("suggest.inbox.decline")}</SubmitButton>
          </ActionForm>
        </section>
      )}
      <p>
        <a href={staffSuggestionsPath(locale)} className="inline-flex min-h-11 items-center">
          {t("suggest.inbox.back")}
        </a>
      </p>
    </div>
  );
}
