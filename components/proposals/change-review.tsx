import type { Saying } from "@/lib/editing/say-value";
import { labelByName } from "@/lib/editing/words";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffRecordPath } from "@/lib/paths";
import type { ChangeReview, Review } from "@/lib/proposals/reviewed";
import { idOf } from "@/lib/records/references";
import { UnitTable } from "./unit-table";
import { WarningList } from "./warning-list";

type Props = { t: Translate; locale: Locale; review: Review; change: ChangeReview; deciding: boolean };

/** One record of a proposal: what is to look at, and what it says before and after, field by field. */
export function ChangeView({ t, locale, review, change, deciding }: Props) {
  const { kind, key, name, action, successor, units, meanwhile, warnings } = change;
  const saying: Saying = { t, locale, kind, names: review.names };
  const heading = `record-${kind}-${key}`;
  const isOver = review.state === "published";
  return (
    <section aria-labelledby={heading} className="grid gap-3 border-line border-t pt-4">
      <h2 id={heading} className="text-xl">
        <bdi>{name}</bdi>
      </h2>
      <p className="flex flex-wrap items-center gap-x-4 text-sm">
        <span className="text-soft">{t(`recordKind.${kind}`)}</span>
        <code dir="ltr" className="text-soft">
          {key}
        </code>
        {change.isNew && <span className="tag">{t("review.isNew")}</span>}
        {change.isBack && <span className="tag">{t("review.isBack")}</span>}
        {!change.isNew && (
          <a href={staffRecordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
            {t("review.record")}
          </a>
        )}
      </p>
      {action === "retract" && <p className="notice">{t(isOver ? "review.retracted" : "review.retract")}</p>}
      {action === "merge" && successor && (
        <p className="notice">
          {t(isOver ? "review.merged" : "review.merge", { name: review.names[idOf(kind, successor)] ?? successor })}
        </p>
      )}
      {change.hasLeft && <p className="notice">{t("review.hasLeft")}</p>}
      {change.isStale && !change.hasLeft && action === "publish" && <p className="notice">{t("review.stale")}</p>}
      {meanwhile.length > 0 && (
        <p className="text-sm">
          {t("review.meanwhile", {
            fields: formatList(
              locale,
              meanwhile.map((field) => labelByName(t, kind, field)),
            ),
          })}
        </p>
      )}
      <WarningList t={t} locale={locale} warnings={warnings} names={review.names} />
      {units.length > 0 ? (
        <UnitTable
          saying={saying}
          record={{ kind, key, name }}
          units={units}
          deciding={deciding}
          isOver={isOver}
          beside={new Set(review.changes.filter((one) => one.kind === "source" && one.isNew).map((one) => one.key))}
        />
      ) : (
        action === "publish" && <p>{t("review.nothing")}</p>
      )}
    </section>
  );
}
