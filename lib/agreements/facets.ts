import { type AgreementRow, partyCodes } from "@/lib/agreements/columns";
import { OVERDUE } from "@/lib/agreements/delivery";
import { AGREEMENT_KINDS } from "@/lib/agreements/schema";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { byFrequency } from "@/lib/records/frequency";
import type { FacetWords } from "@/lib/records/list-facets";
import { type Directory, nameOf, shortNameOf } from "@/lib/records/named";

/** What agreements can be filtered by, in words; of bodies those that are party to one. */
export function agreementFacets(
  rows: readonly AgreementRow[],
  directory: Directory,
  locale: Locale,
  t: Translate,
): FacetWords[] {
  const coded = (name: string, title: string, values: readonly string[], vocabulary = name): FacetWords => ({
    name,
    title,
    values,
    say: (code) => ({ text: sayCode(t, vocabulary, code), lang: locale }),
  });
  return [
    coded("overdue", t("columns.agreements.overdue.label"), OVERDUE),
    {
      name: "body",
      title: t("agreements.party"),
      values: byFrequency(rows.flatMap(partyCodes)),
      say: (code) => shortNameOf(directory.body, code, locale),
      shown: 8,
    },
    coded("promised", t("agreements.promisedKind"), FACILITY_KINDS, "kind"),
    coded("kind", t("columns.agreements.kind.label"), AGREEMENT_KINDS, "agreementKind"),
    // Asked for by links alone, and then named like the others.
    {
      name: "source",
      title: t("facets.source"),
      values: [],
      say: (code) => nameOf(directory.source, code, locale),
    },
  ];
}
