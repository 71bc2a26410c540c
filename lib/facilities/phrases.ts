import { AREA_LEVELS } from "@/lib/areas/schema";
import type { FacilityFilter, FilterName, StatusWord } from "@/lib/facilities/filter";
import type { FacilityKind } from "@/lib/facilities/schema";
import { formatAlternatives, formatDate, formatInstant, formatList, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { type Directory, type DirectoryKind, nameOf, shortNameOf } from "@/lib/records/named";

export type PhraseContext = { filter: FacilityFilter; directory: Directory; locale: Locale; t: Translate };

/** English puts these before the noun, the others after it: `open hubs`, but `hubs that are being built`. */
export const ADJECTIVES: readonly StatusWord[] = [
  "open",
  "ready",
  "promised",
  "stopped",
  "announced",
  "operational",
  "stalled",
  "withdrawn",
  "closed",
];

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const LATIN = /[A-Za-z\u00c0-\u024f]/;

/** Keeps words of the other direction from reordering their neighbours. */
function isolate(locale: Locale, text: string): string {
  const strange = locale === "ur" ? LATIN : RIGHT_TO_LEFT;
  return strange.test(text) ? `\u2068${text}\u2069` : text;
}

/** One phrase a condition; a condition without one does not compile. Null: another one speaks for it. */
export const PHRASES: { [Name in FilterName]: (context: PhraseContext) => string | null } = {
  kind: () => null,
  status: sayStatus,
  shift: ({ filter, locale, t }) =>
    formatAlternatives(
      locale,
      (filter.shift ?? []).map((shift) => t(`describe.shift.${shift}`)),
    ),
  audience: ({ filter, locale, t }) => {
    const audiences = (filter.audience ?? []).map((audience) => t(`describe.audience.${audience}`));
    return t("describe.forAudience", { audiences: formatAlternatives(locale, audiences) });
  },
  main_kind: (context) => context.t("describe.mainKind", { kinds: kindWords(context, context.filter.main_kind ?? []) }),
  area: (context) => {
    const areas = (context.filter.area ?? []).map((code) => nameArea(code, context));
    return context.t("describe.inAreas", { areas: formatAlternatives(context.locale, areas) });
  },
  bbox: ({ filter: { bbox }, t }) => (bbox ? t("describe.bbox", inWords(bbox)) : null),
  near: ({ filter: { near }, t }) => (near ? t("describe.near", inWords(near)) : null),
  body: (context) => (context.filter.role ? null : context.t("describe.anyRole", { bodies: bodyWords(context) })),
  role: sayRole,
  programme: (context) => context.t("describe.programmes", { programmes: recordWords(context, "programme") }),
  ownership: ({ filter, locale, t }) =>
    formatAlternatives(
      locale,
      (filter.ownership ?? []).map((code) => t(`describe.ownership.${code}`)),
    ),
  precision: ({ filter, locale, t }) => {
    const precisions = (filter.precision ?? []).map((code) => t(`describe.precision.${code}`));
    return t("describe.placeIs", { precisions: formatAlternatives(locale, precisions) });
  },
  opened: sayOpened,
  source: (context) => context.t("describe.sources", { sources: recordWords(context, "source") }),
  updated_since: ({ filter, locale, t }) =>
    t("describe.updatedSince", { date: sayMoment(locale, filter.updated_since) }),
  contested: ({ t }) => t("describe.contested"),
  q: ({ filter, locale, t }) => t("describe.words", { words: isolate(locale, filter.q ?? "") }),
  as_of: ({ filter, locale, t }) => t("describe.asOf", { date: formatDate(locale, filter.as_of ?? "") }),
  known_at: ({ filter: { known_at }, locale, t }) =>
    /^\d+$/.test(known_at ?? "")
      ? t("describe.knownInRevision", { revision: formatNumber(locale, Number(known_at)) })
      : t("describe.knownAt", { date: sayMoment(locale, known_at) }),
};

export function kindWords({ locale, t }: PhraseContext, kinds: readonly FacilityKind[]): string {
  return formatList(
    locale,
    kinds.map((kind) => t(`describe.kind.${kind}`)),
  );
}

/** Urdu adjectives follow the noun: of the nouns here only 'facilities' is feminine. */
function genderOf({ kind }: FacilityFilter): "f" | "m" {
  return kind && !kind.includes("other") ? "m" : "f";
}

function sayStatus({ filter, locale, t }: PhraseContext): string {
  const words = filter.status ?? [];
  const statuses = formatAlternatives(
    locale,
    words.map((word) => t(`describe.status.${word}`, { gender: genderOf(filter) })),
  );
  const before = locale === "ur" || words.every((word) => ADJECTIVES.includes(word));
  return before ? statuses : t("describe.thatAre", { statuses });
}

/** An area with its level, for a district and its tehsil often share a name. */
export function nameArea(code: string, { directory, locale, t }: Omit<PhraseContext, "filter">): string {
  const level = AREA_LEVELS.find((one) => one === directory.area.get(code)?.level);
  const name = isolate(locale, nameOf(directory.area, code, locale).text);
  return level ? t(`describe.area.${level}`, { name }) : name;
}

function bodyWords({ filter, directory, locale }: PhraseContext): string {
  const names = (filter.body ?? []).map((code) => isolate(locale, shortNameOf(directory.body, code, locale).text));
  return formatAlternatives(locale, names);
}

function recordWords(
  { filter, directory, locale }: PhraseContext,
  kind: Extract<DirectoryKind, "programme" | "source">,
): string {
  const names = (filter[kind] ?? []).map((code) => isolate(locale, `“${nameOf(directory[kind], code, locale).text}”`));
  return formatAlternatives(locale, names);
}

function sayRole(context: PhraseContext): string {
  const { filter, locale, t } = context;
  const roles = filter.role ?? [];
  const names = formatAlternatives(
    locale,
    roles.map((role) => t(`role.${role}`).toLocaleLowerCase("en")),
  );
  if (!filter.body) return t("describe.namedRole", { roles: names });
  const bodies = bodyWords(context);
  const [only, ...more] = roles;
  return only && more.length === 0
    ? t(`describe.role.${only}`, { bodies })
    : t("describe.bodiesAs", { bodies, roles: names });
}

function sayOpened({ filter: { opened }, locale, t }: PhraseContext): string | null {
  if (!opened) return null;
  const { from, to } = opened;
  const said = (date: string) => formatDate(locale, date);
  if (from !== null && from === to)
    return from.length === 10
      ? t("describe.openedOn", { date: said(from) })
      : t("describe.openedIn", { date: said(from) });
  if (from !== null && to !== null) return t("describe.openedBetween", { from: said(from), to: said(to) });
  return from === null
    ? t("describe.openedTo", { to: said(to ?? "") })
    : t("describe.openedFrom", { from: said(from) });
}

/** A day as a date; an instant with its time in Pakistan. */
function sayMoment(locale: Locale, moment = ""): string {
  return moment.length === 10 ? formatDate(locale, moment) : formatInstant(locale, new Date(moment));
}

/** Coordinates keep the digits of the address: rounding them would describe another filter. */
function inWords<Numbers extends Record<string, number>>(numbers: Numbers): Record<keyof Numbers, string> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, String(Number(value.toFixed(5)))]),
  ) as Record<keyof Numbers, string>;
}
