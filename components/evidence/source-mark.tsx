import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Evidence } from "./evidence";
import { SourceNote } from "./source-note";

/** Signs for what is no document; each explained when pressed and under the list of sources. */
export const SIGNS = {
  record: "*",
  judgement: "†",
  rendering: "‡",
  geonames: "§",
  ocha: "§",
  unit: "§",
  derived: "=",
} as const;

type Props = {
  t: Translate;
  locale: Locale;
  /** Unique on the page: names the note that opens. */
  id: string;
  /** The name of the value, so that the mark can be told from others when read aloud. */
  label: string;
  evidence: Evidence;
};

/** The superscript mark behind a value. Pressing it opens the note, without a script; its numbers lead to the list of sources. */
export function SourceMark({ t, locale, id, label, evidence }: Props) {
  const sign =
    evidence.rests === "sources"
      ? evidence.sources.map(({ number }) => formatNumber(locale, number)).join(locale === "ur" ? "،" : ",")
      : SIGNS[evidence.rests];
  const noteId = `why-${id}`;
  return (
    <span className="source-joint">
      <button
        type="button"
        popoverTarget={noteId}
        title={summarise(t, evidence)}
        aria-label={t("evidence.markLabel", { label })}
        className="source-mark"
      >
        {sign}
      </button>
      <span id={noteId} popover="auto" className="float-panel source-note">
        <SourceNote t={t} locale={locale} label={label} evidence={evidence} />
      </span>
    </span>
  );
}

/** What hovering shows: publisher of the first source, or what the value rests on. */
function summarise(t: Translate, evidence: Evidence): string {
  if (evidence.rests !== "sources") return t(`evidence.rests.${evidence.rests}`);
  const [first] = evidence.sources;
  return first ? [first.publisher, first.published_on].filter(Boolean).join(" · ") || first.title : "";
}
