import { type Status, statusGroup } from "@/lib/facilities/status";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { StatusSwatch } from "./status-mark";

type Props = {
  t: Translate;
  locale: Locale;
  status: Status;
  /** Since when, at the precision known. */
  on?: string | null;
  contested?: boolean;
};

/** A status in words: its colour, its name, its date, and whether somebody contests it. */
export function StatusLabel({ t, locale, status, on = null, contested = false }: Props) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="inline-flex items-center gap-x-2">
        <StatusSwatch group={statusGroup(status)} />
        {t(`status.${status}`)}
      </span>
      {on && <span className="text-soft">{formatDate(locale, on)}</span>}
      {contested && <ContestedTag t={t} />}
    </span>
  );
}

export function ContestedTag({ t }: { t: Translate }) {
  return <span className="tag text-warn">{t("evidence.contested")}</span>;
}
