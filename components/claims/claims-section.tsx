import { ContradictionGroups } from "@/components/contradictions/contradiction-groups";
import { RecordSection } from "@/components/lists/record-frame";
import type { ClaimsBeside } from "@/lib/claims/detail";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { ClaimTable } from "./claim-table";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  title: string;
  beside: ClaimsBeside;
  moment: string;
};

/** The claims that stand beside a record, and what does not go together among them; nothing where there is none. */
export function ClaimsSection({ t, locale, directory, title, beside: { rows, contradictions, all }, moment }: Props) {
  if (rows.length === 0) return null;
  return (
    <RecordSection title={title}>
      <div className="grid gap-6">
        <ClaimTable t={t} locale={locale} directory={directory} rows={rows} place={null} moment={moment} />
        <ContradictionGroups
          t={t}
          locale={locale}
          directory={directory}
          contradictions={contradictions}
          claims={all}
          current={null}
          moment={moment}
        />
      </div>
    </RecordSection>
  );
}
