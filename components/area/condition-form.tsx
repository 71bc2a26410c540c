import { type Conditions, conditionQuery } from "@/lib/areas/conditions";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  /** Path of the area, without a query. */
  action: string;
  conditions: Conditions;
  moment: { as_of?: string; known_at?: string };
  /** The area with all that it has. */
  clearHref: string;
};

type Choice = { value: string; label: string };

/** Which facilities count on the page of an area: a GET form, whose question stands in the address. */
export function ConditionForm({ t, action, conditions, moment, clearHref }: Props) {
  const kept = [...conditionQuery.toParameters(conditions), ...Object.entries(moment)].filter(
    ([name]) => name !== "kind" && name !== "status",
  );
  const changed = Object.keys(conditions).length > 0;
  return (
    <form action={action} className="mt-4 flex flex-wrap items-end gap-3 text-sm print:hidden">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        name="kind"
        label={t("facets.kind")}
        empty={t("areas.everyKind")}
        chosen={conditions.kind}
        choices={FACILITY_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Select
        name="status"
        label={t("facets.status")}
        empty={t("areas.everyStatus")}
        chosen={conditions.status}
        choices={STATUS_GROUP_NAMES.map((value) => ({ value, label: t(`group.${value}`) }))}
      />
      <button type="submit" className="button button-quiet">
        {t("filters.apply")}
      </button>
      {changed && (
        <a href={clearHref} className="flex min-h-11 items-center">
          {t("filters.clear")}
        </a>
      )}
    </form>
  );
}

type SelectProps = {
  name: string;
  label: string;
  empty: string;
  chosen: readonly string[] | undefined;
  choices: readonly Choice[];
};

/** One word of several; what an address asks for beyond them stays as it is. */
function Select({ name, label, empty, chosen = [], choices }: SelectProps) {
  const id = `counted-${name}`;
  const value = chosen.join(",");
  const offered = choices.some((choice) => choice.value === value) || value === "";
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <select id={id} name={name} defaultValue={value} className="field max-w-full">
        <option value="">{empty}</option>
        {!offered && (
          <option value={value}>
            {chosen.map((one) => choices.find((choice) => choice.value === one)?.label ?? one).join(", ")}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
