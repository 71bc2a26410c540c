import type { Conditions } from "@/lib/areas/conditions";
import { AREA_LOOKS, type AreaLook, columnsOfLook, lookOf } from "@/lib/areas/shown-columns";
import type { Translate } from "@/lib/i18n/translate";
import { addressOfUsualColumns, addressWith, type ListPlace } from "@/lib/records/list-addresses";

type Props = { t: Translate; place: ListPlace; conditions: Conditions };

/** Three ways to look at the same areas: by status, by kind, and by how far it is. Each is a choice of columns. */
export function AreaLooks({ t, place, conditions }: Props) {
  const current = lookOf(place.view.columns, conditions);
  const href = (look: AreaLook) =>
    look === "status"
      ? addressOfUsualColumns(place)
      : addressWith(withColumns(place, look, conditions), rows(place, look));
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm print:hidden">
      <span className="text-soft">{t("areas.looks.label")}</span>
      {AREA_LOOKS.map((look) => (
        <a
          key={look}
          href={href(look)}
          aria-current={look === current ? "true" : undefined}
          className="flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
        >
          {t(`areas.looks.${look}`)}
        </a>
      ))}
    </span>
  );
}

const withColumns = (place: ListPlace, look: AreaLook, conditions: Conditions): ListPlace => ({
  ...place,
  view: { ...place.view, columns: columnsOfLook(look, conditions) },
});

/** Distances are known of tehsils alone, so that they are shown unless another level was asked for. */
function rows({ filter }: ListPlace, look: AreaLook): readonly [string, string][] {
  if (look !== "distance" || filter.some(([name]) => name === "level")) return filter;
  return [...filter, ["level", "tehsil"]];
}
