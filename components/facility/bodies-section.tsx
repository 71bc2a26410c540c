import { SourceMark } from "@/components/evidence/source-mark";
import { BODY_ROLES, type FacilityDocument } from "@/lib/facilities/schema";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Dossier } from "./dossier";
import { BodyLink } from "./record-links";
import { Section } from "./section";

type Role = FacilityDocument["roles"][number];

/** The bodies behind a facility by what each is to it, past ones with their years. */
export function BodiesSection({ dossier }: { dossier: Dossier }) {
  const { t, document } = dossier;
  const held = BODY_ROLES.map((role) => ({ role, rows: document.roles.filter((row) => row.role === role) })).filter(
    ({ rows }) => rows.length > 0,
  );
  return (
    <Section id="bodies" title={t("facility.section.bodies")}>
      {held.length === 0 ? (
        <p className="text-soft">{t("facility.noBodies")}</p>
      ) : (
        <dl className="facts">
          {held.map(({ role, rows }) => (
            <div key={role} className="fact">
              <dt>{t(`role.${role}`)}</dt>
              <dd>
                <ul>
                  {rows.map((row) => (
                    <BodyRow key={row.body_code} dossier={dossier} row={row} />
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function BodyRow({ dossier: { t, locale, directory, cite, moment }, row }: { dossier: Dossier; row: Role }) {
  const period = sayPeriod(t, locale, row);
  return (
    <li>
      <BodyLink locale={locale} directory={directory} code={row.body_code} moment={moment} />
      {period && <span className="text-soft text-sm"> {period}</span>}
      <SourceMark
        t={t}
        locale={locale}
        id={`role-${row.role}-${row.body_code}`}
        label={t(`role.${row.role}`)}
        evidence={cite.row(row.source_id, "roles")}
      />
    </li>
  );
}

function sayPeriod(t: Translate, locale: Locale, { from, to }: Role): string | null {
  if (from && to) return t("facility.rolePeriod", { from: formatDate(locale, from), to: formatDate(locale, to) });
  if (from) return t("facility.roleFrom", { from: formatDate(locale, from) });
  return to && t("facility.roleTo", { to: formatDate(locale, to) });
}
