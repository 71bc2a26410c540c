import type { ReactNode } from "react";
import { Fact, Facts } from "@/components/facts/facts";
import { OutsideLink } from "@/components/lists/record-cell";
import { codesOf } from "@/lib/facilities/row-codes";
import { BODY_ROLES } from "@/lib/facilities/schema";
import type { Dossier } from "./dossier";
import { BodyLink } from "./record-links";
import { Section } from "./section";

/** What a person needs who wants to go there; until it is known, whom to ask. */
export function UseSection({ dossier }: { dossier: Dossier }) {
  const { t, locale, document, row, cite } = dossier;
  const { group, status } = codesOf(row);
  const audiences = [...new Set(document.functions.flatMap(({ audience }) => audience ?? []))];
  const unknown = <Ask dossier={dossier} />;
  const fact = (name: "hours" | "fee" | "entry" | "contact", value: ReactNode, field: string[] = []) => (
    <Fact
      t={t}
      locale={locale}
      id={name}
      label={t(`facility.fact.${name}`)}
      value={value ?? unknown}
      evidence={value === null ? null : cite.field(...field)}
    />
  );
  return (
    <Section id="use" title={t("facility.section.use")}>
      {group !== "open" && group !== "unknown" && (
        <p className="mb-2 font-medium">
          {group === "stopped" ? t("facility.stopped", { status: t(`status.${status}`) }) : t("facility.notOpenYet")}
        </p>
      )}
      <Facts>
        {fact("hours", null)}
        {fact("fee", null)}
        {fact("entry", audiences.map((audience) => t(`audience.${audience}`)).join(" · ") || null, [
          "functions",
          "kind",
        ])}
        {fact("contact", listContacts(dossier), ["website", "phone", "email"])}
      </Facts>
    </Section>
  );
}

function listContacts({ document: { website, phone, email } }: Dossier): ReactNode {
  if (!website && !phone && !email) return null;
  return (
    <ul>
      {phone && (
        <li>
          <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
            <bdi dir="ltr">{phone}</bdi>
          </a>
        </li>
      )}
      {email && (
        <li>
          <a href={`mailto:${email}`}>
            <bdi dir="ltr">{email}</bdi>
          </a>
        </li>
      )}
      {website && (
        <li>
          <OutsideLink href={website} />
        </li>
      )}
    </ul>
  );
}

/** Not known: whoever runs it can be asked; where that is not known, whoever stands closest to it. */
function Ask({ dossier: { t, locale, directory, document, row, moment } }: { dossier: Dossier }) {
  const others = BODY_ROLES.flatMap((role) => document.roles.filter((one) => one.role === role));
  const held = [
    ...row.operators,
    ...row.sponsors,
    ...row.funders,
    ...row.other_bodies.map((pair) => pair.split(":")[1]),
  ];
  const code = others.find(({ body_code }) => held.includes(body_code))?.body_code;
  if (!code) return <span className="text-soft">{t("facility.askNobody")}</span>;
  return (
    <span className="text-soft">
      {t.rich("facility.ask", {
        operator: () => <BodyLink locale={locale} directory={directory} code={code} moment={moment} short />,
      })}
    </span>
  );
}
