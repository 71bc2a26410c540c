import { RecordSection } from "@/components/lists/record-frame";
import type { ClaimRow } from "@/lib/claims/columns";
import type { OurSum } from "@/lib/claims/sums";
import { sayMeasured, sayValue } from "@/lib/claims/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { ClaimTable } from "./claim-table";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  /** The sums of ours that a claim takes part in. */
  sums: readonly OurSum[];
  claims: ReadonlyMap<string, ClaimRow>;
  moment: string;
};

/** Parts that were said beside each other, with what they make together, and the whole that was given, if any. */
export function PartsNote({ t, locale, directory, sums, claims, moment }: Props) {
  if (sums.length === 0) return null;
  return (
    <RecordSection title={t("claims.parts")}>
      <div className="grid gap-6">
        {sums.map((sum) => {
          const parts = sum.refs.flatMap((ref) => claims.get(ref) ?? []);
          const whole = sum.whole === null ? undefined : claims.get(sum.whole);
          const measure = parts[0]?.measure ?? "facilities";
          const made = t(`claims.value.${sum.qualifier}`, { figure: sayMeasured(t, locale, measure, sum.value) });
          return (
            <div key={sum.refs.join()} className="grid gap-2">
              <p className="measure">
                {t("claims.series.partsAdd", { sum: made })}{" "}
                {whole && t("claims.series.whole", { whole: sayValue(t, locale, whole) ?? "" })}{" "}
                {whole && whole.value === sum.value && t("claims.series.partsSame")}
              </p>
              <ClaimTable
                t={t}
                locale={locale}
                directory={directory}
                rows={whole ? [...parts, whole] : parts}
                place={null}
                moment={moment}
                columns={["paraphrase", "value", "listed"]}
              />
            </div>
          );
        })}
      </div>
    </RecordSection>
  );
}
