import { CopyButton } from "@/components/record/copy-button";
import type { Translate } from "@/lib/i18n/translate";
import type { Citation } from "@/lib/records/cite";

/** A citation as a sentence, with a link that keeps showing the same, and for programs that keep references. Without a script too. */
export function CitationForms({ t, citation }: { t: Translate; citation: Citation }) {
  return (
    <div className="grid min-w-0 gap-2">
      <p lang="en" dir="ltr" className="measure select-all text-soft text-xs [overflow-wrap:anywhere]">
        {citation.text}
      </p>
      <p className="text-sm">
        <a href={citation.url} className="inline-flex min-h-9 items-center max-md:min-h-11">
          {t("cite.permalink")}
        </a>
      </p>
      <details className="text-sm">
        <summary className="min-h-9 cursor-pointer py-1.5 text-accent max-md:min-h-11">{t("cite.forms")}</summary>
        <div className="grid gap-3 pt-2">
          {(["bibtex", "ris"] as const).map((form) => (
            <figure key={form} className="grid gap-1">
              <figcaption className="flex items-center justify-between gap-4">
                {t(`cite.${form}`)}
                <CopyButton text={citation[form]} label={t("cite.copy")} done={t("record.copied")} />
              </figcaption>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
              <pre dir="ltr" tabIndex={0} className="overflow-x-auto border border-line p-2 text-start text-xs">
                {citation[form]}
              </pre>
            </figure>
          ))}
        </div>
      </details>
    </div>
  );
}
