import type { Evidence } from "@/components/evidence/evidence";
import { SourceMark } from "@/components/evidence/source-mark";
import { Fact, Facts } from "@/components/facts/facts";
import { RecordText } from "@/components/record/record-text";
import { ContestedTag } from "@/components/status/status-label";
import { sayCode } from "@/lib/i18n/vocabulary";
import { mapPath, sourcePath } from "@/lib/paths";
import type { Directory, Named } from "@/lib/records/named";
import type { Dossier } from "./dossier";
import { AreaLink } from "./record-links";
import { Section } from "./section";

/** Where a facility is: its areas, its place in words, and how much its point is worth. */
export function WhereSection({ dossier }: { dossier: Dossier }) {
  const { t, locale, directory, document, cite } = dossier;
  const { place, address, lat, lon, location_precision: precision } = document;
  const areas = document.area_code ? listAreas(document.area_code, directory) : [];
  return (
    <Section id="where" title={t("facility.section.where")}>
      <Facts>
        <Fact
          t={t}
          locale={locale}
          id="units"
          label={t("facility.fact.units")}
          value={areas.length > 0 ? <Areas dossier={dossier} areas={areas} /> : null}
        />
        <Fact
          t={t}
          locale={locale}
          id="place"
          label={t("facility.fact.place")}
          value={
            place && (
              <>
                <RecordText locale={locale} text={place} />
                {document.place_contested && (
                  <>
                    {" "}
                    <ContestedTag t={t} />
                  </>
                )}
              </>
            )
          }
          evidence={cite.field("place")}
        />
        {document.place_contested && <PlacedBy dossier={dossier} />}
        <Fact
          t={t}
          locale={locale}
          id="address"
          label={t("facility.fact.address")}
          value={address && <RecordText locale={locale} text={address} />}
          evidence={cite.field("address")}
        />
        <Fact
          t={t}
          locale={locale}
          id="precision"
          label={t("facility.fact.precision")}
          value={t(`precision.${precision}`)}
          evidence={{ rests: "judgement" }}
        />
        <Fact
          t={t}
          locale={locale}
          id="coordinates"
          label={t("facility.fact.coordinates")}
          value={
            lat === null || lon === null ? null : (
              <a href={mapPath(locale, [dossier.moment, `view=${lat},${lon},11`].filter(Boolean).join("&"))}>
                <bdi dir="ltr">
                  {lat}, {lon}
                </bdi>
              </a>
            )
          }
          evidence={pointEvidence(dossier)}
        />
      </Facts>
    </Section>
  );
}

/** Where each source places a facility whose place is contested, side by side. */
function PlacedBy({ dossier: { t, locale, moment, cite } }: { dossier: Dossier }) {
  const evidence = cite.field("area_code", "place");
  const said = "sources" in evidence ? evidence.sources.filter(({ note }) => note !== null) : [];
  if (said.length === 0) return null;
  return (
    <Fact
      t={t}
      locale={locale}
      id="placed"
      label={t("facility.fact.placed")}
      value={
        <ul className="grid gap-1">
          {said.map(({ id, title, publisher, note }) => (
            <li key={id}>
              <RecordText locale={locale} text={note ?? ""} />:{" "}
              <a href={sourcePath(locale, id, moment)}>
                <RecordText locale={locale} text={publisher === null ? title : `${publisher}, ${title}`} />
              </a>
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** An area and all above it, the widest first. */
function listAreas(code: string, directory: Directory): Named[] {
  const area = directory.area.get(code);
  if (!area) return [];
  return [...(area.parent ? listAreas(area.parent, directory) : []), area];
}

function Areas({ dossier, areas }: { dossier: Dossier; areas: Named[] }) {
  const { t, locale, directory, moment, cite } = dossier;
  const evidence = cite.field("area_code");
  return (
    <ul>
      {areas.map(({ code, level }) => (
        <li key={code}>
          <AreaLink locale={locale} directory={directory} code={code} moment={moment} />{" "}
          <span className="text-soft text-sm">{level && sayCode(t, "areaLevel", level)}</span>
          {code === dossier.document.area_code && (
            <SourceMark t={t} locale={locale} id="units" label={t("facility.fact.units")} evidence={evidence} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where points come from (README of the data): towns from GeoNames, label points of units from OCHA. */
export function pointEvidence({ document, cite }: Dossier): Evidence {
  const cited = cite.field("lat", "lon");
  if (cited.rests === "sources") return cited;
  switch (document.location_precision) {
    case "place":
      return { rests: "geonames" };
    case "tehsil":
      return { rests: "ocha" };
    case "district":
      return { rests: "unit" };
    default:
      return cited;
  }
}
