import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Place = { id: string; name: string; email: string; expiresAt: Date };
type Props = { locale: Locale; t: Translate; places: readonly Place[]; withdraw: FormAction };

/** Invitations that nobody has taken up, each with a button to take it back. */
export function PlaceList({ locale, t, places, withdraw }: Props) {
  return (
    <ul className="max-w-3xl border-line border-t">
      {places.map(({ id, name, email, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-3">
          <p className="min-w-0 flex-1 break-words">
            <bdi>{name}</bdi> · <bdi dir="ltr">{email}</bdi>
            <span className="block text-soft text-sm">
              {t("staff.people.opensUntil", { moment: formatInstant(locale, expiresAt) })}
            </span>
          </p>
          <ActionForm t={t} action={withdraw} className="contents">
            <HiddenField name="invitation" value={id} />
            <SubmitButton quiet label={t("staff.people.withdrawFrom", { name })}>
              {t("staff.people.withdraw")}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
