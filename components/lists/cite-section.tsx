import { Share } from "@/components/record/share";
import type { Translate } from "@/lib/i18n/translate";
import type { Citation } from "@/lib/records/cite";

type Props = { t: Translate; name: string; url: string; citation: Citation };

/** Ways to take a record along; in print the citation alone. */
export function CiteSection({ t, name, url, citation }: Props) {
  return (
    <>
      <Share t={t} name={name} url={url} citation={citation} />
      <p lang="en" dir="ltr" className="hidden text-xs print:block">
        {citation.text}
      </p>
    </>
  );
}
