import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Membership } from "@/lib/people/rights";
import { MembershipText } from "./membership-text";

/** What somebody may do, a role a line; nothing is said as nothing. */
export function MembershipList({
  locale,
  t,
  memberships,
}: {
  locale: Locale;
  t: Translate;
  memberships: readonly Membership[];
}) {
  if (memberships.length === 0) return <p className="text-soft">{t("staff.membership.none")}</p>;
  return (
    <ul className="max-w-2xl border-line border-t">
      {memberships.map((held) => (
        <li key={JSON.stringify(held)} className="border-line border-b py-2">
          <MembershipText
            locale={locale}
            t={t}
            role={held.role}
            bodies={held.bodies}
            areas={held.areas}
            publishesDirectly={held.publishes_directly}
            decidesOwn={held.decides_own}
          />
        </li>
      ))}
    </ul>
  );
}
