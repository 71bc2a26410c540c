import type { ClaimRow } from "@/lib/claims/columns";
import { CONTRADICTIONS, type Contradiction } from "@/lib/claims/contradictions";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { ClaimContradiction } from "./claim-contradiction";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  contradictions: readonly Contradiction[];
  claims: ReadonlyMap<string, ClaimRow>;
  /** The ref of the claim whose page this is; null on other pages. */
  current: string | null;
  moment: string;
};

/** Contradictions among claims by their kind, each kind explained once. */
export function ContradictionGroups({ contradictions, ...context }: Props) {
  const { t } = context;
  const kinds = CONTRADICTIONS.filter((kind) => contradictions.some((one) => one.kind === kind));
  return (
    <div className="grid gap-6">
      {kinds.map((kind) => (
        <section key={kind}>
          <h3 className="text-lg">{t(`contradictions.kind.${kind}.title`)}</h3>
          <p className="measure mt-1 mb-2 text-sm text-soft">{t(`contradictions.kind.${kind}.text`)}</p>
          {contradictions
            .filter((one) => one.kind === kind)
            .map((contradiction) => (
              <ClaimContradiction key={contradiction.refs.join()} {...context} contradiction={contradiction} />
            ))}
        </section>
      ))}
    </div>
  );
}
