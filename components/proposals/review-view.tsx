import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { PageHeading } from "@/components/record/page-heading";
import type { FormAction } from "@/lib/forms/state";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffProposalPath, staffRecordPath } from "@/lib/paths";
import type { Review } from "@/lib/proposals/reviewed";
import { ChangeView } from "./change-review";
import { CommentList } from "./comment-list";
import { ReviewFacts } from "./review-facts";
import { UndoPart } from "./undo-part";

type Props = {
  t: Translate;
  locale: Locale;
  review: Review;
  actions: { decide: FormAction; publish: FormAction; takeBack: FormAction; undo: FormAction; comment: FormAction };
};

/** A proposal: what is asked and why, what would change, what others say, and the decision. */
export function ReviewView({ t, locale, review, actions }: Props) {
  const { id, title, changes, mayDecide } = review;
  const views = changes.map((change) => (
    <ChangeView
      key={`${change.kind} ${change.key}`}
      t={t}
      locale={locale}
      review={review}
      change={change}
      deciding={mayDecide && !change.hasLeft}
    />
  ));
  return (
    <div className="page-width grid gap-6 pb-16">
      <PageHeading title={t(review.undoes === null ? "review.title" : "review.undoTitle", { id, title })} />
      <ReviewFacts t={t} locale={locale} review={review} />
      <OwnSteps t={t} locale={locale} review={review} actions={actions} />
      {review.unsourced && <p className="notice measure">{t("review.unsourced")}</p>}
      {review.pages > 1 && <Pages t={t} locale={locale} review={review} />}
      {mayDecide ? (
        <Decision t={t} review={review} action={actions.decide}>
          {views}
        </Decision>
      ) : (
        views
      )}
      <UndoPart t={t} locale={locale} review={review} action={actions.undo} />
      <CommentList t={t} locale={locale} review={review} action={actions.comment} />
    </div>
  );
}

/** What its author may still do with it. */
function OwnSteps({ t, locale, review, actions }: Props) {
  const [main] = review.changes;
  if (!main) return null;
  const { kind, key } = main;
  const mayChange =
    main.action === "publish" && ["draft", "submitted", "rejected", "taken_back"].includes(review.state);
  return (
    <div className="flex flex-wrap items-center gap-4">
      {mayChange && (
        <a
          href={staffRecordPath(
            locale,
            kind,
            key,
            review.state === "draft" ? `draft=${review.id}` : `from=${review.id}`,
          )}
          className="button button-quiet"
        >
          {t(review.state === "draft" ? "review.goOn" : "review.change")}
        </a>
      )}
      {review.mayPublish && (
        <ActionForm t={t} action={actions.publish} label={t("review.publish")}>
          <input type="hidden" name="proposal" value={review.id} />
          <SubmitButton>{t("review.publish")}</SubmitButton>
        </ActionForm>
      )}
      {review.mayTakeBack && (
        <ActionForm t={t} action={actions.takeBack} label={t("review.takeBack")}>
          <input type="hidden" name="proposal" value={review.id} />
          <SubmitButton quiet>{t("review.takeBack")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

function Pages({ t, locale, review }: Omit<Props, "actions">) {
  const { id, total, page, pages } = review;
  return (
    <nav aria-label={t("inbox.page", { page, pages })} className="flex flex-wrap items-center gap-4 text-sm">
      <p>{t("review.moreRecords", { total, page, pages })}</p>
      {page > 1 && <a href={staffProposalPath(locale, id, `page=${page - 1}`)}>{t("inbox.previous")}</a>}
      {page < pages && <a href={staffProposalPath(locale, id, `page=${page + 1}`)}>{t("inbox.next")}</a>}
    </nav>
  );
}

/** Publishes what is ticked, or rejects it all. */
function Decision({
  t,
  review,
  action,
  children,
}: {
  t: Translate;
  review: Review;
  action: FormAction;
  children: ReactNode;
}) {
  return (
    <ActionForm t={t} action={action} label={t("review.decide")} className="form review-form">
      <input type="hidden" name="proposal" value={review.id} />
      {children}
      <section aria-labelledby="decide" className="grid w-full gap-4 border-line border-t pt-4">
        <h2 id="decide" className="text-xl">
          {t("review.decide")}
        </h2>
        <p className="measure">{t("review.decideLead")}</p>
        {review.isMine && <p className="notice">{t("review.own")}</p>}
        <div className="measure">
          <TextArea
            name="reason"
            label={t("review.decisionReason")}
            hint={t("review.decisionHint")}
            rows={2}
            optional={review.reason !== null}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="accept">
            {t("review.accept")}
          </SubmitButton>
          <SubmitButton name="intent" value="reject" quiet>
            {t("review.reject")}
          </SubmitButton>
        </div>
      </section>
    </ActionForm>
  );
}
