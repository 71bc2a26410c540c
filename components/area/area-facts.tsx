import { AreaLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import { RecordParagraph } from "@/components/record/record-text";
import type { AreaDocument } from "@/lib/areas/schema";
import { columnLabel } from "@/lib/dictionary/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";

type Props = { t: Translate; locale: Locale; area: AreaDocument; directory: Directory; moment: string };

/** What an area is: how firm, part of what, its other names and codes. */
export function AreaFacts({ t, locale, area, directory, moment }: Props) {
  const label = (column: string) => columnLabel(t, "areas", column);
  const codes = (["iso_code", "pbs_code", "ocha_pcode"] as const).filter((column) => area[column] !== null);
  return (
    <Facts>
      <Fact t={t} locale={locale} id="standing" label={label("status")} value={t(`areas.standing.${area.status}`)} />
      {area.parent_code && (
        <Fact
          t={t}
          locale={locale}
          id="parent"
          label={label("parent_code")}
          value={<AreaLink locale={locale} directory={directory} code={area.parent_code} moment={moment} />}
        />
      )}
      {area.aliases.length > 0 && (
        <Fact
          t={t}
          locale={locale}
          id="aliases"
          label={label("aliases")}
          value={<bdi lang="en">{area.aliases.join(", ")}</bdi>}
        />
      )}
      {codes.map((column) => (
        <Fact
          key={column}
          t={t}
          locale={locale}
          id={column}
          label={label(column)}
          value={<code dir="ltr">{area[column]}</code>}
        />
      ))}
      {area.note && (
        <Fact
          t={t}
          locale={locale}
          id="note"
          label={label("note")}
          value={<RecordParagraph locale={locale} text={area.note} />}
        />
      )}
    </Facts>
  );
}
