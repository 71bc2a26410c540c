import { CONDITION_NAMES, type Conditions, conditionQuery } from "@/lib/areas/conditions";
import type { AreaFilter } from "@/lib/areas/list";
import { AREA_LEVELS } from "@/lib/areas/schema";
import { columnLabel } from "@/lib/dictionary/words";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { sayValues } from "@/lib/facilities/value-words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { ListRequest } from "@/lib/records/list";
import type { FacetWords } from "@/lib/records/list-facets";
import { type Directory, nameOf } from "@/lib/records/named";

type Context = { directory: Directory; locale: Locale; t: Translate };

/** The values that the form offers of what is counted; the others stand in addresses only. */
const OFFERED: Partial<Record<keyof Conditions, (directory: Directory) => readonly string[]>> = {
  kind: () => FACILITY_KINDS,
  status: () => STATUS_GROUP_NAMES,
  programme: (directory) => [...directory.programme.keys()],
};

/** A value of a condition in words: read and said as the list of facilities says it. */
function sayCondition(name: keyof Conditions, value: string, context: Context): ReturnType<FacetWords["say"]> {
  const [said] = sayValues(conditionQuery.read([[name, value]]).value, name, context);
  return said ? { text: said.text, lang: said.lang } : { text: value, lang: "en" };
}

function conditionFacet(name: keyof Conditions, context: Context): FacetWords {
  return {
    name,
    title: context.t(`facets.${name}`),
    values: OFFERED[name]?.(context.directory) ?? [],
    say: (value) => sayCondition(name, value, context),
    uncounted: true,
    ...(name === "programme" ? { folded: true, shown: 6 } : {}),
  };
}

/** What areas can be filtered by: which are listed, then which facilities count. */
export function areaFacets({ directory }: Pick<ListRequest<AreaFilter>, "directory">, locale: Locale, t: Translate) {
  const provinces = [...directory.area.values()].filter(({ level }) => level === "province").map(({ code }) => code);
  const listing: FacetWords[] = [
    {
      name: "level",
      title: columnLabel(t, "areas", "level"),
      values: AREA_LEVELS.filter((level) => level !== "union_council"),
      say: (level) => ({ text: sayCode(t, "areaLevel", level), lang: locale }),
    },
    {
      name: "within",
      title: t("areas.within"),
      values: provinces,
      say: (code) => nameOf(directory.area, code, locale),
    },
    {
      name: "listed",
      title: columnLabel(t, "areas", "facilities"),
      values: ["0", "1"],
      say: (listed) => ({ text: listed === "0" ? t("areas.without") : t("areas.with"), lang: locale }),
    },
  ];
  const counting = CONDITION_NAMES.toSorted((one, other) => Number(other in OFFERED) - Number(one in OFFERED));
  return [...listing, ...counting.map((name) => conditionFacet(name, { directory, locale, t }))];
}
