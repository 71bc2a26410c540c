import { RecordSection } from "@/components/lists/record-frame";
import { RecordText } from "@/components/record/record-text";
import { StatusLabel } from "@/components/status/status-label";
import type { AreaRow } from "@/lib/areas/columns";
import type { AreaLevel } from "@/lib/areas/schema";
import type { FacilityRow } from "@/lib/facilities/columns";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { codesOf } from "@/lib/facilities/row-codes";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilityPath } from "@/lib/paths";
import { momentQuery } from "@/lib/revisions/asked";

/** Facilities known to lie in an area, but not in which part of it. */
export type ShownUnplaced = { area: AreaRow; level: AreaLevel; count: number };
type Moment = Pick<FacilityFilter, "as_of" | "known_at">;

const UNPLACED = "unplaced";

type NoteProps = {
  t: Translate;
  locale: Locale;
  unplaced: ShownUnplaced;
  /** Where they stand by name. */
  href: string;
  /** Whether others are listed beside these. */
  more: boolean;
  /** On the page of a part: they may lie there, and stand on the page of the whole. */
  perhaps?: boolean;
};

/** So many more lie in the area, the part not known: without it a zero would say too much. */
export function UnplacedNote({ t, locale, unplaced, href, more, perhaps = false }: NoteProps) {
  const { area, level, count } = unplaced;
  const name = locale === "ur" && area.name_ur ? area.name_ur : area.name;
  return (
    <p className={perhaps ? "mt-2 text-sm" : undefined}>
      <a href={href}>{t("areas.unplaced", { count, name, level, more: String(more) })}</a>
      {perhaps && <span className="text-soft">. {t("areas.perhaps")}</span>}
    </p>
  );
}

type Props = {
  t: Translate;
  locale: Locale;
  unplaced: ShownUnplaced & { rows: readonly FacilityRow[] };
  moment: Moment;
};

/** The facilities themselves whose part of the area is not known. */
export function UnplacedFacilities({ t, locale, unplaced: { level, count, rows }, moment }: Props) {
  return (
    <div id={UNPLACED}>
      <RecordSection title={t("areas.unplacedTitle", { level })}>
        <ul className="gap-x-10 text-sm md:columns-2">
          {rows.map((row) => (
            <li key={row.ref} className="break-inside-avoid py-1.5">
              <a href={facilityPath(locale, row.ref, momentQuery(moment))} className="name-link">
                <RecordText locale={locale} text={row.name} textUr={row.name_ur} />
              </a>
              <span className="block text-soft">
                <StatusLabel t={t} locale={locale} status={codesOf(row).status} />
              </span>
            </li>
          ))}
        </ul>
        {count > rows.length && (
          <p className="mt-2 text-sm">{t("areas.unplacedRest", { count: count - rows.length })}</p>
        )}
      </RecordSection>
    </div>
  );
}
