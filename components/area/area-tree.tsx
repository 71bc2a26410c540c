import { CountLink } from "@/components/lists/count-link";
import type { AreaRow } from "@/lib/areas/columns";
import { type AreaNode, areasOfLevel } from "@/lib/areas/tree";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areaPath, facilitiesPath } from "@/lib/paths";
import { momentQuery } from "@/lib/revisions/asked";

type Moment = Pick<FacilityFilter, "as_of" | "known_at">;
type Props = { t: Translate; locale: Locale; provinces: AreaNode[]; moment: Moment };

const nameOfRow = ({ name, name_ur }: AreaRow, locale: Locale) => (locale === "ur" && name_ur ? name_ur : name);

/** Every province with how far it is covered; opened, its divisions and districts, each with its number. */
export function AreaTree({ t, locale, provinces, moment }: Props) {
  return (
    <section aria-label={t("areas.tree")} className="mt-4 border-line border-b">
      {provinces.map((province) => (
        <Province key={province.area.code} t={t} locale={locale} province={province} moment={moment} />
      ))}
    </section>
  );
}

function Province({ t, locale, province, moment }: Omit<Props, "provinces"> & { province: AreaNode }) {
  const { area, below } = province;
  const districts = areasOfLevel(province, "district");
  const covered = districts.filter(({ facilities }) => facilities > 0).length;
  const name = nameOfRow(area, locale);
  const figure = (column: "facilities" | "open") => {
    const filter = { area: [area.code], ...(column === "open" ? { status: ["open" as const] } : {}), ...moment };
    const label = columnLabel(t, "areas", column);
    return (
      <span className="flex items-baseline gap-1.5 whitespace-nowrap text-sm md:justify-end">
        <CountLink
          t={t}
          locale={locale}
          count={area[column]}
          href={facilitiesPath(locale, toQuery(filter))}
          label={label}
          of={name}
        />
        <span className="text-soft">{label}</span>
      </span>
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-x-6 border-line border-t py-1.5 md:grid md:grid-cols-[15rem_6.5rem_4.5rem_minmax(0,1fr)] md:items-start md:gap-x-8">
      <span className="flex min-h-9 items-center max-md:w-full">
        <AreaName locale={locale} area={area} moment={moment} />
      </span>
      <span className="flex min-h-9 items-center md:justify-end">{figure("facilities")}</span>
      <span className="flex min-h-9 items-center md:justify-end">{figure("open")}</span>
      <details className="max-md:w-full">
        <summary className="disclosure flex min-h-9 items-center text-accent text-sm max-md:min-h-11">
          {t("areas.covered", { covered, total: districts.length })}
        </summary>
        <ul className="grid gap-y-2 pb-3 text-sm">
          {below.map((node) => (
            <li key={node.area.code}>
              <Unit locale={locale} node={node} moment={moment} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** A division with its districts on one line, or a district that stands right below its province. */
function Unit({ locale, node, moment }: { locale: Locale; node: AreaNode; moment: Moment }) {
  const { area, below } = node;
  if (area.level !== "division") return <Counted locale={locale} area={area} moment={moment} />;
  return (
    <>
      <span className="font-medium">
        <Counted locale={locale} area={area} moment={moment} />
      </span>
      <ul className="flex flex-wrap gap-x-4">
        {below.map(({ area: district }) => (
          <li key={district.code}>
            <Counted locale={locale} area={district} moment={moment} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Counted({ locale, area, moment }: { locale: Locale; area: AreaRow; moment: Moment }) {
  return (
    <span className="inline-flex min-h-7 items-center gap-1.5 whitespace-nowrap max-md:min-h-11">
      <AreaName locale={locale} area={area} moment={moment} />
      <span className={area.facilities === 0 ? "text-soft" : "font-semibold"}>
        {formatNumber(locale, area.facilities)}
      </span>
    </span>
  );
}

function AreaName({ locale, area, moment }: { locale: Locale; area: AreaRow; moment: Moment }) {
  const lang = locale === "ur" && area.name_ur ? "ur" : "en";
  return (
    <a
      href={areaPath(locale, area.code, momentQuery(moment))}
      className={area.facilities === 0 ? "text-soft" : undefined}
    >
      <bdi lang={lang}>{nameOfRow(area, locale)}</bdi>
    </a>
  );
}
