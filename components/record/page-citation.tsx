import type { Translate } from "@/lib/i18n/translate";
import type { Citation } from "@/lib/records/cite";
import { CitationForms } from "./citation-forms";

/** How to cite a list or figures as they stand, at the end of their page; in print the citation alone. */
export function PageCitation({ t, citation }: { t: Translate; citation: Citation }) {
  return (
    <>
      <section id="cite" className="mt-6 grid min-w-0 scroll-mt-4 gap-3 border-line border-t pt-6 print:hidden">
        <h2 className="text-xl">{t("data.cite.title")}</h2>
        <CitationForms t={t} citation={citation} />
      </section>
      <p lang="en" dir="ltr" className="hidden text-xs print:block">
        {citation.text}
      </p>
    </>
  );
}
