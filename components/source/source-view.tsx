import { Fact, Facts } from "@/components/facts/facts";
import { CiteSection } from "@/components/lists/cite-section";
import { OutsideLink } from "@/components/lists/record-cell";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { RecordParagraph, RecordText } from "@/components/record/record-text";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath, sourcePath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import { type AskedMoment, momentQuery } from "@/lib/revisions/asked";
import type { SourceDocument } from "@/lib/sources/schema";
import type { CitingRecord } from "@/lib/sources/uses";
import { CitingList } from "./citing-list";

type Props = {
  t: Translate;
  locale: Locale;
  source: SourceDocument;
  siblings: readonly SourceDocument[];
  citing: readonly CitingRecord[];
  facilities: { total: number; filter: FacilityFilter };
  crumbs: Crumb[];
  said: AskedMoment;
  refusals: readonly Refusal[];
  directory: Directory;
  url: string;
  citation: Citation;
};

/** The page of a source: what it is, where it is, and every value that rests on it. */
export function SourceView(props: Props) {
  const { t, locale, source, citing, facilities, crumbs, said, refusals, directory, url, citation } = props;
  const named = citing.filter(({ kind }) => kind === "facility").length;
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={sourcePath(locale, source.id)}
      heading={
        <RecordHeading
          locale={locale}
          name={source.title}
          nameUr={null}
          code={source.id}
          kicker={t(`sourceKind.${source.kind}`)}
        >
          <p className="mt-3">
            <bdi lang="en">{source.publisher}</bdi>
            <span className="text-soft">
              {" · "}
              {source.published_on ? formatDate(locale, source.published_on) : t("sources.undated")}
              {" · "}
              {t(`language.${source.language}`)}
            </span>
          </p>
          {source.url && (
            <p className="mt-1">
              <OutsideLink href={source.url}>{t("sources.open")}</OutsideLink>
            </p>
          )}
          {source.note && <RecordParagraph locale={locale} text={source.note} className="measure mt-3 text-soft" />}
        </RecordHeading>
      }
      lead={<h2 className="text-xl">{t("sources.citedFor")}</h2>}
      aside={<Beside {...props} />}
    >
      {citing.length === 0 && <p>{t("sources.nothing")}</p>}
      <CitingList
        t={t}
        locale={locale}
        citing={citing}
        language={source.language}
        directory={directory}
        moment={momentQuery(facilities.filter)}
      />
      {facilities.total > named && (
        <a href={facilitiesPath(locale, toQuery(facilities.filter))}>
          {t("sources.rest", { count: facilities.total - named })}
        </a>
      )}
      <CiteSection t={t} name={source.title} url={url} citation={citation} />
    </RecordFrame>
  );
}

function Beside({ t, locale, source, siblings, facilities }: Props) {
  const label = (column: string) => columnLabel(t, "sources", column);
  return (
    <>
      <Facts>
        <Fact
          t={t}
          locale={locale}
          id="facilities"
          label={label("facilities")}
          value={
            facilities.total === 0 ? (
              "0"
            ) : (
              <a href={facilitiesPath(locale, toQuery(facilities.filter))}>{facilities.total}</a>
            )
          }
        />
        <Fact
          t={t}
          locale={locale}
          id="url"
          label={label("url")}
          value={source.url && <OutsideLink href={source.url} />}
          unknown={t("sources.noAddress")}
        />
        {source.document && (
          <Fact
            t={t}
            locale={locale}
            id="document"
            label={label("document")}
            value={<code dir="ltr">{source.document}</code>}
          />
        )}
      </Facts>
      {siblings.length > 0 && (
        <RecordSection title={t("sources.siblings")} note={t("sources.siblingsNote")}>
          <ul className="grid gap-2 text-sm">
            {siblings.map(({ id, title, publisher, published_on }) => (
              <li key={id}>
                <a href={sourcePath(locale, id, momentQuery(facilities.filter))}>
                  <RecordText locale={locale} text={title} />
                </a>
                <span className="block text-soft">
                  <bdi lang="en">{publisher}</bdi>
                  {" · "}
                  {published_on ? formatDate(locale, published_on) : t("sources.undated")}
                </span>
              </li>
            ))}
          </ul>
        </RecordSection>
      )}
    </>
  );
}
