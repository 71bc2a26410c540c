import { Fragment } from "react";
import { RecordTable } from "@/components/table/record-table";
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
    <RecordTable
      t={t}
      caption={t("staff.people.title")}
      whole
      narrow="cards"
      columns={[
        { name: "name", label: t("staff.people.name") },
        { name: "office", label: t("staff.people.office") },
        { name: "roles", label: t("staff.people.roles") },
        { name: "standing", label: t("staff.people.standing") },
        { name: "seen", label: t("staff.people.lastSeen") },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <Fragment key="name">
            <a href={staffPersonPath(locale, person.id)} className="inline-flex min-h-8 items-center">
              <bdi>{person.name}</bdi>
            </a>
            <bdi dir="ltr" className="block text-soft text-sm">
              {person.email}
            </bdi>
          </Fragment>,
          person.office ? (
            <bdi key="office">{person.office}</bdi>
          ) : (
            <span key="office" className="text-soft">
              {t("facts.unknown")}
            </span>
          ),
          sayRoles(t, person),
          sayStanding(t, person),
          person.lastSeen ? (
            formatInstant(locale, person.lastSeen)
          ) : (
            <span key="seen" className="text-soft">
              {t("staff.people.notSignedIn")}
            </span>
          ),
        ],
      }))}
    />
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
