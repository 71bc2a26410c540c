import type { ReactNode } from "react";
import { ClaimsSection } from "@/components/claims/claims-section";
import { citeSource, evidenceOf, numberSources } from "@/components/evidence/cited";
import { SourceList } from "@/components/evidence/source-list";
import type { ShownFacility } from "@/components/facility/facility-cells";
import { AreaLink, BodyLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import { CiteSection } from "@/components/lists/cite-section";
import { NamedFacilities } from "@/components/lists/named-facilities";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { RecordParagraph } from "@/components/record/record-text";
import type { AgreementDetail } from "@/lib/agreements/detail";
import { columnLabel } from "@/lib/dictionary/words";
import { formatDate, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { agreementPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { PageRequest } from "@/lib/records/page-request";
import { momentQuery } from "@/lib/revisions/asked";
import { DeliveryFigures } from "./delivery-figures";

type Props = {
  t: Translate;
  locale: Locale;
  detail: AgreementDetail<ShownFacility>;
  request: PageRequest;
  crumbs: Crumb[];
  url: string;
  citation: Citation;
};

/** The page of an agreement: who signed what, what it promises, what came of it, and what was claimed of it. */
export function AgreementView(props: Props) {
  const { t, locale, detail, request, crumbs, url, citation } = props;
  const { row, record, facilities, sources, claims } = detail;
  const { directory, said, refusals, moment, asked } = request;
  const carried = momentQuery(asked);
  const numbers = numbersOf(detail);
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={agreementPath(locale, row.ref)}
      heading={
        <RecordHeading
          locale={locale}
          name={row.title}
          nameUr={null}
          code={row.ref}
          kicker={t(`agreementKind.${row.kind}`)}
        >
          {row.scope && <RecordParagraph locale={locale} text={row.scope} className="measure mt-3" />}
        </RecordHeading>
      }
      lead={<DeliveryFigures t={t} locale={locale} row={row} day={moment.day} />}
      aside={<AgreementFacts {...props} numbers={numbers} />}
    >
      <RecordSection
        title={t("agreements.facilities")}
        note={row.promised !== null && row.listed < row.promised && t("agreements.others")}
      >
        <div id="facilities">
          <NamedFacilities
            t={t}
            locale={locale}
            directory={directory}
            caption={t("agreements.facilities")}
            rows={facilities}
            none={t("agreements.none")}
            moment={carried}
          />
        </div>
      </RecordSection>
      <ClaimsSection
        t={t}
        locale={locale}
        directory={directory}
        title={t("agreements.claims")}
        beside={claims}
        moment={carried}
      />
      <RecordSection title={t("lists.sources")}>
        <SourceList
          t={t}
          locale={locale}
          sources={[...numbers.keys()].flatMap((id) => citeSource(id, sources, numbers) ?? [])}
        />
      </RecordSection>
      <CiteSection t={t} name={record.document.title} url={url} citation={citation} />
    </RecordFrame>
  );
}

const numbersOf = ({ record: { document }, sources }: AgreementDetail<ShownFacility>) =>
  numberSources([document, ...document.citations], sources);

function AgreementFacts({ t, locale, detail, request, numbers }: Props & { numbers: ReadonlyMap<string, number> }) {
  const { row, record, sources } = detail;
  const { directory, asked } = request;
  const { parties, citations } = record.document;
  const carried = momentQuery(asked);
  const fact = (id: string) => ({ t, locale, id, evidence: evidenceOf(id, citations, sources, numbers) });
  const unknown = t("agreements.notStated");
  const roles = [...new Set(parties.map(({ role }) => role))];
  const lines = (nodes: ReactNode[]) => <span className="grid">{nodes}</span>;
  return (
    <Facts>
      {roles.map((role) => (
        <Fact
          key={role}
          {...fact(`party_${role}`)}
          evidence={evidenceOf("record", citations, sources, numbers)}
          label={t(`partyRole.${role}`)}
          value={lines(
            parties
              .filter((party) => party.role === role)
              .map(({ body_code }) => (
                <BodyLink key={body_code} locale={locale} directory={directory} code={body_code} moment={carried} />
              )),
          )}
        />
      ))}
      <Fact
        {...fact("signed_on")}
        label={t("agreements.signed")}
        value={row.signed_on && formatDate(locale, row.signed_on)}
        unknown={unknown}
      />
      <Fact
        {...fact("promised_kinds")}
        label={t("agreements.promisedKind")}
        value={
          record.document.promised_kinds.length > 0
            ? formatList(
                locale,
                record.document.promised_kinds.map((kind) => t(`kind.${kind}`)),
              )
            : null
        }
        unknown={unknown}
      />
      <Fact
        {...fact("due_on")}
        label={t("agreements.due")}
        value={row.due_on && formatDate(locale, row.due_on)}
        unknown={unknown}
      />
      <Fact
        {...fact("area_codes")}
        label={t("agreements.areas")}
        value={
          row.area_codes.length > 0
            ? lines(
                row.area_codes.map((code) => (
                  <AreaLink key={code} locale={locale} directory={directory} code={code} moment={carried} />
                )),
              )
            : null
        }
        unknown={unknown}
      />
      <Fact
        {...fact("last_report_on")}
        evidence={{ rests: "derived" }}
        label={columnLabel(t, "agreements", "last_report_on")}
        value={row.last_report_on && formatDate(locale, row.last_report_on)}
        unknown={unknown}
      />
    </Facts>
  );
}
