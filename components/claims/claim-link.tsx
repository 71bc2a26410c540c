import type { ClaimRow } from "@/lib/claims/columns";
import { saySpeaker, saySubject, sayValue } from "@/lib/claims/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  claim: ClaimRow;
  /** The day and revision that the page carries on. */
  moment: string;
};

/** Who claimed what, as a link to the claim: `SCO: parks and hubs`. */
export function ClaimLink({ t, locale, directory, claim, moment }: Props) {
  const speaker = saySpeaker(t, locale, directory, claim.speaker_body_code);
  return (
    <a href={claimPath(locale, claim.ref, moment)} className="name-link">
      <bdi lang={speaker.lang === locale ? undefined : speaker.lang}>{speaker.text}</bdi>
      {": "}
      {saySubject(t, locale, claim)}
    </a>
  );
}

/** What was said: the number with its qualifier, the words in place of one, or that there was none. */
export function ClaimedValue({ t, locale, claim }: Pick<Props, "t" | "locale" | "claim">) {
  const value = sayValue(t, locale, claim);
  if (value !== null) return <span className="whitespace-nowrap">{value}</span>;
  if (claim.value_text === null) return <span className="text-soft">{t("claims.noNumber")}</span>;
  return (
    <q lang="en">
      <bdi>{claim.value_text}</bdi>
    </q>
  );
}

/** A claim by its reference alone, as remarks name it. */
export function ClaimRef({ locale, code, moment }: { locale: Locale; code: string; moment: string }) {
  return (
    <a href={claimPath(locale, code, moment)}>
      <code dir="ltr">{code}</code>
    </a>
  );
}
