import { EMBED_KINDS, type EmbedKind } from "@/lib/embeds/kinds";
import { type FacilityFilter, facilityQuery, toQuery } from "@/lib/facilities/filter";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { embedMakerPath, embedPath } from "@/lib/paths";
import { defineQuery, type Parameters, writeParameters } from "@/lib/records/query";
import { oneOf } from "@/lib/records/query-fields";
import type { ChartName } from "@/lib/statistics/rows";

/** The charts that stand alone: those that need no list beside them. */
export const EMBED_CHARTS = [
  "statuses",
  "openings",
  "growth",
  "places",
  "witnesses",
  "precision",
  "confirmed",
] as const satisfies readonly ChartName[];
export type EmbedChart = (typeof EMBED_CHARTS)[number];

/** Heights of a frame in pixels. */
export const EMBED_HEIGHTS = ["320", "480", "640", "800"] as const;

/** Which chart `/embed/figure` shows; the filter of the facilities stands beside it. */
export const figureQuery = defineQuery({ chart: oneOf(EMBED_CHARTS) });

/** What the page that writes the code for a frame is told, beside the filter of the facilities. */
const makerQuery = defineQuery({
  embed: oneOf(EMBED_KINDS),
  chart: oneOf(EMBED_CHARTS),
  language: oneOf(LOCALES),
  height: oneOf(EMBED_HEIGHTS),
});
export const MAKER_NAMES: readonly string[] = makerQuery.names;

/** A frame as it was chosen, every choice made. */
export type EmbedChoice = {
  embed: EmbedKind;
  chart: EmbedChart;
  language: Locale;
  height: (typeof EMBED_HEIGHTS)[number];
};

/** Reads the choice from a page's query, the rest as `locale` and usage suggest; what cannot be taken is named. */
export function readChoice(parameters: Parameters, locale: Locale) {
  const { value, refusals } = makerQuery.read(parameters);
  const choice: EmbedChoice = {
    embed: value.embed ?? "map",
    chart: value.chart ?? "statuses",
    language: value.language ?? locale,
    height: value.height ?? "480",
  };
  return { choice, given: value, refusals };
}

/** The maker's own query: what was chosen, with a filter. */
export const makerParameters = (given: Partial<EmbedChoice>, filter: FacilityFilter): [string, string][] => [
  ...makerQuery.toParameters(given),
  ...facilityQuery.toParameters(filter),
];

/** The page that writes the code, for what is shown now. */
export const makerPath = (locale: Locale, given: Partial<EmbedChoice>, filter: FacilityFilter): string =>
  embedMakerPath(locale, writeParameters(makerParameters(given, filter)));

/** Says whether a chart can stand alone in a frame. */
export const isEmbedChart = (chart: ChartName): chart is EmbedChart => EMBED_CHARTS.some((one) => one === chart);

/** The address of what is framed. */
export function addressOfEmbed({ embed, chart, language }: EmbedChoice, filter: FacilityFilter): string {
  if (embed !== "figure") return embedPath(language, embed, toQuery(filter));
  return embedPath(
    language,
    embed,
    writeParameters([...figureQuery.toParameters({ chart }), ...facilityQuery.toParameters(filter)]),
  );
}

const escapeAttribute = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The code that a site puts into its page: as wide as the place it is given, and loaded when it comes near. */
export const writeFrame = (address: string, title: string, height: string): string =>
  `<iframe src="${escapeAttribute(address)}" title="${escapeAttribute(title)}" width="100%" height="${height}" ` +
  `loading="lazy" style="border:0"></iframe>`;
