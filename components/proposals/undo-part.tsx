import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { FormAction } from "@/lib/forms/state";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffProposalPath } from "@/lib/paths";
import type { Review } from "@/lib/proposals/reviewed";
import { LaterEdits } from "./later-edits";

type Props = { t: Translate; locale: Locale; review: Review; action: FormAction };

/** Takes a published proposal back by another one, or says what keeps it from being taken back. */
export function UndoPart({ t, locale, review, action }: Props) {
  if (review.undoing === null) return null;
  const { undoId, laterEdits } = review.undoing;
  if (undoId !== null)
    return (
      <p>
        {t("review.undoneBy")}{" "}
        <a href={staffProposalPath(locale, undoId)}>
          {t("inbox.proposal")} {undoId}
        </a>
      </p>
    );
  return (
    <details className="measure">
      <summary className="disclosure flex min-h-11 cursor-pointer items-center gap-2 text-accent">
        {t("imports.undo.title")}
      </summary>
      {laterEdits.length > 0 ? (
        <LaterEdits t={t} locale={locale} edits={laterEdits} />
      ) : (
        <ActionForm t={t} action={action} label={t("imports.undo.title")} labels={{ reason: t("review.reason") }}>
          <input type="hidden" name="proposal" value={review.id} />
          <TextArea name="reason" label={t("review.reason")} hint={t("imports.undo.hint")} rows={2} />
          <SubmitButton quiet>{t("imports.undo.do")}</SubmitButton>
        </ActionForm>
      )}
    </details>
  );
}
