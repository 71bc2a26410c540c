import { buildMapLabels } from "@/components/map/labels";
import { PointMap } from "@/components/map/point-map";
import { codesOf } from "@/lib/facilities/row-codes";
import type { ListedMember, MapGround } from "@/lib/map/schema";
import type { Dossier } from "./dossier";
import type { ShownFacility } from "./facility-cells";

/** The point of a facility among those nearby; nothing for one without a point. */
export function FacilityMap({
  dossier,
  nearby,
  ground,
}: {
  dossier: Dossier;
  nearby: ShownFacility[];
  ground: MapGround;
}) {
  const { t, locale, row } = dossier;
  const member = toMember(row);
  if (!member) return null;
  return (
    <PointMap
      locale={locale}
      labels={buildMapLabels(t)}
      sources={ground.sources}
      tiles={ground.tiles}
      facility={member}
      nearby={nearby.flatMap((other) => toMember(other) ?? [])}
      className="h-72 print:hidden"
    />
  );
}

function toMember(row: ShownFacility): ListedMember | null {
  const { ref, name, name_ur, status_on, contested, place, district_ur, latitude: lat, longitude: lon } = row;
  if (lat === null || lon === null) return null;
  return { ...codesOf(row), ref, name, name_ur, status_on, contested, place, district_ur, lat, lon };
}
