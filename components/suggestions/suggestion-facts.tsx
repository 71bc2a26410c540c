import type { ReactNode } from "react";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilityPath, staffProposalPath } from "@/lib/paths";

type Suggestion = {
  reference: string;
  facilityRef: string | null;
  text: string;
  link: string | null;
  contact: string | null;
  state: "received" | "proposed" | "declined";
  publicReason: string | null;
  receivedAt: Date;
  proposalId: bigint | null;
};

/** All that staff know of a suggestion. What the public typed is text, and its link is written out before it is followed. */
export function SuggestionFacts({ locale, t, suggestion }: { locale: Locale; t: Translate; suggestion: Suggestion }) {
  const { facilityRef, proposalId } = suggestion;
  return (
    <dl className="facts max-w-3xl">
      <Fact label={t("suggest.state.reference")}>
        <code dir="ltr">{suggestion.reference}</code> · {formatInstant(locale, suggestion.receivedAt)}
      </Fact>
      {facilityRef && (
        <Fact label={t("suggest.state.about")}>
          <a href={facilityPath(locale, facilityRef)}>
            <bdi dir="ltr">{facilityRef}</bdi>
          </a>
        </Fact>
      )}
      <Fact label={t("suggest.inbox.says")}>
        <p className="measure whitespace-pre-line break-words" dir="auto">
          {suggestion.text}
        </p>
      </Fact>
      {suggestion.link && (
        <Fact label={t("suggest.link")}>
          <a href={suggestion.link} rel="noreferrer nofollow" dir="ltr" className="break-all">
            {suggestion.link}
          </a>
        </Fact>
      )}
      <Fact label={t("suggest.contact")}>
        {suggestion.contact ? (
          <bdi className="break-words">{suggestion.contact}</bdi>
        ) : (
          <span className="text-soft">{t("suggest.inbox.noContact")}</span>
        )}
      </Fact>
      <Fact label={t("suggest.state.standing")}>
        {t(`suggest.state.is.${suggestion.state}`)}
        {proposalId !== null && (
          <>
            {" · "}
            <a href={staffProposalPath(locale, proposalId)}>
              {t("suggest.inbox.proposal", { id: String(proposalId) })}
            </a>
          </>
        )}
        {suggestion.publicReason && (
          <p className="measure mt-1 whitespace-pre-line" dir="auto">
            {suggestion.publicReason}
          </p>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
