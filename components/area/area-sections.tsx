import { RecordSection } from "@/components/lists/record-frame";
import { kindsWithin } from "@/lib/areas/conditions";
import { columnsOfLook } from "@/lib/areas/shown-columns";
import { momentQuery } from "@/lib/revisions/asked";
import type { AreaContext } from "./area-cells";
import { DistanceNote } from "./area-notes";
import { AreaTable } from "./area-table";
import type { AreaViewProps } from "./area-view";
import { CoverageFigure } from "./coverage-figure";
import { CoveredSection } from "./covered-section";
import { KindTable } from "./kind-table";
import { NearestList } from "./nearest-list";
import { UnplacedNote } from "./unplaced";

/** What an area's page says of its coverage: its tehsils, its districts in shades, its parts, kinds, and distances. */
export function AreaSections({ detail, request, map, leftOut, context }: AreaViewProps & { context: AreaContext }) {
  const { t, locale, directory, conditions, moment } = context;
  const { row, kinds, covered, claims } = detail;
  const shared = { t, locale, directory };
  return (
    <>
      <CoveredSection {...shared} covered={covered} claims={claims} moment={momentQuery(moment)} />
      {map && (
        <div className="print:hidden">
          <CoverageFigure {...shared} map={map} moment={moment} part />
        </div>
      )}
      <Parts detail={detail} context={context} />
      {kinds.length > 1 && (
        <RecordSection title={t("areas.kindsTitle")} note={t("areas.kindsNote")} onScreen>
          <KindTable t={t} locale={locale} conditions={conditions} rows={kinds} />
        </RecordSection>
      )}
      <Distances detail={detail} context={context} />
      {(row.level === "tehsil" || row.level === "district") && (
        <DistanceNote {...shared} conditions={conditions} leftOut={leftOut} moment={request.asked} />
      )}
    </>
  );
}

type PartProps = Pick<AreaViewProps, "detail"> & { context: AreaContext };

function Parts({ detail: { children, unplaced, overview }, context }: PartProps) {
  const { t, locale, conditions } = context;
  const [first] = children;
  if (!first) return null;
  const title = t("areas.parts", { level: first.level });
  return (
    <RecordSection
      title={title}
      note={
        unplaced && (
          <UnplacedNote
            t={t}
            locale={locale}
            unplaced={unplaced}
            href="#unplaced"
            more={unplaced.count < overview.headline.total}
          />
        )
      }
    >
      <AreaTable
        context={context}
        caption={title}
        rows={children}
        columns={columnsOfLook("status", conditions).filter((name) => name !== "perhaps")}
        place={null}
        below="nothing"
      />
    </RecordSection>
  );
}

function Distances({ detail: { row, children, nearest }, context }: PartProps) {
  const { t, locale, conditions, moment } = context;
  const tehsils = children.filter(({ level }) => level === "tehsil");
  if (row.level !== "tehsil" && tehsils.length === 0) return null;
  return (
    <RecordSection title={t("areas.nearestTitle")} onScreen>
      {row.level === "tehsil" ? (
        <NearestList
          t={t}
          locale={locale}
          kinds={kindsWithin(conditions)}
          nearest={nearest}
          moment={momentQuery(moment)}
        />
      ) : (
        <AreaTable
          context={context}
          caption={t("areas.nearestTitle")}
          rows={tehsils}
          columns={columnsOfLook("distance", conditions)}
          place={null}
          below="nothing"
        />
      )}
    </RecordSection>
  );
}
