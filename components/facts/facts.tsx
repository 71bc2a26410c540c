import type { ReactNode } from "react";
import type { Evidence } from "@/components/evidence/evidence";
import { SourceMark } from "@/components/evidence/source-mark";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/** A list of facts, each on a line of its own between hairlines. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

type Props = {
  t: Translate;
  locale: Locale;
  /** Unique on the page: names the note of the source mark. */
  id: string;
  label: string;
  /** Null when it is not known: said so, in grey. */
  value: ReactNode | null;
  evidence?: Evidence | null;
  /** Our remark on the value, below it. */
  note?: ReactNode;
  /** What to say instead of 'not known', such as whom to ask. */
  unknown?: string;
};

export function Fact({ t, locale, id, label, value, evidence = null, note, unknown }: Props) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        {value ?? <span className="text-soft">{unknown ?? t("facts.unknown")}</span>}
        {value !== null && evidence && <SourceMark t={t} locale={locale} id={id} label={label} evidence={evidence} />}
        {note && <span className="block text-soft text-sm">{note}</span>}
      </dd>
    </div>
  );
}
