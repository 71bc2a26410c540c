import type { AreaRow } from "@/lib/areas/columns";
import { conditionQuery, statusWithin } from "@/lib/areas/conditions";
import { type AreaNode, areasOfLevel } from "@/lib/areas/tree";
import { columnLabel } from "@/lib/dictionary/words";
import { formatNumber } from "@/lib/i18n/format";
import { areasPath } from "@/lib/paths";
import { writeParameters } from "@/lib/records/query";
import { type AreaContext, AreaCount, areaHref } from "./area-cells";

type Props = { context: AreaContext; provinces: AreaNode[] };

/** Every province with how far it is covered; opened, its divisions and districts, each with its number. */
export function AreaTree({ context, provinces }: Props) {
  const { t } = context;
  return (
    <section aria-label={t("areas.tree")} className="border-line border-b">
      {provinces.map((province) => (
        <Province key={province.area.code} context={context} province={province} />
      ))}
    </section>
  );
}

function Province({ context, province }: { context: AreaContext; province: AreaNode }) {
  const { t, conditions } = context;
  const { area, below } = province;
  const figures = ["facilities" as const, ...(statusWithin(conditions.status, "open") ? ["open" as const] : [])];
  return (
    <div className="border-line border-t py-1.5">
      <div className="flex flex-wrap items-center gap-x-6">
        <span className="flex min-h-9 min-w-40 flex-1 items-center font-medium max-md:w-full">
          <AreaName context={context} area={area} />
        </span>
        {figures
          .filter((column) => area[column] !== null)
          .map((column) => (
            <span key={column} className="flex min-h-9 items-center gap-1.5 whitespace-nowrap text-sm">
              <AreaCount context={context} row={area} name={column} />
              <span className="text-soft">{columnLabel(t, "areas", column)}</span>
            </span>
          ))}
        <Coverage context={context} province={province} />
      </div>
      <details>
        <summary className="disclosure flex min-h-9 items-center text-accent text-sm max-md:min-h-11">
          {t("areas.parts", { level: below[0]?.area.level ?? "district" })}
        </summary>
        <ul className="grid gap-y-2 pb-3 text-sm">
          {below.map((node) => (
            <li key={node.area.code}>
              <Unit context={context} node={node} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** In how many of its districts there is one, leading to those where there is none. */
function Coverage({ context, province }: { context: AreaContext; province: AreaNode }) {
  const { t, locale, conditions, moment } = context;
  const districts = areasOfLevel(province, "district");
  const covered = districts.filter(({ facilities }) => (facilities ?? 0) > 0).length;
  if (province.area.facilities === null) return null;
  const words = t("areas.covered", { covered, total: districts.length });
  const query = writeParameters([
    ...conditionQuery.toParameters(conditions),
    ["level", "district"],
    ["listed", "1"],
    ["within", province.area.code],
    ...Object.entries(moment),
  ]);
  return (
    <span className="flex min-h-9 items-center text-sm">
      {covered === 0 ? <span className="text-soft">{words}</span> : <a href={areasPath(locale, query)}>{words}</a>}
    </span>
  );
}

/** A division with its districts on one line, or a district that stands right below its province. */
function Unit({ context, node }: { context: AreaContext; node: AreaNode }) {
  const { area, below } = node;
  if (area.level !== "division") return <Counted context={context} area={area} />;
  return (
    <>
      <span className="font-medium">
        <Counted context={context} area={area} />
      </span>
      <ul className="flex flex-wrap gap-x-4">
        {below.map(({ area: district }) => (
          <li key={district.code}>
            <Counted context={context} area={district} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Counted({ context, area }: { context: AreaContext; area: AreaRow }) {
  return (
    <span className="inline-flex min-h-7 items-center gap-1.5 whitespace-nowrap max-md:min-h-11">
      <AreaName context={context} area={area} />
      {area.facilities !== null && (
        <span className={area.facilities === 0 ? "text-soft" : "font-semibold"}>
          {formatNumber(context.locale, area.facilities)}
        </span>
      )}
    </span>
  );
}

function AreaName({ context, area }: { context: AreaContext; area: AreaRow }) {
  const { locale } = context;
  const urdu = locale === "ur" ? area.name_ur : null;
  return (
    <a href={areaHref(context, area.code)} className={area.facilities === 0 ? "text-soft" : undefined}>
      <bdi lang={urdu === null ? "en" : "ur"}>{urdu ?? area.name}</bdi>
    </a>
  );
}
