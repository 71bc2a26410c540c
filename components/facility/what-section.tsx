import { SourceMark } from "@/components/evidence/source-mark";
import { Fact, Facts } from "@/components/facts/facts";
import { RecordText } from "@/components/record/record-text";
import { ContestedTag } from "@/components/status/status-label";
import { contestedMeasures } from "@/lib/facilities/contested";
import { codesOf } from "@/lib/facilities/row-codes";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { facilityPath } from "@/lib/paths";
import type { Dossier } from "./dossier";
import { FunctionText } from "./function-text";
import { NameList } from "./name-list";
import { BodyLink, ProgrammeLink } from "./record-links";
import { Section } from "./section";

/** A facility that contains another, by its name. */
export type Container = { ref: string; name: string; name_ur: string | null };

/** What a facility is: kind, functions, names, host, programmes, ownership and size. */
export function WhatSection({ dossier, container }: { dossier: Dossier; container: Container | null }) {
  const { t, locale, document, cite } = dossier;
  const word = { t, locale };
  return (
    <Section id="what" title={t("facility.section.what")}>
      <Facts>
        <Fact
          {...word}
          id="kind"
          label={t("facility.fact.kind")}
          value={t(`kind.${document.kind}`)}
          evidence={cite.field("kind")}
        />
        {saysMore(document.functions) && (
          <Fact {...word} id="functions" label={t("facility.fact.functions")} value={<Functions dossier={dossier} />} />
        )}
        <Fact {...word} id="names" label={t("facility.fact.names")} value={<NameList dossier={dossier} />} />
        <Fact
          {...word}
          id="host"
          label={t("facility.fact.host")}
          value={document.host_name && <Host dossier={dossier} name={document.host_name} />}
          evidence={cite.field("host_name")}
        />
        {container && (
          <Fact
            {...word}
            id="parent"
            label={t("facility.fact.parent")}
            value={
              <a href={facilityPath(locale, container.ref, dossier.moment)}>
                <RecordText locale={locale} text={container.name} textUr={container.name_ur} />
              </a>
            }
            evidence={cite.field("parent_ref")}
          />
        )}
        {document.programmes.length > 0 && (
          <Fact
            {...word}
            id="programmes"
            label={t("facility.fact.programmes")}
            value={<Programmes dossier={dossier} />}
          />
        )}
        <OwnershipFact dossier={dossier} />
        <SizeFacts dossier={dossier} />
        <TimeFacts dossier={dossier} />
      </Facts>
    </Section>
  );
}

/** True where the functions tell more than the kind does. */
function saysMore(functions: Dossier["document"]["functions"]): boolean {
  return functions.length > 1 || functions.some(({ shift, audience }) => shift !== null || audience !== null);
}

/** One site may be used for several things: said so, that nobody counts it twice. */
function Functions({ dossier: { t, locale, document, cite } }: { dossier: Dossier }) {
  const { functions } = document;
  return (
    <>
      {functions.length > 1 && (
        <span className="block font-medium">{t("facility.oneFacility", { count: functions.length })}</span>
      )}
      <ul>
        {functions.map(({ kind, shift, audience, source_id }) => (
          <li key={`${kind} ${shift} ${audience}`}>
            <FunctionText t={t} kind={kind} shift={shift} audience={audience} />
            <SourceMark
              t={t}
              locale={locale}
              id={`function-${kind}-${shift}-${audience}`}
              label={t(`kind.${kind}`)}
              evidence={cite.row(source_id, "functions", "kind")}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The host as it was named; where that is a body of the register, the way to it. */
function Host({ dossier: { locale, directory, document, moment }, name }: { dossier: Dossier; name: string }) {
  const code = document.host_body_code;
  const known = code ? directory.body.get(code) : undefined;
  if (!code || !known) return <RecordText locale={locale} text={name} />;
  if (known.name === name) return <BodyLink locale={locale} directory={directory} code={code} moment={moment} />;
  return (
    <>
      <RecordText locale={locale} text={name} /> (
      <BodyLink locale={locale} directory={directory} code={code} moment={moment} short />)
    </>
  );
}

function Programmes({ dossier: { t, locale, directory, document, cite, moment } }: { dossier: Dossier }) {
  return (
    <ul>
      {document.programmes.map(({ programme_code: code, source_id }) => (
        <li key={code}>
          <ProgrammeLink locale={locale} directory={directory} code={code} moment={moment} />
          <SourceMark
            t={t}
            locale={locale}
            id={`programme-${code}`}
            label={t("facility.fact.programmes")}
            evidence={cite.row(source_id, "programmes")}
          />
        </li>
      ))}
    </ul>
  );
}

/** Partly our judgement: so said unless a source names the field. */
function OwnershipFact({ dossier: { t, locale, document, cite } }: { dossier: Dossier }) {
  const cited = cite.field("ownership");
  const known = document.ownership !== "unknown";
  return (
    <Fact
      t={t}
      locale={locale}
      id="ownership"
      label={t("facility.fact.ownership")}
      value={known ? t(`ownership.${document.ownership}`) : null}
      evidence={cited.rests === "sources" ? cited : { rests: "judgement" }}
    />
  );
}

function SizeFacts({ dossier: { t, locale, document, cite } }: { dossier: Dossier }) {
  const { area_sqft: area, area_note: note, seats, measures } = document;
  const contested = [...contestedMeasures(measures)].some(({ measure }) => measure.startsWith("covered_area"));
  return (
    <>
      <Fact
        t={t}
        locale={locale}
        id="area"
        label={t("facility.fact.area")}
        value={
          area === null ? null : (
            <>
              {t("facility.sqft", { area: formatNumber(locale, area) })}
              {contested && (
                <>
                  {" "}
                  <ContestedTag t={t} />
                </>
              )}
            </>
          )
        }
        evidence={cite.field("area_sqft")}
        note={note && <RecordText locale={locale} text={note} />}
      />
      <Fact
        t={t}
        locale={locale}
        id="seats"
        label={t("facility.fact.seats")}
        value={seats === null ? null : formatNumber(locale, seats)}
        evidence={cite.field("seats")}
      />
    </>
  );
}

/** When it was first announced and when it opened, as far as its events tell. */
function TimeFacts({ dossier: { t, locale, row } }: { dossier: Dossier }) {
  const waiting = ["ready", "building", "promised"].includes(codesOf(row).group);
  const opened = row.opened_on && formatDate(locale, row.opened_on);
  return (
    <>
      <Fact
        t={t}
        locale={locale}
        id="announced"
        label={t("facility.fact.announced")}
        value={row.announced_on && formatDate(locale, row.announced_on)}
        evidence={{ rests: "derived" }}
      />
      <Fact
        t={t}
        locale={locale}
        id="opened"
        label={t("facility.fact.opened")}
        value={opened && (row.opened_basis === "report_date" ? t("facility.openBy", { date: opened }) : opened)}
        evidence={{ rests: "derived" }}
        {...(waiting ? { unknown: t("facility.notOpened") } : {})}
      />
    </>
  );
}
