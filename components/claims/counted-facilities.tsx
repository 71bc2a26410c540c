import type { ShownFacility } from "@/components/facility/facility-cells";
import { NamedFacilities } from "@/components/lists/named-facilities";
import { RecordSection } from "@/components/lists/record-frame";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";

type Counted = { filter: FacilityFilter; rows: ShownFacility[] };

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  /** On the claim's day, and on the day of the page; null where nothing can be counted. */
  claimed: Counted | null;
  today: Counted | null;
  /** The day compared. */
  day: string | null;
  /** How many functions were counted, where functions are. */
  functions: number | null;
};

/** Which facilities were counted, then and now: each list is exactly the table that its link opens. */
export function CountedFacilities({ t, locale, directory, claimed, today, day, functions }: Props) {
  const context = { t, locale, directory };
  const then = new Set(claimed?.rows.map(({ ref }) => ref));
  const now = new Set(today?.rows.map(({ ref }) => ref));
  const since = claimed === null ? null : (today?.rows.filter(({ ref }) => !then.has(ref)) ?? []);
  const gone = claimed?.rows.filter(({ ref }) => !now.has(ref)) ?? [];
  return (
    <RecordSection title={t("claims.counted.title")}>
      <div className="grid gap-8">
        {claimed && day !== null && (
          <Part {...context} title={t("claims.counted.then", { date: formatDate(locale, day) })} counted={claimed}>
            {functions !== null && claimed.rows.length > 0 && (
              <p className="measure text-sm text-soft">
                {t("claims.rule.functionsNote", { functions, sites: claimed.rows.length })}
              </p>
            )}
          </Part>
        )}
        {!claimed && today && <Part {...context} title={t("claims.counted.today")} counted={today} />}
        {since && since.length > 0 && today && (
          <Fold
            {...context}
            title={t("claims.counted.more")}
            note={t("claims.counted.moreNote")}
            rows={since}
            filter={today.filter}
          />
        )}
        {today && gone.length > 0 && (
          <Fold
            {...context}
            title={t("claims.counted.gone")}
            note={t("claims.counted.goneNote")}
            rows={gone}
            filter={claimed?.filter ?? {}}
          />
        )}
      </div>
    </RecordSection>
  );
}

type Context = Pick<Props, "t" | "locale" | "directory">;

function Part({
  t,
  locale,
  directory,
  title,
  counted: { filter, rows },
  children,
}: Context & { title: string; counted: Counted; children?: React.ReactNode }) {
  return (
    <div className="grid gap-2">
      <h3 className="text-lg">{title}</h3>
      {rows.length === 0 ? (
        <p className="measure">{t("claims.counted.none")}</p>
      ) : (
        <>
          {children}
          <NamedFacilities
            t={t}
            locale={locale}
            directory={directory}
            caption={title}
            rows={rows}
            none={t("claims.counted.none")}
            moment={momentQuery(filter)}
          />
          <a href={facilitiesPath(locale, toQuery(filter))} className="flex min-h-11 items-center justify-self-start">
            {t("claims.counted.table", { count: rows.length })}
          </a>
        </>
      )}
    </div>
  );
}

function Fold({
  title,
  note,
  rows,
  filter,
  ...context
}: Context & { title: string; note: string; rows: ShownFacility[]; filter: FacilityFilter }) {
  return (
    <details className="border-line border-y">
      <summary className="disclosure flex min-h-11 items-center gap-2 py-1.5">
        {title} <span className="text-soft">({rows.length})</span>
      </summary>
      <p className="measure pb-2 text-sm text-soft">{note}</p>
      <NamedFacilities
        {...context}
        caption={title}
        rows={rows}
        none={context.t("claims.counted.none")}
        moment={momentQuery(filter)}
      />
    </details>
  );
}
