import { AreaLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import { CiteSection } from "@/components/lists/cite-section";
import { type Ground, RecordMap } from "@/components/lists/overview-map";
import { OverviewFacilities, OverviewHeadline, type ShownOverview } from "@/components/lists/overview-section";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { RecordParagraph } from "@/components/record/record-text";
import type { AreaRow } from "@/lib/areas/columns";
import type { AreaDocument, AreaLevel } from "@/lib/areas/schema";
import { columnLabel } from "@/lib/dictionary/words";
import { toQuery } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Extent } from "@/lib/map/schema";
import { areaPath, areasPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { Directory } from "@/lib/records/named";
import { writeParameters } from "@/lib/records/query";
import type { Refusal } from "@/lib/records/query-fields";
import { type AskedMoment, momentOf, momentQuery } from "@/lib/revisions/asked";
import { AreaTable } from "./area-table";
import { type ShownUnplaced, UnplacedFacilities, UnplacedNote } from "./unplaced";

type Props = {
  t: Translate;
  locale: Locale;
  area: AreaDocument;
  name: string;
  crumbs: Crumb[];
  said: AskedMoment;
  refusals: readonly Refusal[];
  directory: Directory;
  overview: ShownOverview;
  parts: AreaRow[];
  unplaced: (ShownUnplaced & { rows: ShownOverview["rows"] }) | null;
  perhaps: ShownUnplaced[];
  extent: Extent | null;
  day: string;
  ground: Ground;
  url: string;
  citation: Citation;
};

/** The page of an area: what is listed there, by its parts with their zeros, and what may lie there too. */
export function AreaView(props: Props) {
  const { t, locale, area, name, crumbs, said, refusals, directory, overview, parts, unplaced, perhaps, day } = props;
  const moment = momentOf(overview.filter);
  const level: AreaLevel = parts[0]?.level ?? "tehsil";
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={areaPath(locale, area.code)}
      heading={
        <RecordHeading
          locale={locale}
          name={area.name}
          nameUr={area.name_ur}
          code={area.code}
          kicker={t(`areaLevel.${area.level}`)}
        />
      }
      lead={
        <>
          <OverviewHeadline
            t={t}
            locale={locale}
            overview={overview}
            districtsHref={
              area.level === "province" || area.level === "division" ? districtsHref(locale, area.code, moment) : null
            }
            day={day}
          />
          {perhaps.map((one) => (
            <UnplacedNote
              key={one.area.code}
              t={t}
              locale={locale}
              unplaced={one}
              moment={moment}
              more={overview.headline.total > 0}
              perhaps
            />
          ))}
        </>
      }
      aside={<Beside {...props} />}
    >
      {parts.length > 0 && (
        <RecordSection
          title={t("areas.parts", { level })}
          note={
            unplaced && (
              <UnplacedNote
                t={t}
                locale={locale}
                unplaced={unplaced}
                moment={moment}
                more={unplaced.count < overview.headline.total}
              />
            )
          }
        >
          <AreaTable
            t={t}
            locale={locale}
            caption={t("areas.parts", { level })}
            rows={parts}
            place={null}
            directory={directory}
            moment={moment}
            withParents={false}
          />
        </RecordSection>
      )}
      {unplaced && <UnplacedFacilities t={t} locale={locale} unplaced={unplaced} moment={moment} />}
      <OverviewFacilities
        t={t}
        locale={locale}
        overview={overview}
        directory={directory}
        columns={[
          "name",
          "main_kind",
          "status",
          area.level === "tehsil" || area.level === "district" ? "place" : "district",
        ]}
      />
      <CiteSection t={t} name={name} url={props.url} citation={props.citation} />
    </RecordFrame>
  );
}

/** The districts of an area that have a facility. */
const districtsHref = (locale: Locale, code: string, moment: ReturnType<typeof momentOf>) =>
  areasPath(locale, writeParameters([...Object.entries({ level: "district", within: code, listed: "1", ...moment })]));

function Beside({ t, locale, area, name, directory, overview, extent, ground }: Props) {
  const label = (column: string) => columnLabel(t, "areas", column);
  const codes = (["iso_code", "pbs_code", "ocha_pcode"] as const).filter((column) => area[column] !== null);
  const shaped = area.map_shape_id !== null || area.level === "province";
  return (
    <>
      <div>
        <RecordMap
          t={t}
          locale={locale}
          ground={ground}
          name={name}
          query={toQuery(overview.filter)}
          fit={extent}
          {...(shaped ? { area: area.code } : {})}
        />
        <p className="text-soft text-xs print:hidden">{t("areas.boundaries")}</p>
      </div>
      <Facts>
        <Fact t={t} locale={locale} id="standing" label={label("status")} value={t(`areas.standing.${area.status}`)} />
        {area.parent_code && (
          <Fact
            t={t}
            locale={locale}
            id="parent"
            label={label("parent_code")}
            value={
              <AreaLink
                locale={locale}
                directory={directory}
                code={area.parent_code}
                moment={momentQuery(overview.filter)}
              />
            }
          />
        )}
        {area.aliases.length > 0 && (
          <Fact
            t={t}
            locale={locale}
            id="aliases"
            label={label("aliases")}
            value={<bdi lang="en">{area.aliases.join(", ")}</bdi>}
          />
        )}
        {codes.map((column) => (
          <Fact
            key={column}
            t={t}
            locale={locale}
            id={column}
            label={label(column)}
            value={<code dir="ltr">{area[column]}</code>}
          />
        ))}
        {area.note && (
          <Fact
            t={t}
            locale={locale}
            id="note"
            label={label("note")}
            value={<RecordParagraph locale={locale} text={area.note} />}
          />
        )}
      </Facts>
    </>
  );
}
