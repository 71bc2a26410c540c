import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { facilityPath, suggestionStatePath } from "@/lib/paths";
import { findSuggestible } from "@/lib/suggestions/receive";
import { sealForm } from "@/lib/suggestions/seal";
import { sendSuggestion } from "./actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ facility?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("suggest.title"), robots: { index: false } };
}

/** What the public suggests: of one facility, or of one that is missing. Without an account. */
export default async function SuggestPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const { facility: asked } = await searchParams;
  const ref = typeof asked === "string" ? asked : "";
  const facility = ref ? await findSuggestible(ref) : null;
  const name = facility && locale === "ur" ? (facility.nameUr ?? facility.name) : facility?.name;
  const labels = {
    text: t(facility ? "suggest.wrong" : "suggest.missing"),
    link: t("suggest.link"),
    contact: t("suggest.contact"),
  };
  return (
    <div className="page-width pb-16">
      <PageHeading title={facility ? t("suggest.titleOf") : t("suggest.title")}>
        <p>{t(facility ? "suggest.leadOf" : "suggest.lead")}</p>
      </PageHeading>
      {facility && (
        <p className="mb-6 text-lg">
          <a href={facilityPath(locale, ref)} className="inline-flex min-h-11 items-center">
            <bdi>{name}</bdi>
          </a>
        </p>
      )}
      <ActionForm t={t} action={sendSuggestion} labels={labels}>
        {facility && <HiddenField name="facility" value={ref} />}
        <HiddenField name="made" value={sealForm()} />
        <TextArea
          name="text"
          label={labels.text}
          hint={t(facility ? "suggest.wrongHint" : "suggest.missingHint")}
          rows={6}
        />
        <TextField name="link" type="url" dir="ltr" label={labels.link} hint={t("suggest.linkHint")} optional />
        <TextField name="contact" label={labels.contact} hint={t("suggest.contactHint")} maxLength={200} optional />
        <div className="decoy" aria-hidden="true">
          <label>
            {t("suggest.leaveEmpty")}
            <input type="text" name="homepage" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <SubmitButton>{t("suggest.send")}</SubmitButton>
      </ActionForm>
      <p className="mt-8">
        <a href={suggestionStatePath(locale)} className="inline-flex min-h-11 items-center">
          {t("suggest.toState")}
        </a>
      </p>
    </div>
  );
}
