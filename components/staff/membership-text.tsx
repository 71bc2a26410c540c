import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { StaffRole } from "@/lib/people/rights";

type Props = {
  locale: Locale;
  t: Translate;
  role: StaffRole;
  bodies: readonly string[];
  areas: readonly string[];
  publishesDirectly: boolean;
  decidesOwn: boolean;
};

/** A role and over what it holds, in words. */
export function MembershipText({ locale, t, role, bodies, areas, publishesDirectly, decidesOwn }: Props) {
  const scope = [
    bodies.length > 0 ? t("staff.membership.ofBodies", { codes: formatList(locale, [...bodies]) }) : "",
    areas.length > 0 ? t("staff.membership.inAreas", { codes: formatList(locale, [...areas]) }) : "",
  ].filter(Boolean);
  const granted = [
    publishesDirectly ? t("staff.membership.publishesDirectly") : "",
    decidesOwn ? t("staff.membership.decidesOwn") : "",
  ].filter(Boolean);
  return (
    <>
      <span className="font-semibold">{t(`staff.role.${role}`)}</span>{" "}
      {scope.length > 0 ? scope.join(" ") : t("staff.membership.everything")}
      {granted.map((line) => (
        <span key={line} className="block text-soft text-sm">
          {line}
        </span>
      ))}
    </>
  );
}
