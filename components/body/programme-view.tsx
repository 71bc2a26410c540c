import type { ReactNode } from "react";
import { evidenceOf, listSources, numberSources } from "@/components/evidence/cited";
import { SourceList } from "@/components/evidence/source-list";
import { BodyLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import { CiteSection } from "@/components/lists/cite-section";
import { type Ground, RecordMap } from "@/components/lists/overview-map";
import { OverviewFacilities, OverviewHeadline, type ShownOverview } from "@/components/lists/overview-section";
import { PartTable } from "@/components/lists/part-table";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { RecordParagraph } from "@/components/record/record-text";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import type { Tally } from "@/lib/facilities/tally-columns";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { Extent } from "@/lib/map/schema";
import { facilitiesPath, programmePath } from "@/lib/paths";
import type { ProgrammeDocument } from "@/lib/programmes/schema";
import type { Citation } from "@/lib/records/cite";
import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import { type AskedMoment, momentQuery } from "@/lib/revisions/asked";
import type { SourceDocument } from "@/lib/sources/schema";

type Props = {
  t: Translate;
  locale: Locale;
  programme: ProgrammeDocument;
  sources: Record<string, SourceDocument>;
  crumbs: Crumb[];
  said: AskedMoment;
  refusals: readonly Refusal[];
  directory: Directory;
  overview: ShownOverview & { extent: Extent | null };
  kinds: ({ value: string; filter: FacilityFilter } & Tally)[];
  day: string;
  ground: Ground;
  /** The claims for it, its agreements and projects. */
  evidence: ReactNode;
  url: string;
  citation: Citation;
};

/** The page of a programme: the network under which totals are claimed, and what is listed of it. */
export function ProgrammeView(props: Props) {
  const { t, locale, programme, sources, crumbs, said, refusals, directory, overview, kinds, day, url, citation } =
    props;
  const numbers = numberSources(programme.citations, sources);
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={programmePath(locale, programme.code)}
      heading={
        <RecordHeading
          locale={locale}
          name={programme.name}
          nameUr={null}
          code={programme.code}
          kicker={t("recordKind.programme")}
        >
          {programme.note && <RecordParagraph locale={locale} text={programme.note} className="measure mt-3" />}
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
      {kinds.length > 0 && (
        <RecordSection title={t("programmes.byKind")}>
          <PartTable
            t={t}
            locale={locale}
            caption={t("programmes.byKind")}
            heading={columnLabel(t, "facilities", "main_kind")}
            parts={kinds}
            say={(kind) => sayCode(t, "kind", kind)}
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
      {numbers.size > 0 && (
        <RecordSection title={t("lists.sources")} onScreen>
          <SourceList t={t} locale={locale} sources={listSources(sources, numbers)} />
        </RecordSection>
      )}
      <CiteSection t={t} name={programme.name} url={url} citation={citation} />
    </RecordFrame>
  );
}

function Beside(props: Props & { numbers: ReadonlyMap<string, number> }) {
  const { t, locale, programme, sources, numbers, directory, overview, ground } = props;
  const evidence = (field: string) => evidenceOf(field, programme.citations, sources, numbers);
  return (
    <>
      {overview.headline.total > 0 && (
        <RecordMap
          t={t}
          locale={locale}
          ground={ground}
          name={programme.name}
          query={toQuery(overview.filter)}
          fit={overview.extent}
        />
      )}
      <Facts>
        <Fact
          t={t}
          locale={locale}
          id="name"
          label={columnLabel(t, "programmes", "name")}
          value={<bdi lang="en">{programme.name}</bdi>}
          evidence={evidence("name")}
        />
        <Fact
          t={t}
          locale={locale}
          id="body"
          label={columnLabel(t, "programmes", "body_code")}
          value={
            <BodyLink
              locale={locale}
              directory={directory}
              code={programme.body_code}
              moment={momentQuery(overview.filter)}
            />
          }
          evidence={evidence("body_code")}
        />
      </Facts>
    </>
  );
}
