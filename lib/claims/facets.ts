import type { ClaimRow } from "@/lib/claims/columns";
import { CLAIM_MEASURES } from "@/lib/claims/schema";
import { VERDICTS } from "@/lib/claims/verdict";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { byFrequency } from "@/lib/records/frequency";
import type { FacetWords } from "@/lib/records/list-facets";
import { type Directory, type DirectoryKind, nameOf, shortNameOf } from "@/lib/records/named";

/** What the ledger can be filtered by, in words; of bodies, programmes and areas those that some claim names. */
export function claimFacets(
  rows: readonly ClaimRow[],
  directory: Directory,
  locale: Locale,
  t: Translate,
): FacetWords[] {
  const own = (text: string) => ({ text, lang: locale });
  const named = (kind: DirectoryKind) => (code: string) => nameOf(directory[kind], code, locale);
  const measures = byFrequency(rows.map(({ measure }) => measure));
  return [
    {
      name: "verdict",
      title: t("columns.claims.verdict.label"),
      values: VERDICTS,
      say: (one) => own(t(`verdict.${one as (typeof VERDICTS)[number]}`)),
    },
    {
      name: "body",
      title: t("claims.speaker"),
      values: byFrequency(rows.map(({ speaker_body_code }) => speaker_body_code)),
      say: (code) => shortNameOf(directory.body, code, locale),
      shown: 6,
    },
    {
      name: "measure",
      folded: true,
      title: t("columns.claims.measure.label"),
      values: measures.filter((one) => CLAIM_MEASURES.some((measure) => measure === one)),
      say: (one) => own(t(`measure.${one as (typeof CLAIM_MEASURES)[number]}`)),
      shown: 4,
    },
    {
      name: "target",
      title: t("claims.promise"),
      values: ["0", "1"],
      say: (one) => own(t(one === "1" ? "claims.promises" : "claims.results")),
    },
    {
      name: "contradicted",
      title: t("claims.contradicted"),
      values: ["1"],
      say: () => own(t("claims.contradictedYes")),
    },
    {
      name: "kind",
      folded: true,
      title: t("facets.kind"),
      values: FACILITY_KINDS,
      say: (one) => own(t(`kind.${one as (typeof FACILITY_KINDS)[number]}`)),
    },
    {
      name: "programme",
      folded: true,
      title: t("facets.programme"),
      values: byFrequency(rows.map(({ programme_code }) => programme_code)),
      say: named("programme"),
      shown: 6,
    },
    {
      name: "area",
      folded: true,
      title: t("facets.area"),
      values: byFrequency(rows.flatMap(({ area_path }) => area_path)),
      say: named("area"),
      shown: 6,
    },
    // Asked for by links alone, and then named like the others.
    { name: "source", title: t("facets.source"), values: [], say: named("source") },
    { name: "counted", title: t("claims.countedAs"), values: [], say: (one) => own(sayCode(t, "counted", one)) },
  ];
}
