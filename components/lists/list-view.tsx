import type { ReactNode } from "react";
import { Downloads } from "@/components/downloads/downloads";
import { FilterChips } from "@/components/filters/filter-chips";
import { FilterForm } from "@/components/filters/filter-form";
import { AsOfBar } from "@/components/notices/as-of-bar";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { PageCitation } from "@/components/record/page-citation";
import { PageHeading } from "@/components/record/page-heading";
import { EmptyResult } from "@/components/table/empty-result";
import { Pager } from "@/components/table/pager";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Format, List } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { Condition, CountedFacet } from "@/lib/records/counted-facets";
import {
  addressOfAll,
  addressOfPage,
  addressToday,
  keptParameters,
  type ListPlace,
  sizeChoices,
} from "@/lib/records/list-addresses";
import { writeParameters } from "@/lib/records/query";
import type { Refusal } from "@/lib/records/query-fields";
import type { AskedMoment } from "@/lib/revisions/asked";

/** A list and its place: what `lib/records/list-page.ts` reads, without the rows. */
export type ShownList = {
  place: ListPlace;
  said: AskedMoment;
  total: number;
  next: string | null;
  facets: CountedFacet[];
  conditions: Condition[];
  emptyWays: (Condition & { count: number })[];
  refusals: readonly Refusal[];
  citation: Citation;
};

type Props = {
  t: Translate;
  locale: Locale;
  list: List;
  formats: Format[];
  shown: ShownList;
  /** Rows on this page. */
  count: number;
  title: string;
  lead: ReactNode;
  /** What the search looks through. */
  searchLabel: string;
  /** Further fields of the filter form, and the parameters that they ask for. */
  more?: { names: readonly string[]; fields: ReactNode };
  /** Stands between the heading and the list. */
  before?: ReactNode;
  /** Beside the downloads, such as the choice of columns. */
  tools?: ReactNode;
  /** The rows themselves. */
  children: ReactNode;
};

/** The page of a list: what it is, its filter, its rows, its files and the way through it. Whole without a script. */
export function ListView(props: Props) {
  const { t, locale, list, formats, shown, count, title, lead, searchLabel, more, before, tools, children } = props;
  const { place, total, next, facets, conditions, emptyWays, refusals, citation } = shown;
  const query = writeParameters(place.filter);
  // What was published when is of no day.
  const hasDays = list !== "changes";
  const clearHref = addressOfAll(place);
  const chips = conditions.map(({ lang, ...chip }) => ({
    ...chip,
    lang: lang === locale ? undefined : ("en" as const),
  }));
  return (
    <div className="page-width pb-12">
      <PageHeading title={title}>{lead}</PageHeading>
      <div className="grid gap-3 empty:hidden">
        <AsOfBar t={t} locale={locale} {...shown.said} todayHref={addressToday(place)} />
        <IgnoredNotice t={t} refusals={refusals} />
      </div>
      {before}
      <div className="mt-4 grid gap-x-10 gap-y-3 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <FilterForm
          t={t}
          locale={locale}
          action={place.path("")}
          words={place.filter.find(([name]) => name === "q")?.[1] ?? ""}
          searchLabel={searchLabel}
          kept={keptParameters(place, [
            "q",
            ...facets.map(({ name }) => name),
            ...(more?.names ?? []),
            ...(hasDays ? ["as_of"] : []),
          ])}
          facets={facets
            .filter(({ values }) => values.length > 0)
            .map(({ values, ...facet }) => ({
              ...facet,
              values: values.map(({ lang, ...value }) => ({
                ...value,
                lang: lang === locale ? undefined : ("en" as const),
              })),
            }))}
          active={conditions.length}
          clearHref={clearHref}
          more={
            <>
              {more?.fields}
              {hasDays && <DayField t={t} day={place.filter.find(([name]) => name === "as_of")?.[1] ?? ""} />}
            </>
          }
        />
        <div className="grid min-w-0 content-start gap-3">
          <FilterChips t={t} chips={chips} clearHref={clearHref} />
          {total === 0 ? (
            <EmptyResult t={t} ways={emptyWays} clearHref={clearHref} />
          ) : (
            <>
              <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
                <Downloads t={t} list={list} query={query} count={total} formats={formats} />
                {tools}
                <a href={citation.url} className="ms-auto flex min-h-11 items-center text-sm print:hidden">
                  {t("cite.permanent")}
                </a>
              </div>
              {children}
              <Pager
                t={t}
                locale={locale}
                shown={count}
                total={total}
                firstHref={place.view.after === undefined ? null : addressOfPage(place, null)}
                nextHref={next === null ? null : addressOfPage(place, next)}
                sizes={sizeChoices(place)}
              />
            </>
          )}
          <PageCitation t={t} citation={citation} />
        </div>
      </div>
    </div>
  );
}

function DayField({ t, day }: { t: Translate; day: string }) {
  return (
    <label className="grid gap-1 border-line border-t py-3 text-sm">
      {t("asOf.choose")}
      <input type="date" name="as_of" defaultValue={day} className="field" />
    </label>
  );
}
