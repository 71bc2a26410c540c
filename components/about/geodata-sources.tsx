import type { Translate } from "@/lib/i18n/translate";

/** Names and licences as their makers write them, in every language. */
const SOURCES = [
  { part: "land", maker: "Natural Earth", licence: null },
  { part: "districts", maker: "Schajee, Wikimedia Commons", licence: null },
  { part: "towns", maker: "GeoNames", licence: "CC BY 4.0" },
  { part: "units", maker: "OCHA/WFP COD-AB Pakistan", licence: "CC BY-IGO" },
] as const;

/** Whose work the base map and the areas are. */
export function GeodataSources({ t }: { t: Translate }) {
  return (
    <dl className="facts">
      {SOURCES.map(({ part, maker, licence }) => (
        <div key={part} className="fact">
          <dt>{t(`about.places.${part}Title`)}</dt>
          <dd>
            <bdi lang="en">{maker}</bdi> (<bdi>{licence ?? t("about.places.publicDomain")}</bdi>)
          </dd>
        </div>
      ))}
    </dl>
  );
}
