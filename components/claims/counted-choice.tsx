import type { CountingRule } from "@/lib/claims/scope";
import type { Translate } from "@/lib/i18n/translate";
import { addressWith, type ListPlace } from "@/lib/records/list-addresses";

const CHOICES = ["sites", "functions"] as const;

type Props = { t: Translate; place: ListPlace; counted: CountingRule["counted"] };

/** Whether the ledger counts sites, or what they are used as. */
export function CountedChoice({ t, place, counted }: Props) {
  const others = place.filter.filter(([name]) => name !== "counted");
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm">
      <span className="text-soft">{t("claims.countedAs")}</span>
      {CHOICES.map((choice) => (
        <a
          key={choice}
          href={addressWith(place, choice === "sites" ? others : [...others, ["counted", choice]])}
          aria-current={choice === counted ? "true" : undefined}
          className="flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
        >
          {t(`counted.${choice}`)}
        </a>
      ))}
    </span>
  );
}
