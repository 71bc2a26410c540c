import type { ReactNode } from "react";
import { CountLink } from "@/components/lists/count-link";
import { RecordText } from "@/components/record/record-text";
import { AREA_COLUMNS, type AreaRow, distanceColumn, nearestColumn } from "@/lib/areas/columns";
import { type Conditions, type CountName, filterOfCount, writeQuestion } from "@/lib/areas/conditions";
import type { Without } from "@/lib/areas/unplaced";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areaPath, facilitiesPath, facilityPath } from "@/lib/paths";
import { codesAbove, type Directory, nameOf } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";

type Moment = Pick<FacilityFilter, "as_of" | "known_at">;

export type AreaContext = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  /** Which facilities count, and of which moment. */
  conditions: Conditions;
  moment: Moment;
  /** What each area has more than its parts. */
  unplaced: ReadonlyMap<string, Without>;
};

type Cells = Record<string, (row: AreaRow) => ReactNode>;

/** The page of an area under the same conditions and of the same moment. */
export const areaHref = ({ locale, conditions, moment }: AreaContext, code: string): string =>
  areaPath(locale, code, writeQuestion(conditions, moment));

/** A count of an area, opening exactly the facilities counted; said to be none where nothing was counted. */
export function AreaCount({ context, row, name }: { context: AreaContext; row: AreaRow; name: CountName }) {
  const { t, locale, directory, conditions, moment } = context;
  const count = row[name];
  const filter = filterOfCount(name, conditions);
  if (count === null || filter === null) return <span className="text-soft">{t("areas.notCounted")}</span>;
  return (
    <CountLink
      t={t}
      locale={locale}
      count={count}
      href={facilitiesPath(locale, toQuery({ ...filter, area: [row.code], ...moment }))}
      label={columnLabel(t, "areas", name)}
      of={nameOf(directory.area, row.code, locale).text}
    />
  );
}

/** How many lie in an area and in no known part of it, leading to those facilities by name. */
function WithoutLink({ context, without: { code, level, count } }: { context: AreaContext; without: Without }) {
  const { t, locale, directory } = context;
  const name = nameOf(directory.area, code, locale).text;
  const words = t("areas.unplaced", { count, name, level, more: "false" });
  return (
    <a href={`${areaHref(context, code)}#unplaced`} aria-label={words} title={words} className="count-link">
      {formatNumber(locale, count)}
    </a>
  );
}

/** What may lie in an area too, one figure for each area above it that has such. */
function Perhaps({ context, row }: { context: AreaContext; row: AreaRow }) {
  const { t, directory, unplaced } = context;
  if (row.perhaps === null) return <span className="text-soft">{t("areas.notCounted")}</span>;
  const above = codesAbove(directory.area, row.code).reverse();
  const found = above.flatMap((code) => unplaced.get(code) ?? []).filter(({ count }) => count > 0);
  if (found.length === 0) return <span className="text-soft">{formatNumber(context.locale, 0)}</span>;
  return (
    <span className="inline-flex items-baseline gap-1">
      {found.map((without, at) => (
        <span key={without.code} className="inline-flex items-baseline gap-1">
          {at > 0 && <span className="text-soft">+</span>}
          <WithoutLink context={context} without={without} />
        </span>
      ))}
    </span>
  );
}

function TehsilUnknown({ context, row }: { context: AreaContext; row: AreaRow }) {
  const { locale, directory, unplaced } = context;
  if (row.tehsil_unknown === null) return null;
  const codes = [row.code, ...codesAbove(directory.area, row.code)];
  const district = codes.find((code) => directory.area.get(code)?.level === "district");
  const without = unplaced.get(district ?? "");
  if (!without || without.count === 0) return <span className="text-soft">{formatNumber(locale, 0)}</span>;
  return <WithoutLink context={context} without={without} />;
}

/** The cells of an area in a table, but for its name. */
export function areaCells(context: AreaContext): Cells {
  const { t, locale, moment } = context;
  const counts = ["facilities", ...STATUS_GROUP_NAMES, ...FACILITY_KINDS] as const;
  const carried = momentQuery(moment);
  return {
    ...Object.fromEntries(
      counts.map((name) => [name, (row: AreaRow) => <AreaCount key={name} context={context} row={row} name={name} />]),
    ),
    ...Object.fromEntries(
      FACILITY_KINDS.flatMap((kind) => [
        [
          distanceColumn(kind),
          (row: AreaRow) => {
            const [km, ref] = [row[distanceColumn(kind)], row[nearestColumn(kind)]];
            if (row.level !== "tehsil") return null;
            if (km === null || ref === null) return <span className="text-soft">{t("areas.noNearest")}</span>;
            return (
              <a
                href={facilityPath(locale, ref, carried)}
                aria-label={t("areas.nearestOf", { kind: t(`kind.${kind}`), km })}
              >
                {t("areas.aboutKm", { km })}
              </a>
            );
          },
        ],
        [
          nearestColumn(kind),
          (row: AreaRow) => {
            const ref = row[nearestColumn(kind)];
            if (ref === null) return null;
            return (
              <a href={facilityPath(locale, ref, carried)}>
                <code dir="ltr">{ref}</code>
              </a>
            );
          },
        ],
      ]),
    ),
    perhaps: (row) => <Perhaps context={context} row={row} />,
    tehsil_unknown: (row) => <TehsilUnknown context={context} row={row} />,
    code: ({ code }) => (
      <a href={areaHref(context, code)}>
        <code dir="ltr">{code}</code>
      </a>
    ),
    parent_code: ({ parent_code }) => {
      if (parent_code === null) return <span className="text-soft">{t("areas.country")}</span>;
      const { text, lang } = nameOf(context.directory.area, parent_code, locale);
      return (
        <a href={areaHref(context, parent_code)}>
          <bdi lang={lang}>{text}</bdi>
        </a>
      );
    },
  };
}

/** The name of an area as a link to its page. */
export function AreaNameLink({ context, row }: { context: AreaContext; row: AreaRow }) {
  return (
    <a href={areaHref(context, row.code)} className="name-link">
      <RecordText locale={context.locale} text={row.name} textUr={row.name_ur} />
    </a>
  );
}

/** The columns of a table of areas, in the order of the files. */
export const chooseAreaColumns = (names: readonly string[]) => AREA_COLUMNS.filter(({ name }) => names.includes(name));
