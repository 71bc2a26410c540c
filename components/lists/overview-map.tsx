import { buildMapLabels } from "@/components/map/labels";
import type { MapSettings } from "@/components/map/map-provider";
import { OverviewMap } from "@/components/map/overview-map";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Extent } from "@/lib/map/schema";
import { mapPath } from "@/lib/paths";

/** What a map is drawn on (`lib/map/ground.ts`). */
export type Ground = Pick<MapSettings, "sources" | "tiles">;

type Props = {
  t: Translate;
  locale: Locale;
  ground: Ground;
  name: string;
  /** Which facilities, in the filter's one spelling. */
  query: string;
  fit: Extent | null;
  area?: string;
};

/** The facilities of a record at a glance, and the large map of them. */
export function RecordMap({ t, locale, ground, name, query, fit, area }: Props) {
  return (
    <section className="print:hidden">
      <h2 className="text-lg">{t("lists.mapOf")}</h2>
      <OverviewMap
        {...ground}
        locale={locale}
        labels={buildMapLabels(t)}
        name={name}
        query={query}
        fit={fit}
        {...(area === undefined ? {} : { area })}
        className="mt-2 h-72"
      />
      <a href={mapPath(locale, query)} className="mt-1 flex min-h-11 items-center text-sm">
        {t("lists.onMap")}
      </a>
    </section>
  );
}
