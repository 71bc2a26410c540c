import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffPersonPath } from "@/lib/paths";
import type { StaffRole } from "@/lib/people/rights";

type Person = {
  id: string;
  name: string;
  email: string;
  office: string | null;
  hasSecondFactor: boolean;
  disabledAt: Date | null;
  lastSeen: Date | null;
  memberships: { role: StaffRole; endedAt: Date | null }[];
};

/** Everybody with a place in the register, a line each. */
export function PeopleTable({ locale, t, people }: { locale: Locale; t: Translate; people: readonly Person[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="table-frame whole" aria-label={t("staff.people.title")} tabIndex={0}>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t("staff.people.name")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.people.office")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.people.roles")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.people.standing")}
            </th>
            <th scope="col" className="text-start">
              {t("staff.people.lastSeen")}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className="text-start">
                <a href={staffPersonPath(locale, person.id)} className="inline-flex min-h-8 items-center">
                  <bdi>{person.name}</bdi>
                </a>
                <bdi dir="ltr" className="block text-soft text-sm">
                  {person.email}
                </bdi>
              </th>
              <td>
                {person.office ? <bdi>{person.office}</bdi> : <span className="text-soft">{t("facts.unknown")}</span>}
              </td>
              <td>{sayRoles(t, person)}</td>
              <td>{sayStanding(t, person)}</td>
              <td>
                {person.lastSeen ? (
                  formatInstant(locale, person.lastSeen)
                ) : (
                  <span className="text-soft">{t("staff.people.notSignedIn")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sayRoles(t: Translate, { memberships }: Person) {
  const roles = new Set(memberships.filter(({ endedAt }) => endedAt === null).map(({ role }) => role));
  if (roles.size === 0) return <span className="text-soft">{t("staff.membership.none")}</span>;
  return [...roles].map((role) => (
    <span key={role} className="block">
      {t(`staff.role.${role}`)}
    </span>
  ));
}

function sayStanding(t: Translate, { disabledAt, hasSecondFactor }: Person): string {
  if (disabledAt) return t("staff.people.isDisabled");
  return t(hasSecondFactor ? "staff.people.isActive" : "staff.people.isWithoutFactor");
}
