import type { ShownFacility } from "@/components/facility/facility-cells";
import { CiteSection } from "@/components/lists/cite-section";
import { type Ground, RecordMap } from "@/components/lists/overview-map";
import { OverviewFacilities, OverviewHeadline } from "@/components/lists/overview-section";
import { RecordFrame } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import type { CoverageMap } from "@/lib/areas/choropleth";
import type { Conditions } from "@/lib/areas/conditions";
import type { AreaDetail } from "@/lib/areas/detail";
import type { AreaLevel } from "@/lib/areas/schema";
import type { Without } from "@/lib/areas/unplaced";
import { toQuery } from "@/lib/facilities/filter";
import type { FacilityKind } from "@/lib/facilities/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areaPath, areasPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { PageRequest } from "@/lib/records/page-request";
import { writeParameters } from "@/lib/records/query";
import { momentQuery } from "@/lib/revisions/asked";
import { type AreaContext, areaHref } from "./area-cells";
import { AreaFacts } from "./area-facts";
import { CountingNote } from "./area-notes";
import { AreaSections } from "./area-sections";
import { ConditionForm } from "./condition-form";
import { UnplacedFacilities, UnplacedNote } from "./unplaced";

export type AreaViewProps = {
  t: Translate;
  locale: Locale;
  detail: AreaDetail<ShownFacility>;
  name: string;
  crumbs: Crumb[];
  request: PageRequest & { moment: { revision: number }; conditions: Conditions };
  /** What each area has more than its parts. */
  unplaced: ReadonlyMap<string, Without>;
  /** Its districts in shades, where it has several with a shape. */
  map: CoverageMap | null;
  leftOut: ReadonlyMap<FacilityKind, number>;
  ground: Ground;
  permanentHref: string;
  url: string;
  citation: Citation;
};

const WITH_DISTRICTS: readonly AreaLevel[] = ["province", "division"];

/** The page of an area: what is listed there, by its parts with their zeros, and what may lie there too. */
export function AreaView(props: AreaViewProps) {
  const { t, locale, detail, name, crumbs, request } = props;
  const { directory, said, refusals, conditions, asked, moment } = request;
  const { record, overview, standing, perhaps, unplaced } = detail;
  const area = record.document;
  const context: AreaContext = { t, locale, directory, conditions, moment: asked, unplaced: props.unplaced };
  const districts = { level: "district", within: area.code, listed: "1", ...asked };
  const hasDistricts = WITH_DISTRICTS.includes(area.level) && Object.keys(conditions).length === 0;
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
            overview={{ ...standing, rows: [] }}
            districtsHref={hasDistricts ? areasPath(locale, writeParameters(Object.entries(districts))) : null}
            day={moment.day}
          />
          <CountingNote
            t={t}
            locale={locale}
            directory={directory}
            conditions={conditions}
            moment={moment}
            permanentHref={props.permanentHref}
            before={detail.before}
          />
          {perhaps.map((one) => (
            <UnplacedNote
              key={one.area.code}
              t={t}
              locale={locale}
              unplaced={one}
              href={`${areaHref(context, one.area.code)}#unplaced`}
              more={standing.headline.total > 0}
              perhaps
            />
          ))}
          <ConditionForm
            t={t}
            action={areaPath(locale, area.code)}
            conditions={conditions}
            moment={asked}
            clearHref={areaPath(locale, area.code, momentQuery(asked))}
          />
        </>
      }
      aside={<Beside {...props} />}
    >
      <AreaSections {...props} context={context} />
      {unplaced && <UnplacedFacilities t={t} locale={locale} unplaced={unplaced} moment={asked} />}
      <OverviewFacilities
        t={t}
        locale={locale}
        overview={overview}
        directory={directory}
        columns={["name", "main_kind", "status", WITH_DISTRICTS.includes(area.level) ? "district" : "place"]}
      />
      <CiteSection t={t} name={name} url={props.url} citation={props.citation} />
    </RecordFrame>
  );
}

function Beside({ t, locale, detail, name, request, ground }: AreaViewProps) {
  const area = detail.record.document;
  const shaped = area.map_shape_id !== null || area.level === "province";
  return (
    <>
      <div>
        <RecordMap
          t={t}
          locale={locale}
          ground={ground}
          name={name}
          query={toQuery(detail.overview.filter)}
          fit={detail.extent}
          {...(shaped ? { area: area.code } : {})}
        />
        <p className="text-soft text-xs print:hidden">{t("areas.boundaries")}</p>
      </div>
      <AreaFacts t={t} locale={locale} area={area} directory={request.directory} moment={momentQuery(request.asked)} />
    </>
  );
}
