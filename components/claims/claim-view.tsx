import { ContradictionGroups } from "@/components/contradictions/contradiction-groups";
import { KnownContradictions } from "@/components/contradictions/known-contradictions";
import { citeSource, numberSources } from "@/components/evidence/cited";
import { SourceList } from "@/components/evidence/source-list";
import type { ShownFacility } from "@/components/facility/facility-cells";
import { CiteSection } from "@/components/lists/cite-section";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordParagraph } from "@/components/record/record-text";
import type { ClaimDetail as Detail } from "@/lib/claims/detail";
import { writeRule } from "@/lib/claims/rule";
import { sayClaim, saySubject, sayValue } from "@/lib/claims/words";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimFilePath, claimPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import { nameOf } from "@/lib/records/named";
import type { PageRequest } from "@/lib/records/page-request";
import { writeParameters } from "@/lib/records/query";
import { momentQuery } from "@/lib/revisions/asked";
import { ClaimFacts } from "./claim-facts";
import { CountedFacilities } from "./counted-facilities";
import { CountingForm } from "./counting-form";
import { CoverageSection } from "./coverage-section";
import { MissingSection } from "./missing-section";
import { PartsNote } from "./parts-note";
import { Reckoning } from "./reckoning";
import { SeriesSection } from "./series-section";

type ClaimDetail = Detail<ShownFacility>;

type Props = {
  t: Translate;
  locale: Locale;
  detail: ClaimDetail;
  request: PageRequest;
  crumbs: Crumb[];
  url: string;
  citation: Citation;
  /** The query of the page's file: its moment and its rule. */
  fileQuery: string;
};

/** The page of a claim: what was said, what the register lists of it, which those are, and what else was said. */
export function ClaimView(props: Props) {
  const { t, locale, detail, request, crumbs, url, citation } = props;
  const { row, record, sources, contradictions, known, named, sums, others } = detail;
  const { directory, said, refusals, moment, asked } = request;
  const carried = momentQuery(asked);
  const { citations } = record.document;
  const numbers = numberSources([{ source_id: row.source_id }, ...citations], sources);
  const cited = (id: string) =>
    citeSource(
      id,
      sources,
      numbers,
      citations.find(({ source_id }) => source_id === id),
    );
  const context = { t, locale, directory };
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={claimPath(locale, row.ref)}
      heading={<Heading {...props} />}
      lead={<Reckoning {...context} row={row} day={moment.day} asked={said.asOf !== null || said.known !== null} />}
      aside={
        <ClaimFacts
          {...context}
          row={row}
          source={cited(row.source_id)}
          copies={copiesOf(row.ref, row.copy_of, others)}
          moment={carried}
        />
      }
    >
      <Counting {...props} />
      <CoverageSection {...context} coverage={detail.coverage} />
      <MissingSection t={t} locale={locale} row={row} states={detail.states} />
      {contradictions.length > 0 && (
        <RecordSection title={t("contradictions.own")}>
          <ContradictionGroups
            {...context}
            contradictions={contradictions}
            claims={others}
            current={row.ref}
            moment={carried}
          />
        </RecordSection>
      )}
      {known.length > 0 && (
        <RecordSection title={t("contradictions.knownTitle")}>
          <KnownContradictions {...context} known={known} facilities={named} moment={carried} />
        </RecordSection>
      )}
      <PartsNote {...context} sums={sums} claims={others} moment={carried} />
      <Series {...props} />
      <RecordSection title={t("lists.sources")}>
        <SourceList t={t} locale={locale} sources={[...numbers.keys()].flatMap((id) => cited(id) ?? [])} />
      </RecordSection>
      <CiteSection t={t} name={sayClaim(t, locale, directory, row)} url={url} citation={citation} />
    </RecordFrame>
  );
}

const capitalise = (words: string) => words.slice(0, 1).toLocaleUpperCase("en") + words.slice(1);

function Heading({ t, locale, detail: { row } }: Props) {
  const value = sayValue(t, locale, row) ?? t("claims.noNumber");
  const subject = saySubject(t, locale, row);
  const counted = row.measure === "facilities" && row.value !== null;
  return (
    <header className="border-line border-b pb-5">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        {t(row.is_target ? "claims.kicker.target" : "claims.kicker.result")}
        {row.said_on !== null && <> · {formatDate(locale, row.said_on)}</>}
        {" · "}
        <code dir="ltr">{row.ref}</code>
      </p>
      <h1 className="measure mt-1 text-2xl md:text-3xl">
        {capitalise(
          counted ? t("claims.heading.counted", { value, subject }) : t("claims.heading.other", { value, subject }),
        )}
      </h1>
      <RecordParagraph locale={locale} text={row.paraphrase} className="measure mt-2 text-soft" />
    </header>
  );
}

/** The refs of all reports of the release that a claim was in, itself left out. */
function copiesOf(ref: string, original: string | null, claims: ClaimDetail["others"]): string[] {
  const first = original ?? ref;
  const reports = [first, ...[...claims.values()].filter(({ copy_of }) => copy_of === first).map((copy) => copy.ref)];
  return reports.filter((one) => one !== ref);
}

function Counting({ t, locale, detail: { row, rule, counted }, request, fileQuery }: Props) {
  const { directory, asked } = request;
  if (row.scope === null) return null;
  const kept = Object.entries(asked) as [string, string][];
  return (
    <div className="grid gap-4">
      <CountingForm
        t={t}
        action={claimPath(locale, row.ref)}
        kept={kept}
        rule={rule}
        statuses={row.statuses}
        programme={row.programme_code && nameOf(directory.programme, row.programme_code, locale).text}
        changed={writeRule(rule).length > 0}
        backHref={claimPath(locale, row.ref, writeParameters(kept))}
      />
      <CountedFacilities
        t={t}
        locale={locale}
        directory={directory}
        claimed={counted.claimed}
        today={counted.today}
        day={row.compared_on}
        functions={row.counted === "functions" ? row.listed : null}
      />
      <a
        href={claimFilePath(row.ref, fileQuery)}
        className="flex min-h-11 items-center justify-self-start print:hidden"
      >
        {t("claims.file")}
      </a>
    </div>
  );
}

function Series({ t, locale, detail: { row, series, seriesQuery }, request }: Props) {
  if (seriesQuery === null) return null;
  const { directory, asked } = request;
  return (
    <SeriesSection
      t={t}
      locale={locale}
      directory={directory}
      title={t("claims.series.title")}
      about={t("claims.series.title")}
      series={series}
      current={row.ref}
      query={seriesQuery}
      moment={momentQuery(asked)}
    />
  );
}
