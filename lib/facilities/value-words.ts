import type { FacilityFilter, FilterName, StatusWord } from "@/lib/facilities/filter";
import { nameArea } from "@/lib/facilities/phrases";
import { STATUS_GROUPS, type StatusGroup } from "@/lib/facilities/status";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { type Directory, nameOf } from "@/lib/records/named";

/** A value in words, and the language of the words. */
export type ValueWords = { text: string; lang: Locale };

/** The part of a filter that is no moment: what says which rows match. */
export type ConditionName = Exclude<FilterName, "as_of" | "known_at">;

const isGroup = (word: StatusWord): word is StatusGroup => word in STATUS_GROUPS;

type Context = { directory: Directory; locale: Locale; t: Translate };

/**
 * Every value of one condition in the words of a facet or a chip; one for a condition that is no list. `value` is
 * what the list holds, null where there is none.
 */
export function sayValues(
  filter: FacilityFilter,
  name: ConditionName,
  context: Context,
): ({ value: string | null } & ValueWords)[] {
  const { directory, locale, t } = context;
  const own = (text: string) => ({ value: null, text, lang: locale });
  const each = <Word extends string>(words: readonly Word[] | undefined, say: (word: Word) => string) =>
    (words ?? []).map((value) => ({ value, text: say(value), lang: locale }));
  const record = (kind: keyof Directory, codes: readonly string[] | undefined) =>
    (codes ?? []).map((value) => ({ value, ...nameOf(directory[kind], value, locale) }));
  switch (name) {
    case "kind":
    case "main_kind":
      return each(filter[name], (word) => t(`kind.${word}`));
    case "status":
      return each(filter.status, (word) => (isGroup(word) ? t(`group.${word}`) : t(`status.${word}`)));
    case "shift":
      return each(filter.shift, (word) => t(`shift.${word}`));
    case "audience":
      return each(filter.audience, (word) => t(`audience.${word}`));
    case "role":
      return each(filter.role, (word) => t(`role.${word}`));
    case "ownership":
      return each(filter.ownership, (word) => t(`ownership.${word}`));
    case "precision":
      return each(filter.precision, (word) => t(`precision.${word}`));
    case "area":
      return each(filter.area, (code) => nameArea(code, context));
    case "body":
    case "programme":
    case "source":
      return record(name, filter[name]);
    case "q":
      return [own(filter.q ?? "")];
    case "contested":
      return [own(t("facets.contestedOnly"))];
    case "bbox":
      return filter.bbox
        ? [
            own(
              Object.values(filter.bbox)
                .map((degrees) => formatNumber(locale, degrees))
                .join(", "),
            ),
          ]
        : [];
    case "near":
      return filter.near ? [own(sayCircle(filter.near, context))] : [];
    case "opened":
      return filter.opened ? [own(sayInterval(filter.opened, context))] : [];
    case "updated_since": {
      const since = filter.updated_since ?? "";
      return [own(since.length === 10 ? formatDate(locale, since) : formatInstant(locale, new Date(since)))];
    }
  }
}

function sayCircle({ lat, lon, km }: NonNullable<FacilityFilter["near"]>, { locale, t }: Context): string {
  const said = (value: number) => formatNumber(locale, value);
  return t("facets.circle", { km: said(km), lat: said(lat), lon: said(lon) });
}

function sayInterval({ from, to }: NonNullable<FacilityFilter["opened"]>, { locale, t }: Context): string {
  if (from !== null && to !== null) {
    if (from === to) return formatDate(locale, from);
    return t("facets.fromTo", { from: formatDate(locale, from), to: formatDate(locale, to) });
  }
  if (from !== null) return t("facets.from", { date: formatDate(locale, from) });
  return t("facets.to", { date: formatDate(locale, to ?? "") });
}
