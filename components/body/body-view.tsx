import type { ReactNode } from "react";
import { evidenceOf, listSources, numberSources } from "@/components/evidence/cited";
import { SourceList } from "@/components/evidence/source-list";
import { BodyLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import { CiteSection } from "@/components/lists/cite-section";
import { type Ground, RecordMap } from "@/components/lists/overview-map";
import { OverviewFacilities, OverviewHeadline, type ShownOverview } from "@/components/lists/overview-section";
import { PartTable } from "@/components/lists/part-table";
import { OutsideLink } from "@/components/lists/record-cell";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { RecordParagraph } from "@/components/record/record-text";
import type { BodyRow } from "@/lib/bodies/columns";
import type { BodyDocument } from "@/lib/bodies/schema";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import type { Tally } from "@/lib/facilities/tally-columns";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { Extent } from "@/lib/map/schema";
import { bodyPath, facilitiesPath } from "@/lib/paths";
import type { ProgrammeRow } from "@/lib/programmes/columns";
import type { Citation } from "@/lib/records/cite";
import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import { type AskedMoment, momentOf, momentQuery } from "@/lib/revisions/asked";
import type { SourceDocument } from "@/lib/sources/schema";
import { BodyTable } from "./body-table";
import { ProgrammeTable } from "./programme-table";

type Props = {
  t: Translate;
  locale: Locale;
  body: BodyDocument;
  sources: Record<string, SourceDocument>;
  /** Its name in the language of the page. */
  name: string;
  crumbs: Crumb[];
  said: AskedMoment;
  refusals: readonly Refusal[];
  directory: Directory;
  overview: ShownOverview & { extent: Extent | null };
  roles: ({ value: string; filter: FacilityFilter } & Tally)[];
  subordinates: BodyRow[];
  programmes: ProgrammeRow[];
  day: string;
  ground: Ground;
  /** Its claims, agreements and projects. */
  evidence: ReactNode;
  url: string;
  citation: Citation;
};

/** The page of a body: what it is, and the facilities that it stands behind, by its part in them and their status. */
export function BodyView(props: Props) {
  const { t, locale, body, sources, name, crumbs, said, refusals, directory, overview, roles, day, url, citation } =
    props;
  const moment = momentOf(overview.filter);
  const numbers = numberSources(body.citations, sources);
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={bodyPath(locale, body.code)}
      heading={
        <RecordHeading
          locale={locale}
          name={body.name}
          nameUr={body.name_ur}
          code={body.code}
          kicker={t(`bodyKind.${body.kind}`)}
        >
          {body.note && <RecordParagraph locale={locale} text={body.note} className="measure mt-3" />}
        </RecordHeading>
      }
      lead={
        <OverviewHeadline
          t={t}
          locale={locale}
          overview={overview}
          districtsHref={facilitiesPath(locale, `${toQuery(overview.filter)}&sort=district`)}
          day={day}
        />
      }
      aside={<Beside {...props} numbers={numbers} />}
    >
      {roles.length > 0 && (
        <RecordSection title={t("bodies.byRole")} note={roles.length > 1 && t("bodies.byRoleNote")}>
          <PartTable
            t={t}
            locale={locale}
            caption={t("bodies.byRole")}
            heading={t("bodies.role")}
            parts={roles}
            say={(role) => sayCode(t, "role", role)}
          />
        </RecordSection>
      )}
      <OverviewFacilities
        t={t}
        locale={locale}
        overview={overview}
        directory={directory}
        columns={["name", "main_kind", "status", "district"]}
      />
      {props.evidence}
      <Related {...props} moment={moment} />
      {numbers.size > 0 && (
        <RecordSection title={t("lists.sources")} onScreen>
          <SourceList t={t} locale={locale} sources={listSources(sources, numbers)} />
        </RecordSection>
      )}
      <CiteSection t={t} name={name} url={url} citation={citation} />
    </RecordFrame>
  );
}

function Related({
  t,
  locale,
  programmes,
  subordinates,
  directory,
  moment,
}: Props & { moment: ReturnType<typeof momentOf> }) {
  return (
    <>
      {programmes.length > 0 && (
        <RecordSection title={t("bodies.programmes")}>
          <ProgrammeTable t={t} locale={locale} rows={programmes} moment={moment} />
        </RecordSection>
      )}
      {subordinates.length > 0 && (
        <RecordSection title={t("bodies.children")}>
          <BodyTable t={t} locale={locale} rows={subordinates} place={null} bodies={directory.body} moment={moment} />
        </RecordSection>
      )}
    </>
  );
}

function Beside(props: Props & { numbers: ReadonlyMap<string, number> }) {
  const { t, locale, body, sources, numbers, directory, overview, name, ground } = props;
  const evidence = (field: string) => evidenceOf(field, body.citations, sources, numbers);
  const carried = momentQuery(overview.filter);
  return (
    <>
      {overview.headline.total > 0 && (
        <RecordMap
          t={t}
          locale={locale}
          ground={ground}
          name={name}
          query={toQuery(overview.filter)}
          fit={overview.extent}
        />
      )}
      <Facts>
        <Fact
          t={t}
          locale={locale}
          id="name"
          label={columnLabel(t, "bodies", "name")}
          value={<bdi lang="en">{body.name}</bdi>}
          evidence={evidence("name")}
        />
        {body.short_name && (
          <Fact
            t={t}
            locale={locale}
            id="short-name"
            label={columnLabel(t, "bodies", "short_name")}
            value={<bdi lang="en">{body.short_name}</bdi>}
          />
        )}
        <Fact
          t={t}
          locale={locale}
          id="parent"
          label={columnLabel(t, "bodies", "parent_code")}
          value={
            body.parent_code && (
              // The mark stands below a name of two lines, not in its corner: both must be hit by a finger.
              <span className="block pb-1.5">
                <BodyLink locale={locale} directory={directory} code={body.parent_code} moment={carried} />
              </span>
            )
          }
          evidence={evidence("parent_code")}
          unknown={t("bodies.noParent")}
        />
        <Fact
          t={t}
          locale={locale}
          id="website"
          label={columnLabel(t, "bodies", "website")}
          value={body.website && <OutsideLink href={body.website} />}
          evidence={evidence("website")}
        />
        {body.name_ur && (
          <Fact
            t={t}
            locale={locale}
            id="name-ur"
            label={columnLabel(t, "bodies", "name_ur")}
            value={<bdi lang="ur">{body.name_ur}</bdi>}
            evidence={{ rests: "rendering" }}
          />
        )}
      </Facts>
    </>
  );
}
