import type { ClaimRow } from "@/lib/claims/columns";
import { describeFilter } from "@/lib/facilities/describe";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { facilityQuery } from "@/lib/facilities/filter";
import { formatList, formatNumber } from "@/lib/i18n/format";
import { sayMoney } from "@/lib/i18n/format-money";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { type Directory, shortNameOf } from "@/lib/records/named";

type Measured = Pick<ClaimRow, "measure" | "value" | "qualifier">;

/** A number in the unit of its measure: rupees, dollars, per cent, square feet, or things counted. */
export function sayMeasured(t: Translate, locale: Locale, measure: ClaimRow["measure"], value: number): string {
  if (measure.endsWith("_pkr")) return sayMoney(t, locale, value, "PKR");
  if (measure.endsWith("_usd")) return sayMoney(t, locale, value, "USD");
  const figure = formatNumber(locale, value);
  if (measure.endsWith("_percent")) return t("claims.unit.percent", { figure });
  return measure.endsWith("_sqft") ? t("claims.unit.sqft", { figure }) : figure;
}

/** What was claimed, with its qualifier: `about 50`, `at least Rs 100 million`; null where no number was given. */
export function sayValue(t: Translate, locale: Locale, { measure, value, qualifier }: Measured): string | null {
  if (value === null) return null;
  return t(`claims.value.${qualifier}`, { figure: sayMeasured(t, locale, measure, value) });
}

/** What a claim counts: its kinds of facility, or the measure it gives. */
export function saySubject(
  t: Translate,
  locale: Locale,
  { measure, kinds }: Pick<ClaimRow, "measure" | "kinds">,
): string {
  if (measure !== "facilities" || kinds.length === 0) return t(`measure.${measure}`);
  return formatList(
    locale,
    kinds.map((kind) => t(`describe.kind.${kind}`)),
  );
}

/** Who said it, in few letters. */
export function saySpeaker(
  t: Translate,
  locale: Locale,
  directory: Directory,
  code: string | null,
): { text: string; lang: Locale } {
  return code === null ? { text: t("claims.noSpeaker"), lang: locale } : shortNameOf(directory.body, code, locale);
}

/** A claim in one line, for titles and lists: `SCO: about 50 software technology parks and freelancing hubs`. */
export function sayClaim(t: Translate, locale: Locale, directory: Directory, claim: ClaimRow): string {
  const speaker = saySpeaker(t, locale, directory, claim.speaker_body_code).text;
  const value = sayValue(t, locale, claim) ?? t("claims.noNumber");
  const subject = saySubject(t, locale, claim);
  const counted = claim.measure === "facilities" && claim.value !== null;
  return counted ? t("claims.line", { speaker, value, subject }) : t("claims.lineOf", { speaker, value, subject });
}

/** What a claim is about, in words: the very filter that it is counted by, or what of it is known where nothing is counted. */
export function sayScope(t: Translate, locale: Locale, directory: Directory, claim: ClaimRow): string | null {
  if (claim.scope !== null) {
    const { value } = facilityQuery.read(new URLSearchParams(claim.scope));
    return describeFilter(value, directory, locale, t);
  }
  const about: FacilityFilter = {
    ...(claim.kinds.length ? { kind: [...claim.kinds] } : {}),
    ...(claim.area_codes.length ? { area: [...claim.area_codes] } : {}),
    ...(claim.programme_code === null ? {} : { programme: [claim.programme_code] }),
  };
  return Object.keys(about).length > 0 ? describeFilter(about, directory, locale, t) : null;
}
