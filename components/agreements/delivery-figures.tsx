import { LevelBars } from "@/components/charts/level-bars";
import { Figure, FigureRow } from "@/components/facts/figures";
import type { AgreementRow } from "@/lib/agreements/columns";
import { formatDate, formatDuration, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { OverdueTag } from "./overdue-tag";

type Props = { t: Translate; locale: Locale; row: AgreementRow; day: string };

/** Delivered of promised, the time since signing, and whether it is overdue: in figures and in a sentence. */
export function DeliveryFigures({ t, locale, row, day }: Props) {
  const { promised, listed, open, signed_on, overdue } = row;
  const figure = (value: number) => formatNumber(locale, value);
  const since = signed_on === null ? null : formatDuration(locale, signed_on, day);
  return (
    <section aria-label={t("agreements.title")} className="grid gap-5">
      <FigureRow>
        <Figure label={t("agreements.promised")}>
          {promised === null ? <span className="text-lg text-soft">{t("agreements.noNumber")}</span> : figure(promised)}
        </Figure>
        <Figure label={t("agreements.listed")}>{figure(listed)}</Figure>
        <Figure label={t("agreements.open")}>{figure(open)}</Figure>
        {since !== null && <Figure label={t("agreements.since")}>{since}</Figure>}
      </FigureRow>
      {promised !== null && (
        <LevelBars
          id={row.ref}
          label={t("agreements.bars", { promised: figure(promised), listed: figure(listed), open: figure(open) })}
          aim={promised}
          solid={open}
          outlined={listed}
        />
      )}
      <div className="grid gap-2">
        <p>
          <OverdueTag t={t} overdue={overdue} />
        </p>
        <p className="measure">
          {promised === null
            ? t("agreements.sentenceNoNumber", { listed: figure(listed), open: figure(open) })
            : t("agreements.sentence", { promised: figure(promised), listed: figure(listed), open: figure(open) })}
        </p>
        <OverdueNote t={t} locale={locale} row={row} day={day} />
      </div>
    </section>
  );
}

function OverdueNote({ t, locale, row: { overdue, due_on, last_report_on, signed_on }, day }: Props) {
  if (signed_on !== null && signed_on > day) return <p className="measure text-soft">{t("agreements.later")}</p>;
  if (overdue === "past_due" && due_on !== null)
    return <p className="measure">{t("agreements.pastDue", { date: formatDate(locale, due_on) })}</p>;
  const duration = last_report_on === null ? null : formatDuration(locale, last_report_on, day);
  if (overdue !== "no_report" || last_report_on === null || duration === null) return null;
  return (
    <p className="measure text-sm text-soft">
      {t("agreements.quiet", { date: formatDate(locale, last_report_on), duration })}
    </p>
  );
}
