import type { Card, CardMark } from "@/lib/cards/schema";
import type { FacilityRow } from "@/lib/facilities/columns";
import { describeFilter } from "@/lib/facilities/describe";
import { readByRefs } from "@/lib/facilities/detail";
import { conditionsOf, without } from "@/lib/facilities/filter";
import { countHeadline } from "@/lib/facilities/headline";
import type { FacilityRequest } from "@/lib/facilities/question";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { escapeXml } from "@/lib/files/xml";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { readMap } from "@/lib/map/queries";
import { countGroups, isSingle, type Mark } from "@/lib/map/schema";
import type { Directory } from "@/lib/records/named";

const EVERYWHERE = { west: -180, south: -85, east: 180, north: 85 };
/** Neighbours within a few pixels of the card become one mark. */
const ZOOM = 6;

const bold = (text: unknown) => `<b>${text}</b>`;

function toCardMark(mark: Mark): CardMark {
  const { lat, lon, n } = mark;
  return { lat, lon, n, groups: countGroups(mark), hollow: isSingle(mark) && mark.precision !== "building" };
}

/** The districts in some areas, by code. */
function districtsIn(areas: readonly string[], { area }: Directory): string[] {
  const inside = (code: string): boolean => {
    const parent = area.get(code)?.parent;
    return areas.includes(code) || (parent !== undefined && parent !== null && inside(parent));
  };
  return [...area.keys()].filter(inside);
}

function frameCard(t: Translate, locale: Locale, day: string): Pick<Card, "locale" | "site" | "foot"> {
  return { locale, site: t("site.name"), foot: t("headline.asOf", { date: formatDate(locale, day) }) };
}

/** The card of the facilities of a filter: how many, how far, where. */
export async function readFilterCard(request: FacilityRequest): Promise<Card> {
  const { filter, moment, directory, view } = request;
  const locale = view.lang ?? "en";
  const t = translator(locale);
  const rows = without(filter, "as_of", "known_at");
  const [{ total, districts, groups }, { marks }] = await Promise.all([
    countHeadline(filter, moment),
    readMap(filter, moment, EVERYWHERE, ZOOM),
  ]);
  const plain = (text: unknown) => String(text);
  const whole = t.markup("home.total", { total, districts, all: plain, in: plain, b: bold });
  const present = STATUS_GROUP_NAMES.filter((group) => groups[group] > 0);
  return {
    ...frameCard(t, locale, moment.day),
    title: conditionsOf(filter).length === 0 ? t("home.title") : describeFilter(rows, directory, locale, t),
    lines: [
      { text: whole, group: null },
      ...present.map((group) => ({ text: t.markup(`home.group.${group}`, { count: groups[group], b: bold }), group })),
    ],
    marks: marks.map(toCardMark),
    districts: filter.area ? districtsIn(filter.area, directory) : [],
  };
}

/** Where a facility is, in words of the language where they are known. */
function sayPlace(row: FacilityRow & { district_ur: string | null }, locale: Locale): string {
  const parts = locale === "ur" && row.district_ur ? [row.district_ur] : [row.place, row.district];
  return [...new Set(parts.flatMap((part) => part ?? []))].join(", ");
}

/** The card of one facility: what it is, how far, where; null when the registry has not published it. */
export async function readFacilityCard(ref: string, request: FacilityRequest): Promise<Card | null> {
  const { moment, view } = request;
  const locale = view.lang ?? "en";
  const t = translator(locale);
  const [row] = await readByRefs([ref], moment);
  if (!row) return null;
  const since = row.status_on === null ? [] : [formatDate(locale, row.status_on)];
  const { latitude: lat, longitude: lon, status_group: group } = row;
  const said = [
    { text: bold(escapeXml(sayCode(t, "kind", row.main_kind))), group: null },
    { text: escapeXml([sayCode(t, "status", row.status), ...since].join(" · ")), group },
    { text: escapeXml(sayPlace(row, locale)), group: null },
  ];
  return {
    ...frameCard(t, locale, moment.day),
    title: (locale === "ur" ? row.name_ur : null) ?? row.name,
    lines: said.filter(({ text }) => text !== ""),
    marks:
      lat === null || lon === null
        ? []
        : [{ lat, lon, n: 1, groups: { [group]: 1 }, hollow: row.location_precision !== "building" }],
    districts: row.district_code === null ? [] : [row.district_code],
  };
}
