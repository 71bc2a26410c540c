import { LevelBars } from "@/components/charts/level-bars";
import { Figure, FigureRow } from "@/components/facts/figures";
import type { ClaimRow } from "@/lib/claims/columns";
import { sayScope, saySpeaker, sayValue } from "@/lib/claims/words";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { ClaimedValue } from "./claim-link";
import { Difference, ListedCount } from "./listed-count";
import { VerdictTag } from "./verdict-tag";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  row: ClaimRow;
  /** The day that the page shows, and whether it is today. */
  day: string;
  asked: boolean;
};

/** A claim held against the list, in figures and in a sentence that can be quoted; each count opens its facilities. */
export function Reckoning(props: Props) {
  const { t, locale, row, day, asked } = props;
  const listed =
    row.compared_on === null
      ? t("columns.claims.listed.label")
      : t("claims.listedOn", { date: formatDate(locale, row.compared_on) });
  const today = asked ? t("claims.listedAsOf", { date: formatDate(locale, day) }) : t("claims.listedToday");
  const count = (name: "listed" | "listed_today", label: string) => (
    <ListedCount
      t={t}
      locale={locale}
      count={row[name]}
      address={name === "listed" ? row.address : row.address_today}
      label={label}
      of={row.ref}
    />
  );
  return (
    <section aria-label={t("columns.claims.verdict.label")} className="grid gap-5">
      <FigureRow>
        <Figure label={t(row.is_target ? "claims.asked.promised" : "claims.asked.claimed")}>
          <ClaimedValue t={t} locale={locale} claim={row} />
        </Figure>
        {row.scope !== null && (
          <>
            <Figure label={listed}>{count("listed", listed)}</Figure>
            {row.difference !== null && (
              <Figure label={t("claims.difference")}>
                <Difference locale={locale} value={row.difference} />
              </Figure>
            )}
            <Figure label={today}>{count("listed_today", today)}</Figure>
          </>
        )}
      </FigureRow>
      {row.scope !== null && row.value !== null && (
        <LevelBars id={row.ref} label={sayBars(props)} aim={row.value} solid={row.listed} outlined={row.listed_today} />
      )}
      <div className="grid gap-1">
        <p className="font-semibold text-lg">
          <VerdictTag t={t} verdict={row.verdict} />
        </p>
        <p className="measure">{t(`verdictReason.${row.reason}`)}</p>
        <DayNote {...props} />
      </div>
      <blockquote className="measure border-accent border-s-3 ps-4">
        <p>{sayReckoning(props)}</p>
      </blockquote>
    </section>
  );
}

/** What must be said of the day compared: that it is the source's, the last of a month or year, or later than the page. */
function DayNote({ t, locale, row, day }: Props) {
  const notes = [
    ...(row.compared_basis === "source" ? [t("claims.sourceDay")] : []),
    ...(row.as_of !== null && row.as_of.length < 10 && row.scope !== null
      ? [t("claims.partialDay", { date: formatDate(locale, row.as_of) })]
      : []),
    ...(row.said_on !== null && row.said_on > day
      ? [t("claims.laterThanShown", { date: formatDate(locale, day) })]
      : []),
  ];
  return notes.length > 0 && <p className="measure text-sm text-soft">{notes.join(" ")}</p>;
}

function sayBars({ t, locale, row }: Props): string {
  const said = (value: number | null) => (value === null ? t("claims.notCounted") : formatNumber(locale, value));
  return t("claims.bars", { claimed: said(row.value), listed: said(row.listed), today: said(row.listed_today) });
}

/** The whole in a sentence: who said how many, and how many of that scope the register lists on that day. */
export function sayReckoning({ t, locale, directory, row }: Pick<Props, "t" | "locale" | "directory" | "row">): string {
  const speaker = saySpeaker(t, locale, directory, row.speaker_body_code).text;
  const value = sayValue(t, locale, row) ?? row.value_text ?? t("claims.noNumber");
  const scope = sayScope(t, locale, directory, row);
  if (scope === null || row.listed === null || row.compared_on === null) {
    return t("claims.sentence.plain", { speaker, value, measure: t(`measure.${row.measure}`) });
  }
  const said = {
    speaker,
    value,
    scope: scope.slice(0, 1).toLocaleLowerCase("en") + scope.slice(1),
    count: row.listed,
    date: formatDate(locale, row.compared_on),
  };
  return row.is_target ? t("claims.sentence.promised", said) : t("claims.sentence.listed", said);
}
