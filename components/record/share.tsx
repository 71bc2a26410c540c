import type { Translate } from "@/lib/i18n/translate";
import { whatsappPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import { CitationForms } from "./citation-forms";
import { CopyButton } from "./copy-button";
import { DayForm } from "./day-form";

type Props = {
  t: Translate;
  name: string;
  /** Absolute, in the language of the page. */
  url: string;
  citation: Citation;
};

/** Ways to take a record along: copy its link or its citation, send it by WhatsApp. */
export function Share({ t, name, url, citation }: Props) {
  return (
    <section aria-label={t("record.share")} className="grid gap-3 print:hidden">
      <div className="flex flex-wrap gap-2">
        <CopyButton text={url} label={t("record.copyLink")} done={t("record.copied")} />
        <CopyButton text={citation.text} label={t("record.copyCitation")} done={t("record.copied")} />
        <a href={whatsappPath(`${name} ${url}`)} rel="noopener" className="button button-quiet text-sm">
          {t("record.whatsapp")}
        </a>
      </div>
      <CitationForms t={t} citation={citation} />
      <DayForm t={t} url={url} day={new URL(citation.url).searchParams.get("as_of") ?? ""} />
    </section>
  );
}
