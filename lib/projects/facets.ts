import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { ProjectRow } from "@/lib/projects/columns";
import { FUNDING_MEASURES, PROJECT_STATUSES } from "@/lib/projects/schema";
import { byFrequency } from "@/lib/records/frequency";
import type { FacetWords } from "@/lib/records/list-facets";
import { type Directory, nameOf, shortNameOf } from "@/lib/records/named";

/** What projects can be filtered by, in words; of bodies those that lead one. */
export function projectFacets(
  rows: readonly ProjectRow[],
  directory: Directory,
  locale: Locale,
  t: Translate,
): FacetWords[] {
  const own = (text: string) => ({ text, lang: locale });
  return [
    {
      name: "body",
      title: t("columns.projects.lead_body_code.label"),
      values: byFrequency(rows.map(({ lead_body_code }) => lead_body_code)),
      say: (code) => shortNameOf(directory.body, code, locale),
    },
    {
      name: "status",
      title: t("columns.projects.status.label"),
      values: PROJECT_STATUSES,
      say: (code) => own(sayCode(t, "projectStatus", code)),
    },
    {
      name: "aggregate",
      title: t("projects.aggregate"),
      values: ["0", "1"],
      say: (one) => own(t(one === "1" ? "projects.several" : "projects.single")),
    },
    {
      name: "money",
      title: t("projects.money"),
      values: FUNDING_MEASURES,
      say: (code) => own(sayCode(t, "fundingMeasure", code)),
    },
    // Asked for by links alone, and then named like the others.
    {
      name: "source",
      title: t("facets.source"),
      values: [],
      say: (code) => nameOf(directory.source, code, locale),
    },
  ];
}
