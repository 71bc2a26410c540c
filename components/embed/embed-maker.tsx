import type { ReactNode } from "react";
import type { Facet } from "@/components/filters/facet-group";
import { FilterChips } from "@/components/filters/filter-chips";
import { FilterForm } from "@/components/filters/filter-form";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { CopyButton } from "@/components/record/copy-button";
import { PageHeading } from "@/components/record/page-heading";
import { EMBED_KINDS } from "@/lib/embeds/kinds";
import { EMBED_CHARTS, EMBED_HEIGHTS, type EmbedChoice, MAKER_NAMES } from "@/lib/embeds/maker";
import type { Chip } from "@/lib/facilities/conditions";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { keptParameters, type ListPlace } from "@/lib/records/list-addresses";
import type { Refusal } from "@/lib/records/query-fields";

type Props = {
  t: Translate;
  locale: Locale;
  choice: EmbedChoice;
  filter: FacilityFilter;
  place: ListPlace;
  facets: Facet[];
  chips: Chip[];
  clearHref: string;
  refusals: readonly Refusal[];
  /** What is framed: its path, its name for who cannot see it, and the code to copy. */
  path: string;
  name: string;
  code: string;
};

/** The page that writes the code for a frame: choices and filter in one form, the code, and how it looks. Whole without a script. */
export function EmbedMaker(props: Props) {
  const { t, locale, choice, filter, place, facets, chips, clearHref, refusals, path, name, code } = props;
  const asked = ["q", ...MAKER_NAMES, ...facets.map((facet) => facet.name)];
  return (
    <div className="page-width pb-12">
      <PageHeading title={t("embed.title")}>
        <p>{t("embed.lead")}</p>
      </PageHeading>
      <IgnoredNotice t={t} refusals={refusals} />
      <div className="mt-4 grid gap-x-10 gap-y-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <FilterForm
          t={t}
          locale={locale}
          action={place.path("")}
          words={filter.q ?? ""}
          searchLabel={t("embed.search")}
          kept={keptParameters(place, asked)}
          facets={facets}
          active={chips.length}
          clearHref={clearHref}
        >
          <Choices t={t} choice={choice} />
        </FilterForm>
        <div className="grid min-w-0 content-start gap-6">
          <FilterChips t={t} chips={chips} clearHref={clearHref} />
          <section className="grid gap-2">
            <div className="flex flex-wrap items-center justify-between gap-4">
              <h2 className="text-lg">{t("embed.code")}</h2>
              <CopyButton text={code} label={t("embed.copy")} done={t("record.copied")} />
            </div>
            {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
            <pre
              dir="ltr"
              tabIndex={0}
              id="frame-code"
              className="overflow-x-auto border border-line p-3 text-start text-sm"
            >
              {code}
            </pre>
            {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
            <p className="text-soft text-sm">{t("embed.width")}</p>
          </section>
          <section className="grid gap-2">
            <div className="flex flex-wrap items-center justify-between gap-4">
              <h2 className="text-lg">{t("embed.preview")}</h2>
              <a href={path} className="flex min-h-11 items-center text-sm">
                {t("embed.open")}
              </a>
            </div>
            <iframe
              src={path}
              title={name}
              height={choice.height}
              loading="lazy"
              className="w-full border border-line"
            />
          </section>
        </div>
      </div>
    </div>
  );
}

function Choices({ t, choice }: { t: Translate; choice: EmbedChoice }) {
  return (
    <div className="grid gap-3 py-3 text-sm">
      <fieldset>
        <legend className="font-medium">{t("embed.choose")}</legend>
        {EMBED_KINDS.map((kind) => (
          <label key={kind} className="flex min-h-9 items-center gap-2 max-md:min-h-11">
            <input type="radio" name="embed" value={kind} defaultChecked={kind === choice.embed} />
            {t(`embed.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <Choice name="chart" label={t("embed.chart")} value={choice.chart}>
        {EMBED_CHARTS.map((chart) => (
          <option key={chart} value={chart}>
            {t(`statistics.chart.${chart}.title`)}
          </option>
        ))}
      </Choice>
      <Choice name="language" label={t("embed.language")} value={choice.language}>
        <option value="en">{t("embed.english")}</option>
        <option value="ur">{t("embed.urdu")}</option>
      </Choice>
      <Choice name="height" label={t("embed.height")} value={choice.height}>
        {EMBED_HEIGHTS.map((height) => (
          <option key={height}>{height}</option>
        ))}
      </Choice>
      <button type="submit" className="button">
        {t("embed.make")}
      </button>
    </div>
  );
}

type ChoiceProps = { name: string; label: string; value: string; children: ReactNode };

function Choice({ name, label, value, children }: ChoiceProps) {
  return (
    <label className="grid gap-1">
      {label}
      <select name={name} defaultValue={value} className="field">
        {children}
      </select>
    </label>
  );
}
