import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffImportPath, staffProposalPath } from "@/lib/paths";
import type { Review } from "@/lib/proposals/reviewed";

/** Who asks, when, why, and how it was decided. */
export function ReviewFacts({ t, locale, review }: { t: Translate; locale: Locale; review: Review }) {
  const { submittedAt, createdAt, decidedAt, decidedBy } = review;
  const decided = decidedAt && formatInstant(locale, decidedAt);
  const rows: [string, string | null][] = [
    [t("review.state"), t(`inbox.states.${review.state}`)],
    [
      t("review.from"),
      review.author ?? t(review.origin === "suggestion" ? "review.fromSuggestion" : "review.fromPackage"),
    ],
    [t("review.reason"), review.reason ?? t("review.noReason")],
    [t("review.nature"), review.correction ? t("review.correction") : null],
    submittedAt
      ? [t("review.submitted"), formatInstant(locale, submittedAt)]
      : [t("review.created"), formatInstant(locale, createdAt)],
    [
      t("review.decided"),
      decided && (decidedBy ? t("review.decidedBy", { date: decided, person: decidedBy }) : decided),
    ],
    [t("review.decisionReason"), review.decisionReason],
  ];
  return (
    <section aria-label={t("review.facts")} className="grid gap-3">
      <dl className="facts">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd className="whitespace-pre-line">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      {review.undoes !== null && (
        <p>
          {t("review.undoes")}{" "}
          <a href={staffProposalPath(locale, review.undoes)}>
            {t("inbox.proposal")} {review.undoes}
          </a>
        </p>
      )}
      {review.importId !== null && (
        <p>
          <a href={staffImportPath(locale, review.importId)}>{t("review.import")}</a>
        </p>
      )}
      {review.direct && <p className="notice notice-calm">{t("review.direct")}</p>}
      {review.ownDecision && <p className="notice notice-calm">{t("review.ownDecision")}</p>}
    </section>
  );
}
