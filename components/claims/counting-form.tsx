import type { CountingRule } from "@/lib/claims/scope";
import { STATUS_WORDS, type StatusWord } from "@/lib/facilities/filter";
import { STATUS_GROUPS } from "@/lib/facilities/status";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";

type Props = {
  t: Translate;
  /** Path of the claim, without a query. */
  action: string;
  /** What the form keeps: the day and revision asked for. */
  kept: [string, string][];
  rule: CountingRule;
  /** The statuses that the claim itself counts. */
  statuses: readonly StatusWord[];
  /** The name of its programme; null where it names none. */
  programme: string | null;
  /** Whether the rule is other than the claim's own; then `backHref` counts by that again. */
  changed: boolean;
  backHref: string;
};

const NAME = "counting-rule";

/** How a claim is counted, changed by a plain GET form: the rule stands in the address, and goes into the file. */
export function CountingForm({ t, action, kept, rule, statuses, programme, changed, backHref }: Props) {
  const chosen = rule.status ?? statuses;
  const offered = STATUS_WORDS.filter(
    (word) => word in STATUS_GROUPS || statuses.includes(word) || chosen.includes(word),
  );
  return (
    <details open={changed} className="mb-4 border-line border-y print:hidden" id={NAME}>
      <summary className="disclosure flex min-h-11 items-center gap-3 py-1.5">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span>{t("claims.rule.open")}</span>
          <span className="text-sm text-soft">{t(changed ? "claims.rule.changed" : "claims.rule.own")}</span>
        </span>
      </summary>
      <form action={`${action}#${NAME}`} className="grid gap-x-10 gap-y-4 pb-4 text-sm sm:grid-cols-3">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Choices legend={t("claims.rule.counted")}>
          <Choice
            type="radio"
            name="counted"
            value="sites"
            checked={rule.counted === "sites"}
            label={t("counted.sites")}
          />
          <Choice
            type="radio"
            name="counted"
            value="functions"
            checked={rule.counted === "functions"}
            label={t("counted.functions")}
          />
        </Choices>
        <Choices legend={t("claims.rule.statuses")}>
          {offered.map((word) => (
            <Choice
              key={word}
              type="checkbox"
              name="status"
              value={word}
              checked={chosen.includes(word)}
              label={word in STATUS_GROUPS ? sayCode(t, "group", word) : sayCode(t, "status", word)}
            />
          ))}
        </Choices>
        {programme !== null && (
          <Choices legend={t("claims.rule.programme")}>
            <Choice
              type="radio"
              name="programme"
              value=""
              checked={rule.programme !== "any"}
              label={t("claims.rule.within", { programme })}
            />
            <Choice
              type="radio"
              name="programme"
              value="any"
              checked={rule.programme === "any"}
              label={t("claims.rule.any")}
            />
          </Choices>
        )}
        <div className="flex items-center gap-4 sm:col-span-3">
          <button type="submit" className="button">
            {t("claims.rule.apply")}
          </button>
          {changed && (
            <a href={backHref} className="flex min-h-11 items-center">
              {t("claims.rule.back")}
            </a>
          )}
        </div>
      </form>
    </details>
  );
}

function Choices({ legend, children }: { legend: string; children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{legend}</legend>
      {children}
    </fieldset>
  );
}

type ChoiceProps = { type: "radio" | "checkbox"; name: string; value: string; checked: boolean; label: string };

function Choice({ type, name, value, checked, label }: ChoiceProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 max-md:min-h-11">
      <input type={type} name={name} value={value} defaultChecked={checked} className="tick" />
      <bdi>{label}</bdi>
    </label>
  );
}
