import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sourcePath } from "@/lib/paths";
import type { CitedSource, Evidence } from "./evidence";

type Props = { t: Translate; locale: Locale; label: string; evidence: Evidence };

/**
 * What a mark opens: publisher, date, title and phrase of each source, or what the value rests on.
 * Spans throughout, for a mark may stand in a paragraph or a heading.
 */
export function SourceNote({ t, locale, label, evidence }: Props) {
  return (
    <>
      <span className="block font-medium">{label}</span>
      {evidence.rests !== "sources" && <span className="block">{t(`evidence.rests.${evidence.rests}`)}</span>}
      {"sources" in evidence &&
        evidence.sources.map((source) => (
          <span key={source.number} className="mt-2 block border-line border-t pt-2">
            <CitedSourceText t={t} locale={locale} source={source} />
          </span>
        ))}
    </>
  );
}

/** One source in words: who published it and when, what it is called, what it says, and what we remark. */
export function CitedSourceText({ t, locale, source }: { t: Translate; locale: Locale; source: CitedSource }) {
  const { id, title, publisher, published_on, language, url, phrase, note, supports } = source;
  return (
    <>
      <span className="block text-soft">
        {publisher ? <bdi lang="en">{publisher}</bdi> : t("evidence.noPublisher")}
        {" · "}
        {published_on ? formatDate(locale, published_on) : t("evidence.noDate")}
        {language !== locale && <> · {t(`language.${language}`)}</>}
      </span>
      <a href={sourcePath(locale, id)} className="block py-0.5">
        <bdi lang="en">{title}</bdi>
      </a>
      {phrase && (
        <q lang={language} className="block">
          <bdi>{phrase}</bdi>
        </q>
      )}
      {note && (
        <span lang="en" dir="ltr" className="block text-soft">
          {note}
        </span>
      )}
      {supports && <span className="block text-soft">{t("evidence.supports", { fields: supports })}</span>}
      {url && (
        <a href={url} rel="noopener nofollow" className="block py-0.5">
          {t("evidence.openDocument")}
        </a>
      )}
    </>
  );
}
