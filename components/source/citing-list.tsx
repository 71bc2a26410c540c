import { RecordText } from "@/components/record/record-text";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { recordPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { RECORD_KINDS } from "@/lib/records/schema";
import type { CitingRecord } from "@/lib/sources/uses";
import { UseText } from "./use-text";

type Props = {
  t: Translate;
  locale: Locale;
  citing: readonly CitingRecord[];
  /** The language of the source, in which its phrases are. */
  language: Locale;
  directory: Directory;
  moment: string;
};

/** Every record that cites a source, by kind, with each thing that it is cited for. */
export function CitingList({ t, locale, citing, language, directory, moment }: Props) {
  return RECORD_KINDS.map((kind) => {
    const records = citing.filter((record) => record.kind === kind);
    if (records.length === 0) return null;
    return (
      <section key={kind}>
        <h3 className="font-sans text-base">
          {t(`recordKinds.${kind}`)} <span className="font-normal text-soft">{records.length}</span>
        </h3>
        <ul className="mt-1 border-line border-b text-sm">
          {records.map((record) => (
            <li
              key={record.key}
              className="grid gap-x-8 border-line border-t py-2.5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
            >
              <CitingName locale={locale} record={record} moment={moment} />
              <ul className="grid content-start gap-0.5">
                {record.uses.map((use, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the uses of one record never change their order
                  <li key={at}>
                    <UseText
                      t={t}
                      locale={locale}
                      use={use}
                      language={language}
                      directory={directory}
                      moment={moment}
                    />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function CitingName({ locale, record, moment }: { locale: Locale; record: CitingRecord; moment: string }) {
  return (
    <span className="block pb-1">
      <a href={recordPath(locale, record.kind, record.key, moment)} className="name-link">
        <RecordText locale={locale} text={record.name} textUr={record.name_ur} />
      </a>
    </span>
  );
}
