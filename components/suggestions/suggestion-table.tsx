import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffSuggestionPath } from "@/lib/paths";

type Suggestion = {
  reference: string;
  name: string | null;
  facilityRef: string | null;
  text: string;
  receivedAt: Date;
};

/** Suggestions, a line each, the longest waiting first. */
export function SuggestionTable({
  locale,
  t,
  suggestions,
}: {
  locale: Locale;
  t: Translate;
  suggestions: readonly Suggestion[];
}) {
  if (suggestions.length === 0) return <p className="text-soft">{t("suggest.inbox.none")}</p>;
  return (
    <ul className="max-w-3xl border-line border-t">
      {suggestions.map(({ reference, name, facilityRef, text, receivedAt }) => (
        <li key={reference} className="border-line border-b py-3">
          <a href={staffSuggestionPath(locale, reference)} className="inline-flex min-h-11 items-center font-semibold">
            <bdi>{name ?? facilityRef ?? t("suggest.inbox.missing")}</bdi>
          </a>
          <p className="line-clamp-2" dir="auto">
            {text}
          </p>
          <p className="text-soft text-sm">
            <bdi dir="ltr">{reference}</bdi> · {formatInstant(locale, receivedAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}
