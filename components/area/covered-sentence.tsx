import type { Covered } from "@/lib/areas/detail";
import { describeFilter } from "@/lib/facilities/describe";
import { nameArea } from "@/lib/facilities/phrases";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areasPath, facilitiesPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";

type Props = { t: Translate; locale: Locale; directory: Directory; covered: Covered };

/** How many tehsils have a facility that counts, in a sentence, with those that have and those that have not. */
export function CoveredSentence({ t, locale, directory, covered }: Props) {
  const { code, total, listed, facilities, unknown, conditions, listedQuery, withoutQuery, facilitiesQuery } = covered;
  const { status, ...others } = conditions;
  const plain = status?.join() === "open" && Object.keys(others).length === 0;
  const said = { listed, total, name: nameArea(code, { directory, locale, t }) };
  const what = describeFilter(conditions, directory, locale, t);
  return (
    <>
      <p className="measure">
        {plain ? t("areas.tehsils.open", said) : t("areas.tehsils.asked", { ...said, what })}
        {unknown > 0 && (
          <>
            {" "}
            {t.rich("areas.tehsils.unknown", {
              unknown,
              facilities,
              all: (words) => <a href={facilitiesPath(locale, facilitiesQuery)}>{words}</a>,
            })}
          </>
        )}
      </p>
      <p className="flex flex-wrap gap-x-6 text-sm print:hidden">
        {listed > 0 && (
          <a href={areasPath(locale, listedQuery)} className="flex min-h-11 items-center">
            {t("areas.tehsils.with")}
          </a>
        )}
        {total > listed && (
          <a href={areasPath(locale, withoutQuery)} className="flex min-h-11 items-center">
            {t("areas.tehsils.without", { count: total - listed })}
          </a>
        )}
      </p>
    </>
  );
}
