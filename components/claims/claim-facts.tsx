import type { CitedSource, Evidence } from "@/components/evidence/evidence";
import { BodyLink, ProgrammeLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import type { ClaimRow } from "@/lib/claims/columns";
import { sayScope } from "@/lib/claims/words";
import { columnLabel } from "@/lib/dictionary/words";
import { formatDate, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimsPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  row: ClaimRow;
  /** The claim's source, by its number on the page. */
  source: CitedSource | null;
  /** The refs of other reports of the same release. */
  copies: readonly string[];
  moment: string;
};

/** Who said it, when, of what, by which source. */
export function ClaimFacts({ t, locale, directory, row, source, copies, moment }: Props) {
  const evidence: Evidence | null = source && { rests: "sources", sources: [source] };
  const fact = (id: string) => ({ t, locale, id, evidence });
  const label = (name: string) => columnLabel(t, "claims", name);
  return (
    <Facts>
      <Fact
        {...fact("speaker")}
        label={label("speaker_body_code")}
        value={
          row.speaker_body_code && (
            <BodyLink locale={locale} directory={directory} code={row.speaker_body_code} moment={moment} />
          )
        }
        unknown={t("claims.noSpeaker")}
      />
      <Fact
        {...fact("programme")}
        evidence={null}
        label={label("programme_code")}
        value={
          row.programme_code && (
            <ProgrammeLink locale={locale} directory={directory} code={row.programme_code} moment={moment} />
          )
        }
        unknown={t("claims.noProgramme")}
      />
      <Fact
        {...fact("scope")}
        label={t("claims.scope")}
        value={sayScope(t, locale, directory, row)}
        unknown={t("claims.noScope")}
      />
      <Fact
        {...fact("said")}
        label={t("claims.saidOn")}
        value={row.said_on && formatDate(locale, row.said_on)}
        unknown={t("claims.undated")}
      />
      {row.is_target && (
        <Fact
          {...fact("due")}
          label={t("claims.due")}
          value={row.due_on && formatDate(locale, row.due_on)}
          unknown={t("claims.dueNotSaid")}
        />
      )}
      <Fact {...fact("qualifier")} label={label("qualifier")} value={t(`qualifier.${row.qualifier}`)} />
      {copies.length > 0 && (
        <Fact
          {...fact("copies")}
          evidence={{ rests: "judgement" }}
          label={t("claims.copies")}
          value={t("claims.copiesNote", { refs: formatList(locale, [row.ref, ...copies]) })}
        />
      )}
      {source && (
        <Fact
          {...fact("source")}
          label={label("source_id")}
          value={<a href={claimsPath(locale, `source=${source.id}`)}>{t("claims.ofSource")}</a>}
        />
      )}
    </Facts>
  );
}
