import type { ReactNode } from "react";
import { RecordText } from "@/components/record/record-text";
import type { ClaimRow } from "@/lib/claims/columns";
import type { Contradiction } from "@/lib/claims/contradictions";
import { DISPUTES, type Dispute } from "@/lib/contradictions/disputes";
import type { KnownContradiction } from "@/lib/contradictions/known";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimsPath, facilitiesPath, facilityPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { writeParameters } from "@/lib/records/query";
import { ContradictionGroups } from "./contradiction-groups";
import { KnownContradictions, type NamedFacility } from "./known-contradictions";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  claims: ReadonlyMap<string, ClaimRow>;
  found: readonly Contradiction[];
  disputed: readonly { row: NamedFacility; disputes: readonly Dispute[] }[];
  contested: number;
  known: readonly KnownContradiction[];
  named: ReadonlyMap<string, NamedFacility>;
  asked: { as_of?: string; known_at?: string };
  /** The same as a query string. */
  moment: string;
};

/** Everything in the register that does not go together, each a click away from the records concerned. */
export function ContradictionsSection(props: Props) {
  const { t, locale, directory, claims, found, known, named, moment } = props;
  return (
    <section id="contradictions" aria-labelledby="contradictions-title" className="page-width grid gap-8 pb-16">
      <header className="border-edge border-t pt-8">
        <h2 id="contradictions-title" className="text-2xl">
          {t("contradictions.title")}
        </h2>
        <p className="measure mt-2 text-soft">{t("contradictions.lead")}</p>
      </header>
      <Gaps {...props} />
      <ContradictionGroups
        t={t}
        locale={locale}
        directory={directory}
        contradictions={found}
        claims={claims}
        current={null}
        moment={moment}
      />
      <Disputes {...props} />
      <Group title={t("contradictions.knownTitle")} text={null}>
        <KnownContradictions
          t={t}
          locale={locale}
          directory={directory}
          known={known}
          facilities={named}
          moment={moment}
        />
      </Group>
    </section>
  );
}

function Group({ title, text, children }: { title: string; text: string | null; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-lg">{title}</h3>
      {text !== null && <p className="measure mt-1 text-sm text-soft">{text}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}

function Gaps({ t, locale, claims, asked }: Props) {
  const short = [...claims.values()].filter(
    ({ verdict, is_target }) => verdict === "list_shorter" && !is_target,
  ).length;
  const query = writeParameters([
    ...Object.entries(asked),
    ["sort", "difference"],
    ["target", "0"],
    ["verdict", "list_shorter"],
  ]);
  return (
    <Group title={t("contradictions.gaps.title")} text={t("contradictions.gaps.text", { count: short })}>
      <a href={claimsPath(locale, query)} className="inline-flex min-h-11 items-center">
        {t("contradictions.gaps.open")}
      </a>
    </Group>
  );
}

function Disputes({ t, locale, disputed, contested, asked, moment }: Props) {
  return (
    <Group title={t("contradictions.disputes.title")} text={t("contradictions.disputes.text", { count: contested })}>
      <dl className="grid gap-x-10 gap-y-4 md:grid-cols-3">
        {DISPUTES.map((dispute) => (
          <div key={dispute} className="border-line border-t py-3">
            <dt className="font-medium">{t(`contradictions.disputes.${dispute}`)}</dt>
            <dd>
              <ul className="mt-1 grid text-sm">
                {disputed
                  .filter(({ disputes }) => disputes.includes(dispute))
                  .map(({ row }) => (
                    <li key={row.ref}>
                      <a
                        href={facilityPath(locale, row.ref, moment)}
                        className="inline-flex min-h-9 items-center max-md:min-h-11"
                      >
                        <RecordText locale={locale} text={row.name} textUr={row.name_ur} />
                      </a>
                    </li>
                  ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <a
        href={facilitiesPath(locale, writeParameters([...Object.entries(asked), ["contested", "1"]]))}
        className="inline-flex min-h-11 items-center"
      >
        {t("contradictions.disputes.open")}
      </a>
    </Group>
  );
}
