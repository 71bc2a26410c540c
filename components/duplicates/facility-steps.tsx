import type { FacilityStep } from "@/lib/duplicates/pair";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffStepPath } from "@/lib/paths";

type Props = { locale: Locale; t: Translate; facility: string; steps: readonly FacilityStep[] };

/** What else can be done with a facility: close it, say what took its place, split it, merge it. */
export function FacilitySteps({ locale, t, facility, steps }: Props) {
  if (steps.length === 0) return null;
  return (
    <nav aria-label={t("duplicates.steps.label")}>
      <ul className="flex flex-wrap gap-x-5">
        {steps.map((step) => (
          <li key={step}>
            <a href={staffStepPath(locale, facility, step)} className="inline-flex min-h-11 items-center">
              {t(`duplicates.steps.${step}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
