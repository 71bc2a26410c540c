import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Review } from "@/lib/proposals/reviewed";

type Props = { t: Translate; locale: Locale; review: Review; action: FormAction };

/** What has been said about a proposal, and a place to say more. */
export function CommentList({ t, locale, review, action }: Props) {
  return (
    <section aria-labelledby="comments" className="measure grid gap-4 border-line border-t pt-4">
      <h2 id="comments" className="text-xl">
        {t("review.comments")}
      </h2>
      {review.comments.length === 0 && <p className="text-soft">{t("review.noComments")}</p>}
      <ol className="grid gap-3">
        {review.comments.map(({ id, author, body, at }) => (
          <li key={id} className="border-line border-s-2 ps-4">
            <p className="text-soft text-sm">
              <bdi>{author ?? t("review.fromPackage")}</bdi> · {formatInstant(locale, at)}
            </p>
            <p dir="auto" className="whitespace-pre-line">
              {body}
            </p>
          </li>
        ))}
      </ol>
      {review.mayComment && (
        <ActionForm t={t} action={action} label={t("review.comment")}>
          <input type="hidden" name="proposal" value={review.id} />
          <TextArea name="comment" label={t("review.comment")} rows={3} />
          <SubmitButton quiet>{t("review.say")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
